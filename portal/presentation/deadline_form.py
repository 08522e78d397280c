"""The forms of the deadline pages: for a guide what it knows of, for anything else a number and a unit."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from matters.calendars import Calendar
from matters.choices import TrackKind
from matters.counting import Effect
from matters.deadline_words import procedure_words
from matters.guide_deadlines import (
    OTHER,
    Procedure,
    extension_of,
    is_licence,
    procedures_of,
    promised_limit,
)
from matters.limits import CALENDAR_DAY, COUNTED_UNITS, HOUR, Limit, limit_of
from portal.presentation.deadline_fields import (
    CHOICE,
    CLOCK_TIME,
    DAY,
    KEPT,
    NUMBER,
    SWITCH,
    Field,
    Form,
    Group,
    Option,
    Section,
)
from portal.presentation.words import label, limit_words, noted

SITUATION = "situation"


def guide_form(
    snapshot: Mapping[str, Any], calendar: Calendar, today: date, situation: str = ""
) -> Form:
    """The empty form of a guide, or of the part of it for `situation`: the day of acceptance is today where the calendar reaches it."""
    fields = [_day("accepted", _("受理日期"), calendar, hint=_("受理通知书上写的那一天。"))]
    fields[0] = replace(fields[0], value=_default_day(calendar, today))
    fields += _track(snapshot)
    if HOUR in {limit.unit for limit in _limits(snapshot)}:
        fields.append(_clock())
    if extension := extension_of(snapshot):
        hint = _("《行政许可法》第四十二条：经本行政机关负责人批准，并书面告知理由。")
        words = _("收到了延长期限的告知书（法定时限再加 %(more)s）") % {
            "more": limit_words(extension)
        }
        fields.append(Field("extended", words, SWITCH, hint=hint))
    if situation:
        fields.append(Field(SITUATION, _("办理情形"), KEPT, value=situation))
    sections = [_procedures(snapshot, calendar)]
    if is_licence(snapshot):
        sections.append(_receipt(calendar))
    return Form(tuple(fields), tuple(sections))


def any_form(calendar: Calendar, today: date) -> Form:
    """The empty form for a limit of any kind."""
    units = (
        Option("working_day", _("工作日")),
        Option("calendar_day", _("自然日")),
        Option("month", _("个月")),
        Option("hour", _("小时")),
    )
    start = _day(
        "accepted", _("起算日期"), calendar, hint=_("受理或事情发生的那一天，当天不计入。")
    )
    return Form(
        (
            replace(start, value=_default_day(calendar, today)),
            Field("amount", _("时限"), NUMBER, hint=_("只写数字，例如 20。")),
            Field("unit", _("单位"), CHOICE, options=units),
            _clock(),
            Field(
                "rolls",
                _("最后一天是休息日的，顺延到下一个工作日"),
                SWITCH,
                hint=_("只用于自然日、月和小时，而且规定允许顺延的（《民法典》第二百零三条）。"),
            ),
        )
    )


def _default_day(calendar: Calendar, today: date) -> str:
    first, last = calendar.first_year, calendar.last_year
    known = first is not None and last is not None and first <= today.year <= last + 1
    return today.isoformat() if known else ""


def _day(name: str, words: str, calendar: Calendar, hint: str = "") -> Field:
    first, last = calendar.first_year, calendar.last_year
    if first is None or last is None:
        return Field(name, words, DAY, hint=hint)
    bounds = (date(first, 1, 1).isoformat(), date(last + 1, 12, 31).isoformat())
    return Field(name, words, DAY, hint=hint, minimum=bounds[0], maximum=bounds[1])


def _clock() -> Field:
    hint = _("只有按小时算的时限才用得上；不写就从当天结束时算起。")
    return Field("at", _("几点几分"), CLOCK_TIME, hint=hint)


def _limits(snapshot: Mapping[str, Any]) -> Iterator[Limit]:
    yield limit_of(snapshot.get("statutory_limit"))
    yield promised_limit(snapshot, None)
    for place in range(len(snapshot.get("tracks") or ())):
        yield promised_limit(snapshot, place)


def _track(snapshot: Mapping[str, Any]) -> list[Field]:
    tracks = snapshot.get("tracks") or ()
    if not tracks:
        return []
    ordinary = limit_words(promised_limit(snapshot, None))
    first = _("办事指南的承诺时限（%(limit)s）") % {"limit": ordinary} if ordinary else _("请选择")
    options = [Option("", first)]
    for place, row in enumerate(tracks):
        name = row.get("name") or label(TrackKind, row.get("kind"))
        words = limit_words(promised_limit(snapshot, place)) or _("来源未写明时限")
        options.append(Option(str(place + 1), noted(name, words)))
    return [Field("track", _("办理程序"), CHOICE, options=tuple(options))]


def _procedures(snapshot: Mapping[str, Any], calendar: Calendar) -> Section:
    return Section(
        _("有不计入时限的程序"),
        _(
            "听证、检验、专家评审、补正材料这类程序所用的时间通常不计入时限，机构应当书面告知需要多久。"
            "用了哪一项，就填上它的天数。"
        ),
        tuple(_procedure(one, calendar) for one in procedures_of(snapshot)),
    )


def _procedure(procedure: Procedure, calendar: Calendar) -> Group:
    is_other = procedure.key == OTHER
    stated = procedure.length if procedure.length.unit in COUNTED_UNITS else Limit()
    is_in_days = stated.unit and stated.unit == procedure.unit
    notes = [
        "" if is_other else _stated_words(stated),
        ""
        if is_other or procedure.is_stated
        else _("办事指南没有写明它是否计入时限，这里按不计入算。"),
        _("结束以后，时限从头计算。") if procedure.effect is Effect.RESTARTS else "",
        procedure.basis,
    ]
    days = Field(
        procedure.key,
        _("几个自然日") if procedure.unit == CALENDAR_DAY else _("几个工作日"),
        NUMBER,
        placeholder=str(stated.amount) if is_in_days and stated.amount else "",
    )
    starts_on = _day(f"{procedure.key}_from", _("第一天（可不填）"), calendar)
    legend = (
        _("其他书面告知的程序") if is_other else procedure_words(procedure.name, procedure.kind)
    )
    return Group(legend, (days, starts_on), tuple(note for note in notes if note))


def _stated_words(stated: Limit) -> str:
    words = limit_words(stated)
    if not words:
        return _("办事指南没有写明它要多久，以书面告知的为准。")
    return _("办事指南写明 %(limit)s，以书面告知的为准。") % {"limit": words}


def _receipt(calendar: Calendar) -> Section:
    return Section(
        _("交了申请，还没有受理"),
        _(
            "材料不齐的，机构应当当场或者在五日内一次告知要补什么；过期不告知，收到申请那天就算受理。"
        ),
        (Group("", (_day("received", _("交申请的日期"), calendar),)),),
    )
