"""What addresses ask of deadlines: each parameter, what is wrong with it, and several wrong ones at once."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matters.calendars import Calendar
from matters.counting import Fault
from matters.deadline_query import (
    LONGEST_PROCEDURES,
    Refusal,
    Unanswerable,
    any_deadline,
    guide_answer,
    question_of,
)
from matters.guide_deadlines import Switched
from matters.limits import UNITS
from tests.matters.calendar_samples import CALENDAR

REACH = (2004, 2027)
LICENCE = {
    "matter_type": "行政许可",
    "statutory_limit": {"amount": 20, "unit": "working_day", "note": ""},
    "promised_limit": {"amount": 10, "unit": "working_day", "note": ""},
    "tracks": [
        {"limit": {"amount": 5, "unit": "working_day", "note": ""}},
        {"limit": {"amount": None, "unit": "on_the_spot", "note": ""}},
    ],
    "special_procedures": [
        {"kind": "hearing", "name": "听证", "counts_in_limit": False},
        {"kind": "test", "name": "检测", "counts_in_limit": True},
        {"kind": "supplement", "name": "补正", "counts_in_limit": None, "effect": "restarts"},
    ],
}


def ask(**more):
    return {"accepted": "2026-03-02", "amount": "20", "unit": "working_day", **more}


def ask_guide(**more):
    return {"accepted": "2026-03-02", **more}


def refusals(given):
    with pytest.raises(Unanswerable) as caught:
        any_deadline(given, CALENDAR)
    return list(caught.value.refusals)


def guide_refusals(given, snapshot=LICENCE):
    with pytest.raises(Unanswerable) as caught:
        guide_answer(given, snapshot, CALENDAR)
    return list(caught.value.refusals)


@pytest.mark.parametrize(
    ("given", "on", "at"),
    [
        (ask(), date(2026, 3, 30), None),
        (ask(amount="0"), date(2026, 3, 2), None),
        (ask(amount="007"), date(2026, 3, 11), None),
        (ask(amount=" ２０ ", accepted="２０２６-03-02"), date(2026, 3, 30), None),
        (ask(unit=" Working_Day "), date(2026, 3, 30), None),
        (ask(unit="calendar_day"), date(2026, 3, 22), None),
        (ask(unit="calendar_day", rolls="1"), date(2026, 3, 23), None),
        (ask(unit="calendar_day", rolls="on"), date(2026, 3, 23), None),
        (ask(unit="calendar_day", rolls="0"), date(2026, 3, 22), None),
        (ask(unit="month", amount="1"), date(2026, 4, 2), None),
        (ask(unit="hour", amount="20", at="9:30"), date(2026, 3, 3), time(5, 30)),
        (ask(unit="hour", amount="20", at=""), date(2026, 3, 3), None),
        (ask(unit="hour", amount="87600"), date(2036, 2, 28), None),
        (ask(at="09:30"), date(2026, 3, 30), None),
        (ask(unit="on_the_spot", amount=""), date(2026, 3, 2), None),
        (ask(unit="on_the_spot", amount="0"), date(2026, 3, 2), None),
        (ask(unit="none", amount=""), None, None),
        (ask(accepted="2004-01-01", amount="1"), date(2004, 1, 2), None),
        (ask(accepted="2027-12-31", amount="1"), date(2028, 1, 3), None),
        (ask(unexpected="1"), date(2026, 3, 30), None),
    ],
)
def test_any_deadline(given, on, at):
    found = any_deadline(given, CALENDAR)
    assert (found.on, found.at) == (on, at)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (ask(accepted=""), Refusal("accepted", Fault.MISSING)),
        (ask(accepted="  "), Refusal("accepted", Fault.MISSING)),
        (ask(accepted="2026-02-31"), Refusal("accepted", Fault.NO_SUCH_DAY)),
        (ask(accepted="2026-13-01"), Refusal("accepted", Fault.NO_SUCH_DAY)),
        (ask(accepted="0000-01-01"), Refusal("accepted", Fault.NO_SUCH_DAY)),
        (ask(accepted="2026-3-2"), Refusal("accepted", Fault.NOT_A_DAY)),
        (ask(accepted="today"), Refusal("accepted", Fault.NOT_A_DAY)),
        (ask(accepted="20260302"), Refusal("accepted", Fault.NOT_A_DAY)),
        (ask(accepted="2026-03-02\x00"), Refusal("accepted", Fault.NOT_A_DAY)),
        (ask(accepted="2003-12-31"), Refusal("accepted", Fault.OUTSIDE_CALENDAR, REACH)),
        (ask(accepted="2028-01-01"), Refusal("accepted", Fault.OUTSIDE_CALENDAR, REACH)),
        (ask(accepted="9999-12-31"), Refusal("accepted", Fault.OUTSIDE_CALENDAR, REACH)),
        (ask(amount=""), Refusal("amount", Fault.NO_AMOUNT)),
        (ask(amount="-1"), Refusal("amount", Fault.NEGATIVE)),
        (ask(amount="-" + "9" * 5000), Refusal("amount", Fault.NEGATIVE)),
        (ask(amount="ten"), Refusal("amount", Fault.NOT_A_NUMBER)),
        (ask(amount="1.5"), Refusal("amount", Fault.NOT_A_NUMBER)),
        (ask(amount="1e3"), Refusal("amount", Fault.NOT_A_NUMBER)),
        (ask(amount="+1"), Refusal("amount", Fault.NOT_A_NUMBER)),
        (ask(amount="٢"), Refusal("amount", Fault.NOT_A_NUMBER)),
        (ask(amount="10000"), Refusal("amount", Fault.TOO_LONG, (3650,))),
        (ask(amount="9" * 5000), Refusal("amount", Fault.TOO_LONG, (3650,))),
        (ask(amount="3651"), Refusal("amount", Fault.TOO_LONG, (3650,))),
        (ask(amount="122", unit="month"), Refusal("amount", Fault.TOO_LONG, (121,))),
        (ask(amount="87601", unit="hour"), Refusal("amount", Fault.TOO_LONG, (87600,))),
        (ask(unit="on_the_spot"), Refusal("amount", Fault.NOT_ITS_AMOUNT)),
        (ask(unit="none"), Refusal("amount", Fault.NOT_ITS_AMOUNT)),
        (ask(unit=""), Refusal("unit", Fault.MISSING)),
        (ask(unit="week"), Refusal("unit", Fault.UNKNOWN_UNIT)),
        (ask(at="24:00"), Refusal("at", Fault.NOT_A_TIME)),
        (ask(at="9"), Refusal("at", Fault.NOT_A_TIME)),
        (ask(at="09:60"), Refusal("at", Fault.NOT_A_TIME)),
        (ask(rolls="perhaps"), Refusal("rolls", Fault.UNKNOWN_CHOICE)),
    ],
)
def test_any_deadline_refuses_and_names_the_field(given, refusal):
    assert refusals(given) == [refusal]


def test_longest_limits_of_every_unit_can_be_counted():
    longest = {"working_day": 3650, "calendar_day": 3650, "hour": 87600, "month": 121}
    for unit, amount in longest.items():
        given = ask(accepted="2027-12-31", unit=unit, amount=str(amount))
        assert any_deadline(given, CALENDAR).on.year >= 2037


def test_any_deadline_names_every_wrong_field_at_once():
    given = {"accepted": "2026-02-31", "amount": "-5", "unit": "week", "at": "x", "rolls": "x"}
    assert {(one.field, one.fault) for one in refusals(given)} == {
        ("accepted", Fault.NO_SUCH_DAY),
        ("amount", Fault.NEGATIVE),
        ("unit", Fault.UNKNOWN_UNIT),
        ("at", Fault.NOT_A_TIME),
        ("rolls", Fault.UNKNOWN_CHOICE),
    }
    assert {one.field for one in refusals({})} == {"accepted", "unit"}


def test_unreadable_amount_is_refused_once():
    assert refusals(ask(amount="x")) == [Refusal("amount", Fault.NOT_A_NUMBER)]
    assert refusals(ask(amount="-1", unit="none")) == [Refusal("amount", Fault.NEGATIVE)]


@pytest.mark.parametrize(
    "ask_it",
    [
        lambda calendar: any_deadline(ask(), calendar),
        lambda calendar: guide_answer(ask_guide(), LICENCE, calendar),
    ],
)
def test_empty_calendar_answers_nothing(ask_it):
    with pytest.raises(Unanswerable, match="accepted: no_calendar") as caught:
        ask_it(Calendar({}))
    assert list(caught.value.refusals) == [Refusal("accepted", Fault.NO_CALENDAR)]


def test_question_without_choices():
    question = question_of(ask_guide(), LICENCE, CALENDAR)
    assert question.accepted_on == date(2026, 3, 2)
    assert (question.accepted_at, question.track, question.is_extended) == (None, None, False)
    assert question.switched == {}


def test_question_with_every_choice():
    given = ask_guide(
        at="09:30", track="2", extended="1", p1="5", p1_from="2026-03-10", p3="3", other="2"
    )
    question = question_of(given, LICENCE, CALENDAR)
    assert (question.accepted_at, question.track, question.is_extended) == (time(9, 30), 1, True)
    assert question.switched == {
        "p1": Switched(5, date(2026, 3, 10)),
        "p3": Switched(3),
        "other": Switched(2),
    }


@pytest.mark.parametrize("value", ["", "0", "  "])
def test_procedure_of_no_days_is_not_switched_on(value):
    assert question_of(ask_guide(p1=value), LICENCE, CALENDAR).switched == {}


def test_extension_is_for_licences_whose_limit_the_law_extends():
    for limit in (30, 10, None):
        other = {**LICENCE, "statutory_limit": {"amount": limit, "unit": "working_day"}}
        assert question_of(ask_guide(extended="1"), other, CALENDAR).is_extended is False
    filing = {**LICENCE, "matter_type": "行政备案"}
    assert question_of(ask_guide(extended="1"), filing, CALENDAR).is_extended is False


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({}, Refusal("accepted", Fault.MISSING)),
        (ask_guide(accepted="2028-01-01"), Refusal("accepted", Fault.OUTSIDE_CALENDAR, REACH)),
        (ask_guide(at="noon"), Refusal("at", Fault.NOT_A_TIME)),
        (ask_guide(track="0"), Refusal("track", Fault.UNKNOWN_CHOICE, (2,))),
        (ask_guide(track="3"), Refusal("track", Fault.UNKNOWN_CHOICE, (2,))),
        (ask_guide(track="9" * 5000), Refusal("track", Fault.UNKNOWN_CHOICE, (2,))),
        (ask_guide(track="-1"), Refusal("track", Fault.NEGATIVE)),
        (ask_guide(track="x"), Refusal("track", Fault.NOT_A_NUMBER)),
        (ask_guide(extended="yes"), Refusal("extended", Fault.UNKNOWN_CHOICE)),
        (ask_guide(p1="1001"), Refusal("p1", Fault.TOO_LONG, (LONGEST_PROCEDURES,))),
        (ask_guide(p1="x"), Refusal("p1", Fault.NOT_A_NUMBER)),
        (ask_guide(p1="-1"), Refusal("p1", Fault.NEGATIVE)),
        (ask_guide(p1="1", p1_from="2026-03-02"), Refusal("p1_from", Fault.BEFORE)),
        (ask_guide(p1="1", p1_from="2026-02-31"), Refusal("p1_from", Fault.NO_SUCH_DAY)),
        (
            ask_guide(p1="1", p1_from="2028-01-01"),
            Refusal("p1_from", Fault.OUTSIDE_CALENDAR, REACH),
        ),
        (ask_guide(p1_from="2026-03-10"), Refusal("p1", Fault.NO_AMOUNT)),
        (ask_guide(p2="3"), Refusal("p2", Fault.UNKNOWN_CHOICE)),
        (ask_guide(p9="3"), Refusal("p9", Fault.UNKNOWN_CHOICE)),
        (ask_guide(p9_from="2026-03-10"), Refusal("p9_from", Fault.UNKNOWN_CHOICE)),
        (
            ask_guide(p1="600", other="600"),
            Refusal("other", Fault.TOO_LONG, (LONGEST_PROCEDURES,)),
        ),
    ],
)
def test_guide_refuses_and_names_the_field(given, refusal):
    assert guide_refusals(given) == [refusal]


def test_empty_parameter_of_a_procedure_the_guide_has_not_is_not_given():
    assert question_of(ask_guide(p9="", p9_from=" "), LICENCE, CALENDAR).switched == {}


def test_guide_names_every_wrong_field_at_once():
    given = ask_guide(accepted="x", at="x", track="7", extended="x", p1="x", p3="-1", p7="1")
    assert {one.field for one in guide_refusals(given)} == set(given)


def test_guide_without_tracks_has_no_track_to_choose():
    refusal = Refusal("track", Fault.UNKNOWN_CHOICE, (0,))
    assert guide_refusals(ask_guide(track="1"), {"tracks": []}) == [refusal]
    assert guide_refusals(ask_guide(track="1"), {}) == [refusal]


def test_guide_answer_is_the_answer_to_the_question():
    found = guide_answer(ask_guide(track="1", p1="5"), LICENCE, CALENDAR)
    assert found.promised.on == date(2026, 3, 16)
    assert found.statutory.on == date(2026, 4, 7)


NAMES = st.sampled_from(
    ["accepted", "amount", "unit", "at", "rolls", "track", "extended", "p1", "p1_from", "other"]
)
VALUES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["2026-03-02", "2027-12-31", "1", "20", "3650", "12:00", *UNITS]),
    st.dates().map(str),
    st.integers().map(str),
)


def wrong_fields(ask_it):
    """The fields refused, or None for an answer."""
    try:
        ask_it()
    except Unanswerable as wrong:
        return {one.field for one in wrong.refusals}
    return None


@settings(max_examples=300)
@given(st.dictionaries(NAMES, VALUES))
def test_whatever_is_asked_is_answered_or_refused_by_field(given):
    known = {"accepted", "unit", "amount", "p1", *given}
    for ask_it in (
        lambda: any_deadline(given, CALENDAR).trace,
        lambda: guide_answer(given, LICENCE, CALENDAR),
    ):
        wrong = wrong_fields(ask_it)
        assert wrong is None or (wrong and wrong <= known)


@settings(max_examples=200)
@given(
    st.dates(date(2004, 1, 1), date(2027, 12, 31)).map(str),
    st.integers(0, 3650),
    st.sampled_from(["working_day", "calendar_day", "hour"]),
    st.booleans(),
)
def test_whatever_can_be_meant_is_answered(accepted, amount, unit, rolls):
    given = {"accepted": accepted, "amount": str(amount), "unit": unit, "rolls": "01"[rolls]}
    found = any_deadline(given, CALENDAR)
    assert found.on >= found.accepted_on
