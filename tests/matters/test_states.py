"""The state of a matter on a day, as a function and as a condition: both say the same."""

from datetime import date, timedelta

import pytest

from matters.choices import MatterState
from matters.models import Matter
from matters.states import in_state, matter_state_on
from tests.factories import MatterFactory

DAY = date(2024, 5, 1)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)

CASES = [
    ("in_force", None, "in_force"),
    ("suspended", None, "suspended"),
    ("ended", None, "ended"),
    ("ended", BEFORE, "ended"),
    ("ended", DAY, "ended"),
    ("ended", AFTER, "in_force"),
]


@pytest.mark.parametrize(("state", "ended_on", "expected"), CASES)
def test_matter_state_on_a_day(state, ended_on, expected):
    assert matter_state_on(state, ended_on, DAY) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("state", "ended_on", "expected"), CASES)
def test_in_state_finds_what_the_function_says(state, ended_on, expected):
    reason = "cancelled" if state == "ended" else ""
    MatterFactory(state=state, ended_on=ended_on, ended_reason=reason)
    for one in MatterState.values:
        assert Matter.objects.filter(in_state(one, DAY)).exists() == (one == expected)
