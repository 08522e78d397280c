"""A plan's file is read whole, or each of its faults is named with its measure and field."""

import json
from datetime import date
from decimal import Decimal

import pytest

from matters.choices import OfficeKind, OnlineDepth, TimeUnit, TrackKind
from matters.imports import reading
from matters.imports.facts.reference import OFFICE_KINDS
from reforms import choices
from reforms.imports import fields, plan, vocabulary
from reforms.imports.rows import ClaimRow, Named, PlanOffice
from reforms.models import PlanTotal
from tests.reforms.imports.plan_samples import (
    cancelling,
    claiming,
    content,
    document,
    row,
    shortening,
)


def problems(read: bytes) -> list[tuple[str, str]]:
    """Where each fault stands; the plan itself is not given back."""
    found = plan.read(read)
    assert found.plan is None
    assert all(problem.reason for problem in found.problems)
    return [(problem.row, problem.field) for problem in found.problems]


def test_sound_plan_is_read_as_it_stands():
    found = row()
    assert (found.slug, found.issued_on) == ("small-2018", date(2018, 9, 4))
    assert found.offices == (PlanOffice("各区市场监管局", "group"),)
    assert found.targets[0].amount == Decimal("0.4")
    first, second = found.measures
    assert first.leads == ("各区市场监管局",)
    assert (first.force, second.force) == ("must", "strive")
    assert second.due_on == date(2019, 12, 31)
    (effect,) = second.effects
    assert effect.partners == (Named("药品GMP认证"),)
    assert effect.claims == (ClaimRow("promised_limit", amount=Decimal(10), unit="working_day"),)


def test_name_in_the_catalogue_is_sought_before_the_documents_own():
    assert (Named("药品生产许可").sought, Named("甲", "乙").sought) == ("药品生产许可", "乙")


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (vocabulary.CATEGORIES, choices.Category.values),
        (vocabulary.MODES, choices.Mode.values),
        (vocabulary.FORCES, choices.Force.values),
        (vocabulary.COMPARISONS, choices.Comparison.values),
        (vocabulary.CLAIM_KINDS, choices.ClaimKind.values),
        (vocabulary.TIME_UNITS, TimeUnit.values),
        (vocabulary.TRACKS, TrackKind.values),
        (vocabulary.ONLINE_DEPTHS, OnlineDepth.values),
        (OFFICE_KINDS, OfficeKind.values),
        (vocabulary.COUNTED, [key for key, _ in PlanTotal._meta.get_field("counts").choices]),
    ],
)
def test_words_of_the_file_are_those_of_the_portal(words, values):
    assert sorted(words) == sorted(values)


@pytest.mark.parametrize(
    "read",
    [b"", b"\xff\xfe{}", b"{", b"[]", b"{}", b'"plan"', b"NaN", b'{"slug": "a", "title": "b"}'],
)
def test_file_that_is_no_plan_is_refused_as_a_whole(read):
    assert problems(read) == [("", "")]


def test_file_that_is_too_big_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MAX_BYTES", 100)
    assert problems(content()) == [("", "")]


def test_plan_of_too_many_measures_is_refused(monkeypatch):
    monkeypatch.setattr(plan, "MOST_MEASURES", 1)
    assert problems(content()) == [("", "measures")]


def test_measure_of_too_many_effects_is_refused(monkeypatch):
    monkeypatch.setattr("reforms.imports.effects.MOST_EFFECTS", 0)
    assert problems(content(measures=[cancelling()])) == [("举措 1", "effects")]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"slug": ""}, ("", "slug")),
        ({"slug": "Small 2018"}, ("", "slug")),
        ({"title": None}, ("", "title")),
        ({"issuer_name": " "}, ("", "issuer_name")),
        ({"region_code": "31"}, ("", "region_code")),
        ({"issued_on": None}, ("", "issued_on")),
        ({"issued_on": "2018-9-4"}, ("", "issued_on")),
        ({"issued_on": "20180904"}, ("", "issued_on")),
        ({"issued_on": 2018}, ("", "issued_on")),
        ({"measures": []}, ("", "measures")),
        ({"measures": None}, ("", "measures")),
        ({"measures": {}}, ("", "measures")),
        ({"measures": ["一"]}, ("", "measures[0]")),
        ({"tittle": "x"}, ("", "tittle")),
        ({"offices": [{"name": "甲", "kind": "club"}]}, ("单位 1", "kind")),
        ({"offices": [{"name": "甲"}]}, ("单位 1", "kind")),
        ({"totals": [{"label": "取消"}]}, ("总数 1", "stated")),
        ({"totals": [{"label": "取消", "stated": 1, "modes": ["ban"]}]}, ("总数 1", "modes")),
        ({"targets": [{"text": "快", "amount": -1}]}, ("目标 1", "amount")),
        ({"targets": [{"text": "快", "amount": 0.33333}]}, ("目标 1", "amount")),
        ({"targets": [{"text": "快", "amount": True}]}, ("目标 1", "amount")),
        ({"targets": [{"text": "快", "amount": "多"}]}, ("目标 1", "amount")),
        ({"targets": [{"text": "快", "amount": "Infinity"}]}, ("目标 1", "amount")),
        ({"targets": [{"text": "快", "due_on": "2018-09-03"}]}, ("目标 1", "due_on")),
        (
            {"targets": [{"text": "快", "starts_on": "2019-02-01", "due_on": "2019-01-01"}]},
            ("目标 1", "due_on"),
        ),
        ({"targets": [{"text": "快", "kind": "promised_limit", "amount": 5}]}, ("目标 1", "unit")),
    ],
)
def test_fault_of_the_plan_names_its_field(changes, where):
    assert problems(content(**changes)) == [where]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"clause": ""}, "clause"),
        ({"mode": "abolish"}, "mode"),
        ({"mode": ""}, "mode"),
        ({"category": "fun"}, "category"),
        ({"force": "should"}, "force"),
        ({"due_on": "2018-09-03"}, "due_on"),
        ({"due_on": "2019 年底"}, "due_on"),
        ({"lead": "区府办"}, "lead"),
        ({"lead": ["区府办", "区府办"]}, "lead"),
        ({"lead": ["区府办"], "supporting": ["区府办"]}, "supporting"),
        ({"effects": [{"mode": "cancel"}]}, "effects[0].named"),
        ({"effects": [{"named": "甲"}]}, "effects[0].mode"),
        ({"effects": [{"named": "甲", "mode": "cancel", "region": "3"}]}, "effects[0].region"),
        ({"effects": [{"named": "甲", "mode": "cancel", "slug": "甲"}]}, "effects[0].slug"),
        ({"effects": [{"named": "甲", "mode": "cancel", "clams": []}]}, "effects[0].clams"),
        (
            {
                "effects": [
                    {
                        "named": "甲",
                        "mode": "cancel",
                        "starts_on": "2019-01-01",
                        "ends_on": "2019-01-01",
                    }
                ]
            },
            "effects[0].ends_on",
        ),
        (
            {
                "effects": [
                    {"named": "甲", "mode": "merge", "partners": [{"named": "乙"}, {"named": "乙"}]}
                ]
            },
            "effects[0].partners[1].named",
        ),
    ],
)
def test_fault_of_a_measure_names_the_measure_and_the_field(changes, field):
    assert problems(content(measures=[cancelling(**changes)])) == [("举措 1", field)]


