from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matters.case_tree import (
    LONGEST_ADDRESS,
    CaseOption,
    CaseQuestion,
    Flaw,
    Standing,
    Tree,
    faults,
    figure,
    tree_of,
    walk,
)

WHO, HOW = CaseQuestion("谁来办？"), CaseQuestion("怎么办？", "二选一")
TREE = Tree(
    (WHO, HOW),
    (
        CaseOption(WHO.text, 1, "企业", next_question=HOW.text),
        CaseOption(WHO.text, 4, "个人", outcome="个人不用办"),
        CaseOption(HOW.text, 2, "一般程序", situation="一般"),
        CaseOption(HOW.text, 3, "告知承诺", situation="承诺"),
    ),
    ("一般", "承诺"),
)


def tree(*options, questions=(WHO, HOW), situations=("一般",)):
    return Tree(questions, options, situations)


def found(one):
    return [(fault.flaw, fault.question or fault.situation, fault.answer) for fault in faults(one)]


def test_walk_begins_with_the_first_question():
    here = walk(TREE, "")
    assert (here.standing, here.question, here.path) == (Standing.ASKING, WHO, ())
    assert [(choice.option.answer, choice.address) for choice in here.choices] == [
        ("企业", "1"),
        ("个人", "4"),
    ]


def test_walk_goes_on_to_the_next_question_and_back():
    here = walk(TREE, "1")
    assert (here.standing, here.question) == (Standing.ASKING, HOW)
    assert [choice.address for choice in here.choices] == ["1.2", "1.3"]
    assert [(step.question, step.option.answer, step.before) for step in here.path] == [
        (WHO, "企业", "")
    ]


def test_walk_ends_in_a_situation():
    here = walk(TREE, "1.3")
    assert (here.standing, here.situation, here.outcome) == (Standing.SITUATION, "承诺", "")
    assert (here.question, here.choices, here.address) == (None, (), "1.3")
    assert [step.before for step in here.path] == ["", "1"]


def test_walk_ends_in_an_outcome_in_words():
    here = walk(TREE, "4")
    assert (here.standing, here.outcome, here.situation) == (Standing.OUTCOME, "个人不用办", "")


@pytest.mark.parametrize(
    "address",
    ["9", "2", "1.9", "1.3.1", "4.1", "01", "1.", ".", "1..2", "x", "1.3\x00", "²", "1" * 9999],
)
def test_walk_with_answers_it_does_not_know_says_so_and_begins_anew(address):
    here = walk(TREE, address)
    assert (here.standing, here.question, here.path) == (Standing.STALE, WHO, ())


def test_walk_with_answers_in_a_guide_that_asks_nothing():
    assert walk(Tree(), "").standing is Standing.ASKING
    assert walk(Tree(), "1.2").standing is Standing.STALE
    assert walk(Tree(), "1.2").question is None


def test_walk_in_a_draft_stops_where_nothing_follows():
    draft = tree(
        CaseOption(WHO.text, 1, "企业", next_question=HOW.text),
        CaseOption(WHO.text, 2, "个人"),
        CaseOption(WHO.text, 3, "其他", situation="没有的"),
    )
    assert [walk(draft, one).standing for one in "123"] == [Standing.UNFINISHED] * 3


def test_walk_does_not_go_round_in_a_circle():
    circle = tree(
        CaseOption(WHO.text, 1, "企业", next_question=HOW.text),
        CaseOption(HOW.text, 2, "回去", next_question=WHO.text),
    )
    assert walk(circle, "1.2").standing is Standing.UNFINISHED
    assert walk(circle, ".".join(["1.2"] * 40)).standing is Standing.UNFINISHED


def test_faults_of_a_sound_tree_and_of_none():
    assert faults(TREE) == faults(Tree(situations=("一般",))) == ()


def test_faults_name_answers_that_lead_nowhere_and_what_is_not_come_to():
    assert found(
        tree(CaseOption(WHO.text, 1, "企业"), CaseOption(WHO.text, 2, "个人", outcome="不用办"))
    ) == [
        (Flaw.NO_ANSWERS, HOW.text, ""),
        (Flaw.LEADS_NOWHERE, WHO.text, "企业"),
        (Flaw.NOT_REACHED, HOW.text, ""),
        (Flaw.SITUATION_NOT_REACHED, "一般", ""),
    ]


def test_faults_name_the_answers_of_a_circle_and_no_other():
    assert found(
        tree(
            CaseOption(WHO.text, 1, "企业", next_question=HOW.text),
            CaseOption(HOW.text, 2, "回去", next_question=WHO.text),
            CaseOption(HOW.text, 3, "一般程序", situation="一般"),
        )
    ) == [(Flaw.LOOPS, WHO.text, "企业"), (Flaw.LOOPS, HOW.text, "回去")]


