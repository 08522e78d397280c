"""The history page: each version that was published, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from matters.choices import RevisionKind, RevisionStatus
from matters.days import end_of
from matters.history import Entry
from matters.periods import Period
from portal.presentation.tables import facts
from portal.presentation.words import Fact, instant, label


@dataclass(frozen=True)
class Version:
    """`page` leads to the guide as of a day on which this version was in force; empty where there is none."""

    number: int
    kind: str
    is_correction: bool
    state: str
    is_current: bool
    facts: tuple[Fact, ...]
    page: str
    page_words: str
    previous: int | None


def versions(slug: str, entries: Iterable[Entry], now: datetime) -> tuple[Version, ...]:
    return tuple(_version(slug, entry, now) for entry in entries)


def _version(slug: str, entry: Entry, now: datetime) -> Version:
    is_current = entry.period is not None and entry.period.holds(now)
    return Version(
        number=entry.number,
        kind=_kind_words(entry),
        is_correction=entry.kind == RevisionKind.CORRECTION,
        state=_state(entry, now),
        is_current=is_current,
        facts=_facts(entry),
        page=_page(slug, entry.period, is_current=is_current),
        page_words=_page_words(entry.period, now),
        previous=entry.previous,
    )


def _kind_words(entry: Entry) -> str:
    is_first = entry.previous is None and entry.kind == RevisionKind.ORDINARY
    return _("首次公布") if is_first else label(RevisionKind, entry.kind)


def _page_words(period: Period | None, now: datetime) -> str:
    if period is not None and period.starts_at > now:
        return _("查看届时的办事指南")
    is_current = period is not None and period.holds(now)
    return _("查看现行办事指南") if is_current else _("查看当时的办事指南")


def _state(entry: Entry, now: datetime) -> str:
    period = entry.period
    if period is None:
        return _("生效前已撤回")
    if period.starts_at > now:
        return _("已公布，自 %(moment)s 起生效") % {"moment": instant(period.starts_at)}
    if period.holds(now):
        return _("现行有效")
    return _("已撤下") if entry.status == RevisionStatus.RETIRED else _("已由后一版接替")


def _facts(entry: Entry) -> tuple[Fact, ...]:
    corrected = _("、").join(
        _("第 %(number)d 版") % {"number": number} for number in entry.corrected_by
    )
    reason = _("更正原因") if entry.kind == RevisionKind.CORRECTION else _("修订原因")
    return (
        Fact(_("有效期间"), _period(entry.period)),
        Fact(_("记录时间"), instant(entry.recorded_at)),
        *facts(
            (reason, entry.reason),
            (
                _("更正的版本"),
                _("第 %(number)d 版") % {"number": entry.corrects} if entry.corrects else "",
            ),
            (_("已被更正"), corrected),
            (_("撤下时间"), instant(entry.retired_at)),
            (_("撤下说明"), entry.retired_notice),
        ),
        Fact("SHA-256", entry.sha256, is_code=True),
    )


def _period(period: Period | None) -> str:
    if period is None:
        return _("没有生效过")
    words = {"start": instant(period.starts_at), "end": instant(period.ends_at)}
    if period.ends_at is None:
        return _("%(start)s 起，至另行公布") % words
    return _("%(start)s 起，%(end)s 止") % words


def _page(slug: str, period: Period | None, *, is_current: bool) -> str:
    """A day is answered as of its end: a version that began and ended within one day has no page."""
    if period is None:
        return ""
    guide = reverse("guide", args=[slug])
    if is_current:
        return guide
    day = timezone.localdate(period.starts_at)
    if not period.holds(end_of(day)):
        return ""
    return f"{guide}?{urlencode({'on': day.isoformat()})}"
