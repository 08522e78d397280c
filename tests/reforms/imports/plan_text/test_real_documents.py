"""The five policy documents, where they lie beside the project: how much of each is found.

The figures are exact: a change of the reader that finds less, or more that is not there, fails here.
What is expected stands in the fixtures (facts of the documents in the portal's own words) and below.
"""

import json

import pytest

from reforms.imports.plan_text import plan_file, report
from tests.reforms.imports import real_plans
from tests.reforms.imports.plan_text.documents import DOCUMENTS, draft, regions
from tests.reforms.imports.plan_text.samples import measures, unplaced

BUSINESS = ("药品注册处", "药品监管处", "器械注册处", "器械监管处", "化妆品监管处")
DEVICES = ("药品注册处", "药品监管处", "医疗器械注册处", "医疗器械监管处", "化妆品监管处")


@pytest.mark.parametrize(
    ("slug", "issuer", "issued_on", "number", "region"),
    [
        ("shanghai-2018", "上海市食品药品监督管理局", "2018-09-04", "", "310000"),
        ("putuo-2019", "中共上海市普陀区委办公室、上海市普陀区人民政府办公室", "2019-01-30", "", "310107"),
        ("assisted-2022", "上海市药品监督管理局", "2022-05-31", "", "310000"),
        ("health-2024", "上海市卫生健康委员会", "2024-04-26", "", "310000"),
        ("chongqing-2024", "重庆市药品监督管理局", "2024-10-10", "渝药监〔2024〕69号", "500000"),
    ],
)  # fmt: skip
def test_head_of_each_document(slug, issuer, issued_on, number, region):
    plan = draft(slug)
    assert (plan.issuer_name, str(plan.issued_on)) == (issuer, issued_on)
    assert (plan.document_number, plan.region_code) == (number, region)


COUNTS = {
    "shanghai-2018": (21, 0, 6, 0, 60, 15, 0),
    "putuo-2019": (128, 93, 4, 93, 0, 19, 2),
    "assisted-2022": (11, 0, 8, 8, 0, 12, 1),
    "health-2024": (15, 0, 0, 0, 9, 0, 0),
    "chongqing-2024": (12, 0, 2, 0, 0, 1, 1),
}
"""Measures, of these in the annex, sections that are none, measures with units, matters, figures, due days."""


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_counts_of_each_document(slug, record_property):
    counts = report.counts(draft(slug))
    record_property(slug, counts)
    keys = (
        "measures",
        "of_the_annex",
        "sections",
        "with_offices",
        "matters",
        "figures",
        "due_days",
    )
    assert tuple(counts[key] for key in keys) == COUNTS[slug]


@pytest.mark.parametrize("slug", ["shanghai-2018", "putuo-2019"])
def test_measures_are_those_of_the_fixture(slug):
    """Number, clause and due day of each; none more, none fewer."""
    expected = real_plans.measures(slug)
    found = measures(draft(slug))
    assert list(found) == list(expected)
    assert {number: one.clause for number, one in found.items()} == {
        number: one.clause for number, one in expected.items()
    }
    assert {number: one.due_on for number, one in found.items() if one.due_on} == {
        number: one.due_on for number, one in expected.items() if one.due_on
    }


def agreement(slug: str, field: str) -> int:
    expected = real_plans.measures(slug)
    return sum(
        getattr(one, field) == getattr(expected[one.number], field) for one in draft(slug).measures
    )


@pytest.mark.parametrize(
    ("slug", "field", "agreeing"),
    [
        ("shanghai-2018", "mode", 21),
        ("shanghai-2018", "category", 21),
        ("shanghai-2018", "force", 21),
        ("putuo-2019", "leads", 128),
        ("putuo-2019", "supporters", 128),
        ("putuo-2019", "mode", 85),
        ("putuo-2019", "force", 114),
    ],
)
def test_guesses_that_agree_with_the_fixture(slug, field, agreeing):
    assert agreement(slug, field) == agreeing


