"""Words for single values: labels of choices, limits, ratios, days, links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext as _

from matters.choices import TimeUnit
from matters.deadline_words import amount_words
from matters.limits import NONE, Limit


@dataclass(frozen=True)
class Fact:
    """A label and what stands beside it. `url` is empty or leads to http(s) or a page of ours."""

    label: str
    value: str
    url: str = ""
    is_code: bool = False


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
    return "、".join(label(choices, value) for value in values or ())


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
    return _("%(visits)d 次") % {"visits": visits}


def day(moment: datetime | date | None) -> str:
    """The day of `moment` where the portal stands, as 2024-05-01; the empty text for none."""
    if isinstance(moment, datetime):
        moment = timezone.localdate(moment)
    return moment.isoformat() if moment else ""


def instant(moment: datetime | None) -> str:
    """`moment` where the portal stands, to the minute; the empty text for none."""
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""


def web_address(value: str | None) -> str:
    """`value` if it is an http(s) address a page may link to, else the empty text."""
    try:
        parts = urlsplit(value or "")
    except ValueError:
        return ""
    return value or "" if parts.scheme in ("http", "https") and parts.netloc else ""
