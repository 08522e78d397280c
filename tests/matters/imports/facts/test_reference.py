"""Regions, offices and limits set by law are read from lists; a fault names its row and field."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from matters.imports.facts import reference as facts_reference
from matters.imports.facts import regions
from matters.limits import Limit

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
LAW = {"subject": "某许可", "law": "某条例（2021）", "article": "第三条", "covers": "作出决定"}


def read_limit(**changes):
    content = json.dumps([LAW | {"n": 30, "unit": "working_day"} | changes]).encode()
    return facts_reference.read_statutory_limits(content)


def test_limit_carries_its_article_and_matters():
    row = read_limit(matters=["甲"], region="310115", **{"from": "受理"}).rows[0]
    assert (row.citation.document, row.citation.number) == ("某条例", "2021")
    assert (row.limit, row.starts_from) == (Limit(30, "working_day"), "受理")
    assert (row.matters, row.region_code) == (("甲",), "310115")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"unit": "none", "n": None}, Limit(None, "none")),
        ({"unit": "instant", "n": 0, "note": "即备"}, Limit(None, "on_the_spot", "即备")),
        ({"unit": "day"}, Limit(note="30日（来源未说明是工作日还是自然日）")),
        ({"unit": "until_expiry", "n": None}, Limit(note="有效期届满之前")),
    ],
)
def test_limit_without_working_days_says_what_the_article_says(changes, expected):
    assert read_limit(**changes).rows[0].limit == expected


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"n": -3}, "n"),
        ({"unit": "fortnight"}, "unit"),
        ({"unit": "none"}, "n"),
        ({"subject": ""}, "subject"),
        ({"law": None}, "law"),
        ({"region": "31"}, "region"),
        ({"mater": ["甲"]}, "mater"),
    ],
)
def test_faulty_limit_is_refused_with_its_field(changes, field):
    listing = read_limit(**changes)
    assert ([problem.field for problem in listing.problems], listing.rows) == ([field], ())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"credit_code": "11310000002422098X"}, "credit_code"),
        ({"kind": "guild"}, "kind"),
        ({"region": ""}, "region"),
        ({"name": ""}, "name"),
    ],
)
def test_faulty_office_is_refused_with_its_field(changes, field):
    content = json.dumps([{"name": "某局", "region": "310000"} | changes]).encode()
    listing = facts_reference.read_offices(content)
    assert ([problem.field for problem in listing.problems], listing.rows) == ([field], ())


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"[{]"])
def test_file_that_is_no_list_of_objects_is_refused(content):
    assert facts_reference.read_regions(content).problems


def test_fixtures_are_sound():
    offices = facts_reference.read_offices((FIXTURES / "offices.json").read_bytes())
    limits = facts_reference.read_statutory_limits(
        (FIXTURES / "statutory_limits.json").read_bytes()
    )
    assert (offices.problems, limits.problems, len(limits.rows)) == ((), (), 53)


def test_fixture_of_regions_is_the_table_of_the_reader():
    listing = facts_reference.read_regions((FIXTURES / "regions.json").read_bytes())
    assert {row.code: row for row in listing.rows} == regions.ROWS


def test_fixture_of_limits_states_the_collected_numbers():
    shared = Path(settings.BASE_DIR).parent / "shared" / "data" / "statutory_limits.json"
    if not shared.exists():
        pytest.skip("needs the collected limits beside the project")
    collected = json.loads(shared.read_bytes())["limits"]
    fixture = json.loads((FIXTURES / "statutory_limits.json").read_bytes())
    keys = ("law", "article", "n", "from", "step")
    for ours, theirs in zip(fixture, collected, strict=True):
        assert ours["subject"] == theirs["matter"]
        assert {key: ours.get(key) for key in keys} == {key: theirs.get(key) for key in keys}
        if ours["unit"] != theirs["unit"]:
            is_licence_law = ours["law"].startswith("中华人民共和国行政许可法")
            assert (ours["unit"], theirs["unit"]) == ("none", None) or (
                is_licence_law and (ours["unit"], theirs["unit"]) == ("working_day", "day")
            )
