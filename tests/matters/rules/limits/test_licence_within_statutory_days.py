import pytest

from matters.limits import Limit
from matters.rules.facts import MatterFacts
from matters.rules.guide_rows import Citation, Step, Track
from matters.rules.limits.licence_within_statutory_days import licence_within_statutory_days
from tests.rules import Pair, findings, guide

GENERAL = Citation("中华人民共和国行政许可法", "", "第四十二条")
SPECIAL = Citation("医疗器械监督管理条例", "国务院令第739号", "第十八条")


def licence(amount=21, unit="working_day", note="", citation=GENERAL, **changes):
    limit = Limit(amount, unit, note)
    return guide(
        statutory_limit=limit, promised_limit=Limit(), statutory_citation=citation, **changes
    )


PAIR = Pair(licence_within_statutory_days, finds=licence(21), passes=licence(20))
CITED = Pair(
    licence_within_statutory_days,
    finds=licence(60, citation=None),
    passes=licence(60, citation=SPECIAL),
)
JOINT = Pair(
    licence_within_statutory_days,
    finds=licence(46, note="由三个部门联合办理"),
    passes=licence(45, note="由三个部门联合办理"),
)


@pytest.mark.parametrize(
    ("amount", "unit", "count"),
    [
        (45, "calendar_day", 0),
        (46, "calendar_day", 1),
        (1, "month", 0),
        (2, "month", 1),
        (500, "hour", 0),
        (None, "none", 0),
        (None, "on_the_spot", 0),
        (None, "", 0),
    ],
)
def test_other_units_are_found_where_they_are_longer_for_certain(amount, unit, count):
    assert len(findings(licence_within_statutory_days, licence(amount, unit))) == count


@pytest.mark.parametrize(
    "title",
    ["行政许可法", "《中华人民共和国行政许可法》", "中华人民共和国行政许可法（2019年修正）", ""],
)
def test_the_general_law_is_no_other_law(title):
    assert findings(licence_within_statutory_days, licence(30, citation=Citation(title)))


@pytest.mark.parametrize(
    "joint",
    [
        licence(40, steps=(Step("review", "联合办理"),)),
        licence(40, tracks=(Track("other", "并联审批"),)),
        licence(40, citation=Citation("行政许可法", "", "第四十二条第二款")),
    ],
)
def test_offices_that_act_together_have_longer(joint):
    assert findings(licence_within_statutory_days, joint) == []


def test_only_licences_are_held_to_it():
    assert findings(licence_within_statutory_days, licence(60, matter_type="行政确认")) == []
    unknown = licence(60, matter_type="", matter=MatterFacts())
    assert findings(licence_within_statutory_days, unknown) == []
    by_matter = licence(60, matter_type="", matter=MatterFacts(type_code="01"))
    assert len(findings(licence_within_statutory_days, by_matter)) == 1
