"""A finding as JSON values, and read back."""

import json
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from matters.limits import Limit
from reforms.claims import Figure, Finding, Reason
from reforms.findings import figure_as_json, finding_as_json, value_as_json
from reforms.states import BEGINNING
from reforms.stored import finding_of

SINCE = datetime(2018, 9, 20, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (Limit(10, "working_day", "注"), {"amount": 10, "unit": "working_day", "note": "注"}),
        (frozenset({"b", "a"}), ["a", "b"]),
        (frozenset(), []),
        (Fraction(1, 3), 0.3333),
        (3, 3),
        (True, True),
        ("office", "office"),
        (None, None),
    ],
)
def test_value_is_json(value, stored):
    assert value_as_json(value) == stored
    assert json.dumps(stored)


def test_figure_tells_revision_and_since_when():
    assert figure_as_json(Figure(3, 2, SINCE)) == {
        "value": 3,
        "revision": 2,
        "since": "2018-09-20T02:00:00+00:00",
    }
    assert figure_as_json(None) is None


def test_figure_that_has_always_been_has_no_since():
    for since in (BEGINNING, None):
        assert figure_as_json(Figure(3, None, since)) == {
            "value": 3,
            "revision": None,
            "since": None,
        }


@pytest.mark.parametrize(
    ("kind", "finding"),
    [
        (
            "promised_limit",
            Finding(
                "verified",
                Reason.MET,
                Figure(Limit(20, "working_day"), 1, SINCE),
                Figure(Limit(10, "working_day"), 2, SINCE),
            ),
        ),
        (
            "track",
            Finding("not_yet", Reason.UNCHANGED, None, Figure(frozenset({"ordinary"}), 1, SINCE)),
        ),
        (
            "compression",
            Finding("not_yet", Reason.UNCHANGED, None, Figure(Fraction(2, 5), 1, SINCE)),
        ),
        ("ended", Finding("not_yet", Reason.UNCHANGED, None, Figure(False, 1, SINCE))),
        ("materials", Finding("not_checkable", Reason.NO_GUIDE)),
    ],
)
def test_finding_comes_back_as_it_was(kind, finding):
    assert finding_of(kind, json.loads(json.dumps(finding_as_json(finding)))) == finding