def test_number_used_twice_is_refused():
    twice = content(measures=[cancelling(), shortening(number="1")])
    assert problems(twice) == [("举措 1", "number")]


def test_measure_without_number_is_named_by_its_place():
    assert problems(content(measures=[cancelling(number=None)])) == [("举措（第 1 个）", "number")]


def test_every_fault_is_told_at_once():
    faulty = content(title="", measures=[cancelling(mode="abolish"), shortening(clause="")])
    assert problems(faulty) == [("", "title"), ("举措 1", "mode"), ("举措 2", "clause")]


@pytest.mark.parametrize(
    ("claim", "field"),
    [
        ({"kind": "speed"}, "kind"),
        ({}, "kind"),
        ({"kind": "promised_limit", "amount": 10}, "unit"),
        ({"kind": "promised_limit", "amount": 10, "unit": "day"}, "unit"),
        ({"kind": "promised_limit", "amount": 10, "unit": "none"}, "unit"),
        ({"kind": "statutory_limit", "unit": "hour"}, "amount"),
        ({"kind": "promised_limit", "amount": 1, "unit": "on_the_spot"}, "amount"),
        ({"kind": "materials"}, "amount"),
        ({"kind": "compression"}, "amount"),
        ({"kind": "track"}, "word"),
        ({"kind": "track", "word": "notify-and-commit"}, "word"),
        ({"kind": "online_depth", "word": "all"}, "word"),
        ({"kind": "matter_type"}, "word"),
        ({"kind": "other"}, "word"),
        ({"kind": "office"}, "office"),
        ({"kind": "successor"}, "successor"),
        ({"kind": "successor", "successor": {"name": "乙"}}, "successor.named"),
        ({"kind": "ended", "comparison": "about"}, "comparison"),
        ({"kind": "ended", "until": "2020"}, "until"),
    ],
)
def test_claim_without_what_its_kind_needs_is_refused(claim, field):
    found = problems(claiming(claim))
    assert ("举措 2", f"effects[0].claims[0].{field}") in found


@pytest.mark.parametrize(
    "claim",
    [
        {"kind": "promised_limit", "amount": 10, "unit": "working_day"},
        {"kind": "promised_limit", "unit": "on_the_spot"},
        {"kind": "statutory_limit", "comparison": "at_most", "amount": "2.5", "unit": "month"},
        {"kind": "compression", "comparison": "at_least", "amount": 0.4},
        {"kind": "materials", "amount": 1, "before_amount": 3},
        {"kind": "ended"},
        {"kind": "on_the_spot"},
        {"kind": "track", "word": "notify_and_commit"},
        {"kind": "successor", "successor": {"named": "乙"}},
    ],
)
def test_claim_with_what_its_kind_needs_is_read(claim):
    found = plan.read(claiming(claim))
    assert found.problems == ()
    assert found.plan.measures[0].effects[0].claims[0].kind == claim["kind"]


def test_nul_and_broken_pairs_do_not_reach_the_database():
    read = json.dumps(document(summary="一\x00二\ud800")).encode()
    assert plan.read(read).plan.summary == "一二\ufffd"


def test_text_longer_than_its_column_is_refused():
    assert problems(content(summary="长" * (fields.LONGEST_TEXT + 1))) == [("", "summary")]
