"""A deadline is made of days: the server's time zone has no part in it."""

import json
import os
import subprocess
import sys
import time as clock
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from matters.counting import Case, Effect, Pause
from matters.deadlines import deadline
from tests.matters.calendar_samples import CALENDAR
from tests.matters.counted import hours, months, natural, working

ZONES = ("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Pacific/Apia")
LIMITS = (working(20), natural(30), months(1), hours(36))
PROGRAM = """
import json
from tests.matters.test_deadline_time_zones import answers
print(json.dumps(answers()))
"""


def answers():
    """The ends of 4 limits in 3 cases, from each of 32 days, as texts."""
    found = []
    for number in range(0, 8000, 251):
        day = date(2004, 12, 20) + timedelta(days=number)
        pause = Pause(day + timedelta(days=3), day + timedelta(days=5), effect=Effect.RESTARTS)
        at_night = Case((pause,), rolls=True, accepted_at=time(23, 30))
        for limit in LIMITS:
            for case in (Case(), Case(accepted_at=time(0, 30)), at_night):
                answer = deadline(day, limit, CALENDAR, case)
                found.append(
                    f"{answer.on} {answer.at} {answer.provisional_years} {len(answer.trace)}"
                )
    return found


@pytest.fixture
def zone(monkeypatch):
    yield lambda name: (monkeypatch.setenv("TZ", name), clock.tzset())
    monkeypatch.undo()
    clock.tzset()


def test_deadlines_are_the_same_in_every_time_zone(zone):
    found = {}
    for name in ZONES:
        zone(name)
        found[name] = answers()
    assert clock.tzname[0] != "UTC"
    assert len(found["UTC"]) == 4 * 3 * 32
    assert all(found[name] == found["UTC"] for name in ZONES)


@pytest.mark.parametrize("name", ZONES)
def test_deadlines_of_a_server_started_in_a_time_zone_are_the_same(name):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "TZ": name},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == answers()
