"""Deadlines in words: why days count or not and by what, what a date claims, and what is wrong with a question.

Sources: 行政许可法 arts. 34, 42, 45, 82; 民法典 arts. 201 to 203; 国务院关于职工工作时间的规定 art. 7.
"""

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum, auto

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matters.choices import ProcedureKind, TimeUnit
from matters.counting import Span, Why
from matters.deadline_query import Refusal
from matters.deadline_refusals import REFUSALS
from matters.deadlines import Deadline
from matters.limits import CALENDAR_DAY, HOUR, MONTH, NONE, ON_THE_SPOT, WORKING_DAY, Limit

NOT_COUNTED_BY_LAW = frozenset(ProcedureKind) - {
    ProcedureKind.SUPPLEMENT,
    ProcedureKind.RECTIFICATION,
    ProcedureKind.OTHER,
}
"""The eight procedures that 行政许可法 art. 45 names; the article speaks of licences only."""


class Start(Enum):
    """What a limit runs from; of a limit of any kind nobody knows."""

    ACCEPTANCE = auto()
    DECISION = auto()
    ANY = auto()


def span_words(span: Span, unit: str, *, start: Start = Start.ACCEPTANCE) -> str:
    """Why the days of `span` count towards a limit in `unit` from `start`, or do not, in one sentence."""
    return FIRST_DAYS.get((start, span.why), SPANS[span.why])(span, unit)


def basis_words(span: Span, *, is_licence: bool, unit: str = "") -> str:
    """The article or notice by which `span` counts or does not; empty where none is known.

    Days that count rest on the unit of the limit, so without `unit` nothing is said of them.
    """
    if span.why is Why.COUNTED:
        return _counted_basis(unit, is_licence=is_licence)
    if span.why in (Why.HOLIDAY, Why.MAKEUP_WORKDAY):
        return titled(span.basis)
    if span.why is Why.PAUSE and is_licence and span.kind in NOT_COUNTED_BY_LAW:
        return _joined(_("《行政许可法》第四十五条"), span.basis)
    if span.why in (Why.EXTENDED, Why.ON_THE_SPOT) and not is_licence:
        return span.basis
    articles = {
        Why.ACCEPTANCE: _("《民法典》第二百零一条"),
        Why.WEEKEND: _("《国务院关于职工工作时间的规定》第七条"),
        Why.EXTENDED: _("《行政许可法》第四十二条"),
        Why.ROLLED: _("《民法典》第二百零三条"),
        Why.ON_THE_SPOT: _("《行政许可法》第三十四条"),
    }
    return articles.get(span.why, span.basis)


def provisional_words(deadline: Deadline) -> str:
    """Which notices the date waits for and what that means; empty where it waits for none."""
    return awaited_words(deadline.provisional_years)


def awaited_words(years: Iterable[int]) -> str:
    """What a date that waits for the notices of `years` claims; empty where there are none."""
    awaited = tuple(years)
    if not awaited:
        return ""
    return _(
        "暂定：%(years)s年放假安排的通知尚未载入，先按周一至周五上班、周末休息推算；"
        "通知载入后，最后一天可能提前，也可能推后。"
    ) % {"years": years_words(awaited)}


def may_move_words(deadline: Deadline) -> str:
    """Which notice may still move the last days of December counted here; empty where none may."""
    return " ".join(
        _(
            "%(next)d 年放假安排的通知尚未载入，它可能调整 %(year)d 年 12 月底的上班日（元旦调休），"
            "最后一天可能因此改变。"
        )
        % {"next": year, "year": year - 1}
        for year in deadline.may_move
    )


def deadline_sentence(deadline: Deadline) -> str:
    """The answer in one sentence: accepted when, how long, until when."""
    if deadline.limit.unit == NONE or deadline.on is None:
        return _("法律未设期限，没有可以计算的最后一天。")
    accepted = day_words(deadline.accepted_on)
    if deadline.limit.unit == ON_THE_SPOT:
        return _("%(accepted)s受理，当场办结。") % {"accepted": accepted}
    sentence = (
        _("%(accepted)s受理，%(limit)s，最后一天暂定为%(last)s。")
        if deadline.provisional
        else _("%(accepted)s受理，%(limit)s，最后一天是%(last)s。")
    )
    return sentence % {
        "accepted": accepted,
        "limit": _limit_words(deadline),
        "last": _last_words(deadline),
    }


def delivery_sentence(delivered: Deadline, *, is_provisional: bool) -> str:
    """By when the result is delivered, in one sentence; the day of the decision may be provisional too."""
    sentence = (
        _("如果在%(decided)s作出决定，最晚在%(last)s送达（暂定）。")
        if is_provisional
        else _("如果在%(decided)s作出决定，最晚在%(last)s送达。")
    )
    return sentence % {"decided": day_words(delivered.accepted_on), "last": _last_words(delivered)}


def _last_words(deadline: Deadline) -> str:
    last = day_words(deadline.on) if deadline.on else ""
    return f"{last} {deadline.at:%H:%M}" if deadline.at is not None else last


def refusal_words(refusal: Refusal) -> str:
    """What is wrong with the parameter, and what to write instead."""
    return REFUSALS[refusal.fault](refusal)


def titled(title: str) -> str:
    """`title` in the marks of a document, once."""
    return title if not title or title.startswith("《") else f"《{title}》"


def years_words(years: Iterable[int]) -> str:
    """“2027”, “2027、2028”, “2027 至 2036”, each with the space that goes before 年."""
    known = sorted(years)
    if len(known) > 2 and known[-1] - known[0] == len(known) - 1:
        return _("%(first)d 至 %(last)d ") % {"first": known[0], "last": known[-1]}
    return _("、").join(str(year) for year in known) + " "


