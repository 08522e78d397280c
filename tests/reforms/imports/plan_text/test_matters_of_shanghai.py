"""The matters of the Shanghai plan of 2018, where its text lies beside the project: how many are found, and which are not."""

from collections.abc import Iterator
from fractions import Fraction

import pytest

from reforms.imports.plan_text.draft import PARTNER, SUBJECT, NamedMatter
from tests.reforms.imports import real_plans
from tests.reforms.imports.plan_text.documents import draft
from tests.reforms.imports.plan_text.samples import measures, unplaced


def spelled(one: NamedMatter) -> set[str]:
    """What the text says of a matter, with and without the part that is meant."""
    return {one.name, f"{one.name}{one.scope}", f"{one.name}的{one.scope}"}


def pairs(slug: str) -> Iterator[tuple[str, str]]:
    """(measure, matter as it is called) of the fixture: the matters themselves."""
    for number, row in real_plans.measures(slug).items():
        for effect in row.effects:
            yield number, effect.subject.named


@pytest.mark.parametrize("with_catalogue", [False, True])
def test_matters_of_shanghai(with_catalogue, record_property):
    """Recall over the 61 matters the fixture names, precision over the 64 names that were read.

    Missed are names the text does not have as such: one it has only in the title of another document,
    one whose first half stands before 和, and one the fixture words otherwise.
    """
    found = measures(draft("shanghai-2018", with_catalogue=with_catalogue))
    expected = list(pairs("shanghai-2018"))
    missed = [
        (number, named)
        for number, named in expected
        if not any(named in spelled(one) for one in found[number].matters)
    ]
    known = {
        number: {effect.subject.named for effect in row.effects}
        | {partner.named for effect in row.effects for partner in effect.partners}
        for number, row in real_plans.measures("shanghai-2018").items()
    }
    read = [(number, one) for number, row in found.items() for one in row.matters]
    wrong = [(number, one.name) for number, one in read if not spelled(one) & known[number]]
    recall = Fraction(len(expected) - len(missed), len(expected))
    precision = Fraction(len(read) - len(wrong), len(read))
    record_property("recall", float(recall))
    record_property("precision", float(precision))
    assert (recall, precision) == (Fraction(58, 61), Fraction(63, 64))
    assert recall >= Fraction(9, 10)
    assert missed == [
        ("10", "首次申请医疗器械产品注册的质量管理体系核查"),
        ("14", "第二类医疗器械"),
        ("14", "药品委托生产"),
    ]
    assert wrong == [("10", "新开办医疗器械生产企业首次申请产品注册")]


def test_matters_of_shanghai_have_their_modes_and_partners():
    expected = {
        (number, effect.subject.named): (effect.mode, {one.named for one in effect.partners})
        for number, row in real_plans.measures("shanghai-2018").items()
        for effect in row.effects
    }
    found = [
        (number, one)
        for number, row in measures(draft("shanghai-2018")).items()
        for one in row.matters
        if one.role == SUBJECT and (number, one.name) in expected
    ]
    same = [
        (number, one.name)
        for number, one in found
        if (one.mode, set(one.partners)) == expected[number, one.name]
    ]
    assert (len(found), len(same)) == (57, 56)


def test_lists_of_shanghai_have_as_many_as_the_text_says():
    """Seven lists say how many they have; every one was read whole."""
    found = measures(draft("shanghai-2018"))
    assert {number: one.stated_count for number, one in found.items() if one.stated_count} == {
        "2": 5,
        "4": 8,
        "8": 2,
        "9": 7,
        "10": 10,
        "15": 10,
    }
    assert unplaced(draft("shanghai-2018"), "matters") == []


def test_matters_of_shanghai_stand_in_the_catalogue():
    plan = draft("shanghai-2018", with_catalogue=True)
    subjects = [one for row in plan.measures for one in row.matters if one.role == SUBJECT]
    partners = [one for row in plan.measures for one in row.matters if one.role == PARTNER]
    assert (len(subjects), sum(one.match is not None for one in subjects)) == (60, 54)
    assert (len(partners), sum(one.match is not None for one in partners)) == (4, 2)
    told = {reason for _measure, _line, reason in unplaced(plan, "matters")}
    assert len(told) == 6
