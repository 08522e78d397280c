"""What is kept of a finding reads back as the finding it was."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from matters.limits import Limit
from reforms.claims import Figure, Finding, Reason
from reforms.findings import finding_as_json
from reforms.stored import finding_of

SINCE = datetime(2018, 10, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("promised_limit", Limit(10, "working_day", "只算审批")),
        ("promised_limit", Limit(None, "on_the_spot")),
        ("compression", Fraction(1, 2)),
        ("compression", Fraction(1)),
        ("compression", Fraction(0)),
        ("visits", 0),
        ("materials", 3),
        ("ended", True),
        ("on_the_spot", False),
        ("office", "mpa"),
        ("successor", frozenset({"a", "b"})),
        ("successor", frozenset()),
        ("visits", None),
    ],
)
def test_finding_reads_back(kind, value):
    finding = Finding("verified", Reason.MET, None, Figure(value, 2, SINCE))
    assert finding_of(kind, finding_as_json(finding)) == finding


def test_figure_that_always_was_reads_back_without_a_day():
    finding = Finding("not_yet", Reason.UNCHANGED, Figure(3), Figure(3))
    assert finding_of("materials", finding_as_json(finding)) == finding


def test_ratio_keeps_four_decimals():
    finding = Finding("verified", Reason.MET, None, Figure(Fraction(2, 3), 1, SINCE))
    kept = finding_of("compression", finding_as_json(finding)).now
    assert kept is not None
    assert kept.value == Fraction("0.6667")