def day_words(on: date) -> str:
    """“2026年3月2日(星期一)”."""
    return date_format(on, _("Y年n月j日（l）"))


def procedure_words(name: str, kind: str) -> str:
    """The procedure as its guide calls it, else its kind."""
    if name:
        return name
    known = kind in ProcedureKind.values
    return str(ProcedureKind(kind).label) if known else _("特别程序")


def _limit_words(deadline: Deadline) -> str:
    limit, extension = deadline.limit, deadline.case.extension
    words = amount_words(limit)
    if extension is not None and extension.amount:
        return _("%(limit)s，延长 %(extension)s") % {
            "limit": words,
            "extension": amount_words(extension),
        }
    return words


def amount_words(limit: Limit) -> str:
    """“20 个工作日”, “当场办结” …; empty for a limit that says nothing."""
    number = limit.amount or 0
    words = {
        WORKING_DAY: ngettext("%(amount)d 个工作日", "%(amount)d 个工作日", number),
        CALENDAR_DAY: ngettext("%(amount)d 个自然日", "%(amount)d 个自然日", number),
        HOUR: ngettext("%(amount)d 小时", "%(amount)d 小时", number),
        MONTH: ngettext("%(amount)d 个月", "%(amount)d 个月", number),
    }.get(limit.unit)
    if words is not None and limit.amount is not None:
        return words % {"amount": limit.amount}
    return str(TimeUnit(limit.unit).label) if limit.unit in (ON_THE_SPOT, NONE) else ""


def _joined(article: str, own: str) -> str:
    """The law's article and the procedure's own basis, which may name the law already."""
    return f"{article}；{own}" if own and "行政许可法" not in own else article


def _counted_basis(unit: str, *, is_licence: bool) -> str:
    if unit == WORKING_DAY:
        return _("《行政许可法》第八十二条") if is_licence else ""
    if unit == MONTH:
        return _("《民法典》第二百零一条、第二百零二条")
    return _("《民法典》第二百零一条") if unit in (CALENDAR_DAY, HOUR) else ""


def _acceptance(_span: Span, unit: str) -> str:
    if unit == HOUR:
        return _("受理当日，自受理的时刻起算；没有填写时刻的，自当日结束时起算")
    return _("受理当日，不计入（第 0 天）")


def _any_start(_span: Span, unit: str) -> str:
    if unit == HOUR:
        return _("起算当日，自填写的时刻起算；没有填写时刻的，自当日结束时起算")
    return _("起算当日，不计入（第 0 天）")


def _tally(span: Span) -> str:
    first = span.total - span.counted + 1
    if first == span.total:
        return _("1 天（第 %(day)d 天）") % {"day": span.total}
    return _("%(counted)d 天（第 %(first)d 至第 %(last)d 天）") % {
        "counted": span.counted,
        "first": first,
        "last": span.total,
    }


def _counted(span: Span, unit: str) -> str:
    days = {
        WORKING_DAY: _("工作日"),
        MONTH: _("按月连续计算"),
        HOUR: _("按小时连续计算"),
    }.get(unit, _("自然日"))
    return _("%(days)s，计 %(tally)s") % {"days": days, "tally": _tally(span)}


def _makeup_workday(span: Span, _unit: str) -> str:
    why = _("因%(name)s调休上班") % {"name": span.name} if span.name else _("调休上班")
    return _("%(why)s，计入 %(tally)s") % {"why": why, "tally": _tally(span)}


def _holiday(span: Span, _unit: str) -> str:
    return _("%(name)s放假，不计入") % {"name": span.name}


def _pause(span: Span, _unit: str) -> str:
    name = procedure_words(span.name, span.kind)
    if name.endswith(("期间", "时间")):
        return _("%(name)s，不计入") % {"name": name}
    return _("%(name)s期间，不计入") % {"name": name}


def _restart(span: Span, _unit: str) -> str:
    return _("%(name)s完成，自次日起从头计时") % {"name": procedure_words(span.name, span.kind)}


def _always(words: Callable[[], str]) -> Callable[..., str]:
    return lambda *_asked: words()


SPANS: dict[Why, Callable[[Span, str], str]] = {
    Why.ACCEPTANCE: _acceptance,
    Why.COUNTED: _counted,
    Why.MAKEUP_WORKDAY: _makeup_workday,
    Why.EXTENDED: lambda span, _unit: _("延长的期限，计 %(tally)s") % {"tally": _tally(span)},
    Why.WEEKEND: _always(lambda: _("周末，不计入")),
    Why.HOLIDAY: _holiday,
    Why.PAUSE: _pause,
    Why.RESTART: _restart,
    Why.ROLLED: _always(lambda: _("届满日遇休息日，顺延至下一个工作日")),
    Why.ON_THE_SPOT: _always(lambda: _("当场办结，受理当日就是最后一天")),
    Why.NO_LIMIT: _always(lambda: _("法律未设期限，没有可以计算的最后一天")),
}

FIRST_DAYS: dict[tuple[Start, Why], Callable[[Span, str], str]] = {
    (Start.DECISION, Why.ACCEPTANCE): _always(lambda: _("作出决定当日，不计入（第 0 天）")),
    (Start.DECISION, Why.ON_THE_SPOT): _always(lambda: _("作出决定当日送达")),
    (Start.ANY, Why.ACCEPTANCE): _any_start,
    (Start.ANY, Why.ON_THE_SPOT): _always(lambda: _("当场办结，起算当日就是最后一天")),
}
"""The days that are told otherwise where a limit does not run from acceptance."""
