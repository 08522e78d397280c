"""The gate finds what may not be published, and lets the near miss pass."""

import pytest

from matters.limits import Limit
from matters.rules.publication import PublicationFacts, publication_problems

SOUND = PublicationFacts(Limit(20, "working_day"), Limit(20, "working_day"), 0, "")


def fields(**changes):
    facts = PublicationFacts(**{**vars(SOUND), **changes})
    return [problem.field for problem in publication_problems(facts)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"promised_limit": Limit(21, "working_day")}, ["promised_limit"]),
        ({"promised_limit": Limit(21, "calendar_day")}, []),
        ({"promised_limit": Limit(None, "on_the_spot")}, []),
        ({"onsite_visits": 1}, ["onsite_reason"]),
        ({"onsite_visits": 1, "onsite_reason": "  "}, ["onsite_reason"]),
        ({"onsite_visits": 1, "onsite_reason": "核验原件"}, []),
        ({"onsite_visits": None}, []),
        (
            {"promised_limit": Limit(21, "working_day"), "onsite_visits": 2},
            ["promised_limit", "onsite_reason"],
        ),
    ],
)
def test_publication_problems(changes, expected):
    assert fields(**changes) == expected
