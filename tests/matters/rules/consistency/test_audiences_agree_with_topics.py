import pytest

from matters.rules.consistency.audiences_agree_with_topics import audiences_agree_with_topics
from matters.rules.facts import MatterFacts
from tests.rules import Pair, findings, guide

PERSONAL, LEGAL = ("person", "就业创业"), ("legal_person", "准营准办")


def serves(*audiences, topics=(LEGAL,)):
    return guide(audiences=audiences, matter=MatterFacts(topics=topics))


PERSONS = Pair(
    audiences_agree_with_topics,
    finds=serves("person"),
    passes=serves("person", topics=(PERSONAL,)),
)
FIRMS = Pair(
    audiences_agree_with_topics,
    finds=serves("enterprise", topics=(PERSONAL, LEGAL)),
    passes=serves("enterprise", "person", topics=(PERSONAL, LEGAL)),
)


@pytest.mark.parametrize(
    "passing",
    [serves(), serves("person", topics=()), serves("other"), serves("authority")],
)
def test_what_is_not_known_or_may_be_either_passes(passing):
    assert findings(audiences_agree_with_topics, passing) == []


def test_both_directions_are_told():
    found = findings(audiences_agree_with_topics, serves("person"))
    assert [one.found.why for one in found] == [
        "服务对象有个人，1 个主题中没有一个是个人办事的",
        "归入法人办事的主题（准营准办），服务对象中却没有法人",
    ]


def test_other_organisations_need_not_stand_under_topics_of_legal_persons():
    assert (
        findings(audiences_agree_with_topics, serves("person", "other", topics=(PERSONAL,))) == []
    )
