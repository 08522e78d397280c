"""Forms whose answers have addresses: what is typed is kept, what is wrong stands beside it."""

import pytest

from matters.counting import Fault
from matters.deadline_query import Refusal
from portal.presentation.deadline_fields import (
    CLOCK_TIME,
    DAY,
    NUMBER,
    SWITCH,
    Field,
    Form,
    Group,
    Section,
    typed,
)

FORM = Form(
    (Field("accepted", "受理日期", DAY), Field("extended", "延长", SWITCH)),
    (Section("程序", "", (Group("听证", (Field("p1", "几天", NUMBER),)),)),),
)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (DAY, "", "date"),
        (DAY, "2026-09-15", "date"),
        (DAY, "2026-02-31", "text"),
        (DAY, "15.9.2026", "text"),
        (CLOCK_TIME, "", "time"),
        (CLOCK_TIME, "09:30", "time"),
        (CLOCK_TIME, "25:00", "text"),
        (NUMBER, "-5", "text"),
    ],
)
def test_value_that_a_browser_would_drop_is_shown_as_text(kind, value, expected):
    assert Field("x", "x", kind, value=value).input_type == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ""),
        ({"x": " 2026-09-15 "}, "2026-09-15"),
        ({"x": "２０２６-０９-１５"}, "2026-09-15"),
        ({"x": "a\x00\nb"}, "ab"),
        ({"x": "9" * 100}, "9" * 60),
    ],
)
def test_typed_is_what_the_reader_takes_and_not_too_much_of_it(given, expected):
    assert typed(given, "x") == expected


def test_address_holds_what_was_filled_in():
    assert FORM.query == ""
    form = FORM.typed({"accepted": "2026-09-15", "extended": "", "p1": "5", "other": "x"})
    assert form.query == "?accepted=2026-09-15&p1=5"
    assert (form.value("p1"), form.value("other")) == ("5", "")
    assert form.sections[0].is_open
    assert not FORM.sections[0].is_open


def test_form_is_asked_with_any_of_its_fields():
    assert FORM.is_asked({"p1": ""})
    assert not FORM.is_asked({"other": "1"})
    assert FORM.typed({"p1": "5"}).is_filled_in(but="accepted")
    assert not FORM.typed({"p1": "5"}).is_filled_in(but="p1")
    assert FORM.has("extended")
    assert not FORM.has("other")


def test_first_refusal_of_each_field_is_told_in_the_order_of_the_form():
    form = FORM.refused(
        [
            Refusal("pauses", Fault.TOO_LONG, (3650,)),
            Refusal("p1", Fault.NEGATIVE),
            Refusal("p1", Fault.TOO_LONG, (1000,)),
            Refusal("accepted", Fault.MISSING),
        ]
    )
    assert [(one.target, one.label) for one in form.mistakes] == [
        ("accepted", "受理日期"),
        ("p1", "听证 几天"),
        ("", ""),
    ]
    assert "不能小于 0" in form.mistakes[1].words
    assert form.all_fields[2].error == form.mistakes[1].words
    assert form.all_fields[2].described_by == "p1-error"
    assert form.all_fields[1].described_by == ""
    assert form.sections[0].is_open
