"""What a guide answers: promise and statutory limit side by side, steps, delivery, and what stops the clock."""

from datetime import date, time

import pytest

from matters.calendars import OutsideCalendar
from matters.counting import Effect, Why
from matters.guide_deadlines import (
    OTHER,
    Procedure,
    Switched,
    extension_of,
    procedures_of,
    promised_limit,
)
from matters.limits import CALENDAR_DAY, WORKING_DAY, Limit
from matters.receipts import DELIVERY
from tests.matters.calendar_samples import CALENDAR
from tests.matters.guide_snapshots import ACCEPTED, ask, guide, limit, procedure, step


def dates(found):
    return (found.promised and found.promised.on, found.statutory and found.statutory.on)


def test_promise_and_statutory_limit_side_by_side():
    found = ask(guide())
    assert dates(found) == (date(2026, 3, 16), date(2026, 3, 30))
    assert found.decided is found.promised
    assert found.steps == ()


def test_day_outside_the_calendar_is_refused():
    with pytest.raises(OutsideCalendar):
        ask({}, date(2028, 1, 1))


def test_earlier_of_the_two_decides():
    found = ask(guide(promised_limit=limit(30, "calendar_day")))
    assert found.decided is found.statutory
    assert ask(guide(promised_limit=limit(None, None))).decided.on == date(2026, 3, 30)
    assert ask(guide(promised_limit=limit(None, "none"))).decided.on == date(2026, 3, 30)


@pytest.mark.parametrize("stored", [limit(None, None), None, limit(None), {"note": "20日"}])
def test_limit_that_says_no_number_gives_no_deadline(stored):
    found = ask(guide(promised_limit=stored, statutory_limit=stored))
    assert dates(found) == (None, None)
    assert (found.decided, found.delivered, found.delivery_waits_for) == (None, None, ())


def test_no_limit_by_law_is_an_answer_without_a_date():
    found = ask(guide(promised_limit=limit(None, None), statutory_limit=limit(None, "none")))
    assert found.statutory.on is None
    assert found.statutory.trace[0].why is Why.NO_LIMIT
    assert (found.decided, found.delivered) == (None, None)


def test_more_months_than_anybody_can_mean_give_no_deadline():
    months = limit(3650, "month")
    found = ask(guide(promised_limit=months, steps=[step("审查", "review", 3650, "month")]))
    assert dates(found) == (None, date(2026, 3, 30))
    assert found.steps[0].ends_on is None
    found = ask(guide(results=[{"delivery_limit": months}]))
    assert found.delivered.limit == DELIVERY


def test_snapshot_without_any_key_answers_nothing_and_breaks_nothing():
    found = ask({})
    assert dates(found) == (None, None)
    assert (found.steps, found.not_covered, found.delivered) == ((), (), None)
    assert [one.key for one in procedures_of({})] == [OTHER]
    assert extension_of({}) is None


def test_snapshot_older_than_the_rules_of_counting_pauses_and_does_not_roll():
    old = guide(
        promised_limit=limit(26, "calendar_day"),
        special_procedures=[{"kind": "supplement", "name": "补正", "limit": limit(None, None)}],
    )
    assert ask(old).promised.on == date(2026, 3, 28)
    (first, _) = procedures_of(old)
    assert (first.effect, first.is_stated, first.basis) == (Effect.PAUSES, False, "")


def test_limit_that_rolls_ends_on_a_working_day():
    snapshot = guide(promised_limit=limit(26, "calendar_day"), rolls_to_working_day=True)
    assert ask(snapshot).promised.on == date(2026, 3, 30)
    snapshot["rolls_to_working_day"] = None
    assert ask(snapshot).promised.on == date(2026, 3, 28)


def test_hours_run_from_the_clock_of_acceptance():
    snapshot = guide(promised_limit=limit(20, "hour"))
    found = ask(snapshot, accepted_at=time(9, 30)).promised
    assert (found.on, found.at) == (date(2026, 3, 3), time(5, 30))


def test_track_replaces_the_promise_and_not_the_law():
    tracks = [{"limit": limit(5)}, {"limit": limit(None, "on_the_spot")}, {"limit": None}]
    snapshot = guide(tracks=tracks)
    assert dates(ask(snapshot, track=0)) == (date(2026, 3, 9), date(2026, 3, 30))
    assert ask(snapshot, track=1).promised.on == ACCEPTED
    assert ask(snapshot, track=2).promised is None
    assert ask(snapshot).promised.on == date(2026, 3, 16)
    assert promised_limit(snapshot, 7) == promised_limit(snapshot, -1) == Limit(10, WORKING_DAY)


@pytest.mark.parametrize(
    ("matter_type", "stored", "extension"),
    [
        ("行政许可", limit(20), Limit(10, WORKING_DAY)),
        ("行政许可", limit(45), Limit(15, WORKING_DAY)),
        ("行政许可", limit(30), None),
        ("行政许可", limit(20, "calendar_day"), None),
        ("行政许可", limit(None, "none"), None),
        ("行政备案", limit(20), None),
        ("", limit(20), None),
        (None, limit(20), None),
    ],
)
def test_extension_is_for_licences_of_20_and_45_days(matter_type, stored, extension):
    snapshot = guide(matter_type=matter_type, statutory_limit=stored)
    assert extension_of(snapshot) == extension


