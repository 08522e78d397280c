"""Snapshots of guides whose deadlines are asked, and the asking."""

from datetime import date

from matters.guide_deadlines import Question, answer
from tests.matters.calendar_samples import CALENDAR

ACCEPTED = date(2026, 3, 2)
"""A Monday; no day off until 2026-04-04."""


def limit(amount, unit="working_day"):
    return {"amount": amount, "unit": unit, "note": ""}


def step(name, kind, amount=None, unit="working_day", **more):
    return {"name": name, "kind": kind, "limit": limit(amount, unit if amount else None), **more}


def guide(**more):
    return {
        "matter_type": "行政许可",
        "statutory_limit": limit(20),
        "promised_limit": limit(10),
        **more,
    }


def procedure(**more):
    return {"kind": "hearing", "name": "听证", "counts_in_limit": False, **more}


def ask(snapshot, accepted_on=ACCEPTED, **more):
    return answer(snapshot, Question(accepted_on, **more), CALENDAR)
