"""The state a matter is in on a day: an end may be decided before its day comes. Asks no database."""

from datetime import date

from django.db.models import Q

from matters.choices import MatterState


def matter_state_on(state: str, ended_on: date | None, day: date) -> MatterState:
    """What a matter stored with `state` and `ended_on` is on `day`.

    One whose end lies ahead is in force until then. An end whose day no document names has come.
    """
    if state == MatterState.ENDED and ended_on is not None and day < ended_on:
        return MatterState.IN_FORCE
    return MatterState(state)


def in_state(state: str, day: date) -> Q:
    """The same as a condition on matters: those that are in `state` on `day`."""
    ends_later = Q(state=MatterState.ENDED, ended_on__isnull=False, ended_on__gt=day)
    if state == MatterState.IN_FORCE:
        return Q(state=state) | ends_later
    return Q(state=state) & ~ends_later