def test_extension_moves_the_law_and_not_the_promise():
    found = ask(guide(), is_extended=True)
    assert dates(found) == (date(2026, 3, 16), date(2026, 4, 14))
    assert found.statutory.trace[-1].why is Why.EXTENDED
    assert found.decided is found.statutory
    assert found.delivered.accepted_on == date(2026, 4, 14)


def test_extension_of_45_days():
    found = ask(guide(statutory_limit=limit(45)), is_extended=True)
    assert found.statutory.case.extension.amount == 15
    assert CALENDAR.working_days_between(ACCEPTED, found.statutory.on) == 60


def test_procedures_have_the_key_of_their_row_also_where_some_count():
    rows = [
        procedure(basis="办法", limit=limit(30, "calendar_day"), effect="restarts"),
        procedure(counts_in_limit=True),
        procedure(kind="test", name="检测", counts_in_limit=None, limit=limit(2, "month")),
    ]
    assert procedures_of(guide(special_procedures=rows)) == (
        Procedure(
            "p1",
            "hearing",
            "听证",
            Limit(30, CALENDAR_DAY),
            Effect.RESTARTS,
            "办法",
            is_stated=True,
        ),
        Procedure("p3", "test", "检测", Limit(2, "month"), Effect.PAUSES, is_stated=False),
        Procedure(OTHER, OTHER, "", Limit(), Effect.PAUSES, is_stated=False),
    )
    assert [one.unit for one in procedures_of(guide(special_procedures=rows))] == [
        CALENDAR_DAY, WORKING_DAY, WORKING_DAY,
    ]  # fmt: skip


def test_procedure_switched_on_stops_both_clocks_from_the_day_after_acceptance():
    found = ask(guide(special_procedures=[procedure()]), switched={"p1": Switched(5)})
    assert dates(found) == (date(2026, 3, 23), date(2026, 4, 7))
    held = [one for one in found.promised.trace if one.why is Why.PAUSE]
    assert (held[0].starts_on, held[0].ends_on) == (date(2026, 3, 3), date(2026, 3, 9))
    assert (held[0].name, held[0].kind) == ("听证", "hearing")


def test_procedure_in_natural_days_is_counted_in_natural_days():
    row = procedure(limit=limit(30, "calendar_day"))
    found = ask(guide(special_procedures=[row]), switched={"p1": Switched(7)})
    held = [one for one in found.promised.trace if one.why is Why.PAUSE]
    assert (held[0].starts_on, held[0].ends_on) == (date(2026, 3, 3), date(2026, 3, 9))
    assert found.promised.on == date(2026, 3, 23)


def test_procedure_starts_on_its_first_day():
    switched = {"p1": Switched(2, date(2026, 3, 10))}
    found = ask(guide(special_procedures=[procedure()]), switched=switched)
    why = [(one.why, one.starts_on) for one in found.promised.trace]
    assert (Why.PAUSE, date(2026, 3, 10)) in why
    assert found.promised.on == date(2026, 3, 18)


def test_procedure_after_the_last_day_changes_nothing():
    switched = {"p1": Switched(5, date(2026, 3, 17))}
    found = ask(guide(special_procedures=[procedure()]), switched=switched)
    assert dates(found) == (date(2026, 3, 16), date(2026, 4, 7))


def test_procedures_without_a_first_day_follow_one_another():
    rows = [procedure(), procedure(kind="expert_review", name="专家评审", limit=limit(3))]
    switched = {"p1": Switched(5), "p2": Switched(5), OTHER: Switched(1)}
    found = ask(guide(special_procedures=rows), switched=switched)
    held = [(one.name, one.starts_on) for one in found.promised.trace if one.why is Why.PAUSE]
    assert held == [
        ("听证", date(2026, 3, 3)),
        ("专家评审", date(2026, 3, 10)),
        ("", date(2026, 3, 17)),
    ]
    assert found.promised.on == date(2026, 3, 31)


def test_restart_begins_both_limits_anew():
    row = procedure(kind="supplement", name="补正", effect="restarts")
    found = ask(guide(special_procedures=[row]), switched={"p1": Switched(2, date(2026, 3, 12))})
    assert found.promised.on == date(2026, 3, 27)
    assert [one.why for one in found.promised.trace].count(Why.RESTART) == 1
    assert found.promised.trace[-1].total == 10


def test_procedure_of_no_days_and_unknown_keys_change_nothing():
    switched = {"p1": Switched(0), "p9": Switched(9)}
    found = ask(guide(special_procedures=[procedure()]), switched=switched)
    assert dates(found) == (date(2026, 3, 16), date(2026, 3, 30))


def test_long_pauses_may_not_reach_beyond_the_calendar():
    found = ask(guide(), date(2027, 12, 31), switched={OTHER: Switched(1000)})
    assert found.promised.on.year == 2031
    assert found.promised.provisional_years[0] == 2027