def test_doubtful_modes_of_putuo_are_told():
    """Of the 43 modes that the fixture has otherwise, 29 are told: none was found, or not in the title.

    The other 14 are of measures whose title names a mode, and the fixture decided for another.
    """
    expected = real_plans.measures("putuo-2019")
    told = {measure for measure, _line, _reason in unplaced(draft("putuo-2019"), "mode")}
    wrong = {
        one.number for one in draft("putuo-2019").measures if one.mode != expected[one.number].mode
    }
    assert (len(wrong), len(wrong & told)) == (43, 29)


def test_offices_of_every_bracket_of_2022():
    business, law = BUSINESS, (*BUSINESS, "法规处")
    staff = ("法规处", "综合处", "行政服务中心")
    expected = {
        "二(一)1": (business, staff),
        "二(一)2": (business, staff),
        "二(一)3": (business, staff),
        "二(二)1": (law, ("综合处",)),
        "二(二)2": (law, ("综合处",)),
        "二(三)": (("行政服务中心",), (*law, "综合处")),
        "二(四)": (("综合处", "法规处", *business), ("行政服务中心",)),
        "二(五)": (("行政服务中心",), (*DEVICES, "法规处", "综合处")),
    }
    found = {
        one.number: (one.leads, one.supporters)
        for one in draft("assisted-2022").measures
        if one.leads or one.supporters
    }
    assert found == expected
    text = (real_plans.SOURCES / DOCUMENTS["assisted-2022"]).read_text(encoding="utf-8")
    assert text.count("配合)") == len(expected)
    assert (
        sum(len(one[0]) for one in found.values()),
        sum(len(one[1]) for one in found.values()),
    ) == (36, 26)


def test_figures_of_2022():
    found = [
        (one.clause, figure.amount, figure.unit, figure.comparison)
        for one in draft("assisted-2022").measures
        for figure in one.figures
    ]
    shown = [
        f"{clause} {amount:f} {unit} {comparison}".strip()
        for clause, amount, unit, comparison in found
    ]
    assert shown == [
        "二(一)2 1 minute",
        "二(一)2 0.9 share at_least",
        "二(一)2 0.1 share at_most",
        "二(一)3 1 working_day at_most",
        "二(一)3 5 working_day",
        "二(一)3 13 working_day at_most",
        "二(二)2 1 working_day",
        "二(二)2 5 working_day at_most",
        "二(二)2 0.5 share at_least",
        "二(四) 1 visit at_least",
        "二(四)3 3 working_day at_most",
    ]


def test_every_annex_task_of_putuo_has_its_units():
    tasks = [one for one in draft("putuo-2019").measures if one.is_annex]
    expected = real_plans.measures("putuo-2019")
    assert [one.number for one in tasks] == [f"annex-{number}" for number in range(1, 94)]
    assert all(one.leads == expected[one.number].leads for one in tasks)
    assert sum(len(one.leads) for one in tasks) == 168


def test_texts_of_2024():
    health, chongqing = draft("health-2024"), draft("chongqing-2024")
    assert [one.number for one in health.measures] == [str(number) for number in range(1, 16)]
    assert [one.clause for one in chongqing.measures] == [
        *(f"三({sign})" for sign in "一二三四"),
        *(f"四({sign})" for sign in "一二三四"),
        *(f"五({sign})" for sign in "一二三四"),
    ]
    assert [(one.name, one.mode) for row in health.measures for one in row.matters][:2] == [
        ("设置介入放射学项目许可", "delegate"),
        ("从事婚前医学检查的人员资格认定", "delegate"),
    ]
    assert [line for _measure, line, _reason in unplaced(chongqing, "annex")] == [77, 79, 81, 83]


@pytest.mark.parametrize(("slug", "asked"), [
    ("shanghai-2018", 0), ("putuo-2019", 24), ("assisted-2022", 2), ("health-2024", 1), ("chongqing-2024", 7),
])  # fmt: skip
def test_draft_is_what_the_loader_reads(slug, asked):
    """The loader finds no fault; it asks only for the modes that were told as not placed."""
    document = plan_file.document(draft(slug), slug, regions())
    content = json.dumps(document, ensure_ascii=False).encode()
    problems = real_plans.plan_file.read(content).problems
    told = {measure for measure, _line, _reason in unplaced(draft(slug), "mode")}
    assert {one.field for one in problems} <= {"mode"}
    assert {one.row.removeprefix("举措 ") for one in problems} <= told
    assert len(problems) == asked
