"""A difference is found wherever there is one, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters.diffs import IDENTITY, Fragment, diff, is_limit, phrases
from tests.factories import published_guide

BASE = {
    "item": "首次注册",
    "promised_limit": {"amount": 10, "unit": "working_day", "note": ""},
    "onsite_visits": 0,
    "materials": [{"name": "申请表", "copies": 1}, {"name": "营业执照", "copies": 1}],
    "questions": [],
    "change_reason": "",
}


def changed(**values):
    return diff(BASE, {**BASE, **values})


def test_diff_of_equal_snapshots_is_empty():
    assert changed() == ()


def test_diff_leaves_the_reason_of_the_change_out():
    assert changed(change_reason="修订") == ()


def test_diff_shows_a_limit_with_both_figures():
    (section,) = changed(promised_limit={"amount": 5, "unit": "working_day", "note": ""})
    assert section.section == "promised_limit"
    assert (section.change.before["amount"], section.change.after["amount"]) == (10, 5)
    assert is_limit(section.change.after)


def test_diff_tells_no_visits_from_unknown_visits():
    assert [section.section for section in changed(onsite_visits=None)] == ["onsite_visits"]


def test_diff_shows_materials_added_removed_and_changed():
    (section,) = changed(
        materials=[{"name": "申请表", "copies": 2}, {"name": "授权书", "copies": 1}]
    )
    assert [(row.kind, row.key) for row in section.rows] == [
        ("removed", "营业执照"),
        ("changed", "申请表"),
        ("added", "授权书"),
    ]
    assert [(field.before, field.after) for field in section.rows[1].fields] == [(1, 2)]


def test_diff_shows_a_new_order():
    (section,) = changed(materials=BASE["materials"][::-1])
    assert section.is_reordered
    assert section.rows == ()


def test_diff_keeps_two_rows_of_one_name_apart():
    twins = [{"name": "申请表", "copies": 1}, {"name": "申请表", "copies": 3}]
    sections = diff({"materials": twins[:1]}, {"materials": twins})
    assert [row.kind for row in sections[0].rows] == ["added"]


def test_diff_reads_a_snapshot_of_an_older_form():
    older = {key: value for key, value in BASE.items() if key != "questions"}
    assert diff(older, BASE) == ()
    assert [section.section for section in diff({}, BASE)] == [
        "item",
        "promised_limit",
        "onsite_visits",
        "materials",
    ]


def test_diff_takes_a_key_a_row_lacked_for_empty():
    """Rows published before the key was added differ only where it says something now."""
    older = {"special_procedures": [{"name": "听证"}]}
    newer = {"special_procedures": [{"name": "听证", "effect": "", "is_charged": None}]}
    assert diff(older, newer) == diff(newer, older) == ()
    newer["special_procedures"][0] |= {"effect": "pauses", "is_charged": False}
    (section,) = diff(older, newer)
    assert [(one.field, one.before, one.after) for one in section.rows[0].fields] == [
        ("effect", None, "pauses"),
        ("is_charged", None, False),
    ]


def test_diff_tells_a_no_from_what_was_not_stated():
    (section,) = diff({}, {"rolls_to_working_day": False, "rolls_basis": ""})
    assert section.section == "rolls_to_working_day"


def test_phrases_name_what_was_replaced():
    assert phrases("材料齐全，符合形式。", "材料齐全，符合法定形式。") == (
        Fragment("same", "材料齐全，"),
        Fragment("removed", "符合形式。"),
        Fragment("added", "符合法定形式。"),
    )


TEXTS = st.text(alphabet="甲乙丙，。\n", max_size=30)


@given(TEXTS, TEXTS)
def test_phrases_give_both_texts_back(before, after):
    found = phrases(before, after)
    assert "".join(part.text for part in found if part.kind != "added") == before
    assert "".join(part.text for part in found if part.kind != "removed") == after


ROWS = st.lists(
    st.fixed_dictionaries({"name": st.sampled_from("甲乙丙"), "copies": st.integers(0, 2)}),
    max_size=4,
)
SNAPSHOTS = st.fixed_dictionaries(
    {
        "item": TEXTS,
        "onsite_visits": st.none() | st.integers(0, 2),
        "materials": ROWS,
        "steps": ROWS,
        "audiences": st.lists(st.sampled_from(["person", "enterprise"]), unique=True),
    }
)


@given(SNAPSHOTS, SNAPSHOTS)
def test_diff_is_empty_exactly_where_nothing_changed(before, after):
    assert (diff(before, after) == ()) == (before == after)


@pytest.mark.django_db
def test_every_list_of_a_snapshot_has_an_identity():
    lists = {
        key
        for key, value in published_guide().snapshot.items()
        if isinstance(value, list)
        and key not in {"audiences", "popular_names", "handling_modes", "online_depths"}
    }
    assert lists == set(IDENTITY)
