"""Words for single values: labels of choices, limits, ratios, days, phones, links."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matters.choices import TimeUnit
from matters.deadline_words import amount_words
from matters.filters import named
from matters.limits import NONE, Limit

PHONE = re.compile(r"\+?[0-9](?:[ -]?[0-9]){2,17}", re.ASCII)


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it. `url` is empty, leads to http(s) or a page of ours, or dials a phone."""

    label: str
    value: str
    url: str = ""
    is_code: bool = False
    is_phone: bool = False


def unknown() -> str:
    return _("来源未写明")


def label(choices: type[TextChoices], value: str | None) -> str:
    """The word for `value`; a value the list no longer has stands as it is; nothing gives the empty text."""
    if not value:
        return ""
    try:
        return str(choices(value).label)
    except ValueError:
        return value


def labels(choices: type[TextChoices], values: Iterable[str] | None) -> str:
    return _("、").join(label(choices, value) for value in values or ())


def labelled(label: str, words: str) -> str:
    """“电话：12345”: `words` behind what they are."""
    return _("%(label)s：%(words)s") % {"label": label, "words": words}


def noted(words: str, note: str) -> str:
    """“20 个工作日（说明）”, or only the words where there is no note."""
    return named(words, note) if note else words


def flag(*, stated: bool | None, yes: str, no: str) -> str:
    """`yes` or `no`; a flag nobody stated is not known, never no."""
    if stated is None:
        return unknown()
    return yes if stated else no


def yes_no(*, stated: bool | None) -> str:
    return flag(stated=stated, yes=_("是"), no=_("否"))


def limit_words(limit: Limit) -> str:
    """“10 个工作日”, “当场办结” …, or the empty text where no limit is known.

    A number in a unit the list no longer has is told by its unit.
    """
    return amount_words(limit) or (label(TimeUnit, limit.unit) if limit.amount is not None else "")


def promise_words(limit: Limit) -> str:
    """The words for a promised limit; here no limit means that none was promised."""
    return _("未作时限承诺") if limit.unit == NONE else limit_words(limit)


def percent(ratio: float) -> str:
    """“50%”, “33.33%”: at most two decimals, none that say nothing."""
    return f"{ratio * 100:.2f}".rstrip("0").rstrip(".") + "%"


def compression_words(ratio: float | None) -> str:
    if ratio is None:
        return ""
    if ratio == 0:
        return _("与法定时限相同")
    if ratio < 0:
        return _("比法定时限长 %(share)s") % {"share": percent(-ratio)}
    return _("比法定时限缩短 %(share)s") % {"share": percent(ratio)}


def visits_words(visits: int | None) -> str:
    if visits is None:
        return unknown()
    return ngettext("%(visits)d 次", "%(visits)d 次", visits) % {"visits": visits}


def day(moment: datetime | date | None) -> str:
    """The day of `moment` where the portal stands, as 2024-05-01 (in English 1 May 2024); the empty text for none."""
    if isinstance(moment, datetime):
        moment = timezone.localdate(moment)
    return date_format(moment, _("Y-m-d")) if moment else ""


def instant(moment: datetime | None) -> str:
    """`moment` where the portal stands, to the minute; the empty text for none."""
    return date_format(timezone.localtime(moment), _("Y-m-d H:i")) if moment else ""


def dials(value: str) -> str:
    """The address that dials `value`; empty where it is not one number alone."""
    return f"tel:{re.sub('[ -]', '', value)}" if PHONE.fullmatch(value) else ""


def web_address(value: str | None) -> str:
    """`value` if it is an http(s) address a page may link to, else the empty text."""
    try:
        parts = urlsplit(value or "")
    except ValueError:
        return ""
    return value or "" if parts.scheme in ("http", "https") and parts.netloc else ""