def test_faults_hold_a_situation_reached_only_from_where_nobody_comes_for_not_reached():
    assert (Flaw.SITUATION_NOT_REACHED, "一般", "") in found(
        tree(
            CaseOption(WHO.text, 1, "企业", outcome="不用办"),
            CaseOption(HOW.text, 2, "一般程序", situation="一般"),
        )
    )


def test_figure_draws_each_question_once_and_names_its_flaws():
    last = CaseQuestion("还有吗？")
    (drawn, lone) = figure(
        tree(
            CaseOption(WHO.text, 1, "企业", next_question=HOW.text),
            CaseOption(WHO.text, 2, "个人", next_question=HOW.text),
            CaseOption(HOW.text, 3, "一般程序", situation="一般"),
            questions=(WHO, HOW, last),
        )
    )
    (first, again) = drawn.branches
    assert (first.below.number, first.below.branches[0].option.situation) == (2, "一般")
    assert (again.below, again.is_drawn_elsewhere, again.flaw) == (None, True, None)
    assert (lone.number, lone.flaws) == (3, (Flaw.NO_ANSWERS, Flaw.NOT_REACHED))


def test_figure_of_a_very_deep_tree_is_drawn_from_the_margin_again():
    questions = tuple(CaseQuestion(f"第 {number} 问") for number in range(400))
    options = tuple(
        CaseOption(here.text, key, "是", next_question=there.text)
        for key, (here, there) in enumerate(pairwise(questions), start=1)
    )
    drawn = figure(Tree(questions, options))
    assert len(drawn) > 1
    assert not any(Flaw.NOT_REACHED in one.flaws for one in drawn)


def test_tree_of_a_snapshot_and_of_one_from_before():
    stored = {
        "situations": [{"name": "一般"}],
        "case_questions": [{"text": "谁来办？", "note": ""}],
        "case_options": [
            {
                "case_question": "谁来办？",
                "key": 1,
                "answer": "企业",
                "next_question": "",
                "situation": "一般",
                "outcome": "",
            }
        ],
    }
    assert walk(tree_of(stored), "1").situation == "一般"
    assert tree_of({"situations": [{"name": "一般"}]}).questions == ()


NAMES = [f"问题 {number}" for number in range(6)]
SITUATIONS = ["甲", "乙"]


@st.composite
def trees(draw):
    """Trees of any kind: with circles, answers that lead nowhere, and questions without answers."""
    count = draw(st.integers(0, len(NAMES)))
    targets = [*NAMES[:count], *SITUATIONS, "结论", ""]
    options, key = [], 0
    for name in NAMES[:count]:
        for place in range(draw(st.integers(0, 3))):
            key += 1
            target = draw(st.sampled_from(targets))
            options.append(
                CaseOption(
                    name,
                    key,
                    f"选项 {place}",
                    target if target in NAMES else "",
                    target if target in SITUATIONS else "",
                    "不用办" if target == "结论" else "",
                )
            )
    questions = tuple(CaseQuestion(name) for name in NAMES[:count])
    return Tree(questions, tuple(options), tuple(SITUATIONS))


def ways(one, address=""):
    """Every way through a tree, as the addresses at which it stops."""
    here = walk(one, address)
    if not here.choices:
        return [here]
    return [end for choice in here.choices for end in ways(one, choice.address)]


@given(trees())
@settings(max_examples=300)
def test_every_way_through_a_tree_stops_and_through_a_sound_one_at_an_end(one):
    ends = ways(one)
    assert all(len(end.path) <= len(one.questions) for end in ends)
    if one.questions and not faults(one):
        assert {end.standing for end in ends} <= {Standing.SITUATION, Standing.OUTCOME}
        assert {end.situation for end in ends if end.situation} == set(SITUATIONS)


@given(trees())
@settings(max_examples=300)
def test_a_tree_in_which_every_way_ends_and_all_is_come_to_is_sound(one):
    ends = ways(one)
    asked = {step.question for end in ends for step in end.path}
    situations = {end.situation for end in ends if end.situation}
    all_end = all(end.standing in (Standing.SITUATION, Standing.OUTCOME) for end in ends)
    if all_end and asked == set(one.questions) and situations == set(SITUATIONS):
        assert faults(one) == ()


@given(trees(), st.one_of(st.text(max_size=40), st.from_regex(r"[0-9.]{0,20}", fullmatch=True)))
@settings(max_examples=500)
def test_walk_takes_any_answers(one, address):
    here = walk(one, address)
    assert here.standing in Standing
    assert len(here.address) <= LONGEST_ADDRESS
    if here.standing is Standing.STALE:
        assert (here.path, here.question) == ((), walk(one, "").question)
    elif address:
        assert here.address == address


@given(trees())
@settings(max_examples=200)
def test_figure_draws_every_question_of_any_tree_once(one):
    drawn, waiting = [], list(figure(one))
    while waiting:
        here = waiting.pop()
        drawn.append(here.question)
        waiting += [branch.below for branch in here.branches if branch.below]
    assert sorted(drawn, key=str) == sorted(one.questions, key=str)
