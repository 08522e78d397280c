"""What an address or a command may ask of a checklist, read strictly. Asks no database."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from matters.days import NotADay, parse_day
from matters.filters import named, quoted
from matters.problems import Problem
from reforms.choices import Category, Mode, Verdict

WORDS: dict[str, Mapping[str, Any]] = {
    "mode": dict(Mode.choices),
    "category": dict(Category.choices),
    "verdict": dict(Verdict.choices),
}
"""Filters that take one of the portal's own words."""
DAYS = ("until", "on", "known")
PAST = ("on", "known")
FEW = 8
"""So many words a message names; more are for the list they are chosen from."""


@dataclass(frozen=True)
class Filters:
    """What was asked for and is sound, in the order of the page; empty means not asked.

    `office` is a slug: it leads or supports the measure, or answers for the matter. `until` is the
    last due day. `on` asks as of the end of a day, `known` as the portal knew at the end of a day.
    """

    office: str = ""
    mode: str = ""
    category: str = ""
    verdict: str = ""
    until: date | None = None
    on: date | None = None
    known: date | None = None

    def chosen(self) -> dict[str, str]:
        """Name and value of each filter that is set, as an address writes them."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: str(value) for name, value in pairs if value}

    def query(self, *, page: int = 1, without: str = "") -> str:
        """The query part of an address that asks the same, with its question mark, or the empty text."""
        pairs = {name: value for name, value in self.chosen().items() if name != without}
        if page > 1:
            pairs["page"] = str(page)
        return f"?{urlencode(pairs)}" if pairs else ""


def labels() -> dict[str, str]:
    """What the filters are called."""
    return {
        "office": pgettext("office", "单位"),
        "mode": _("改革方式"),
        "category": _("类别"),
        "verdict": _("核对结果"),
        "until": _("时间节点不晚于"),
        "on": _("截至"),
        "known": _("按当时所知"),
    }


def read(
    given: Mapping[str, str], offices: Mapping[str, str], today: date
) -> tuple[Filters, tuple[Problem, ...]]:
    """The sound filters among `given`, and what is wrong with the others, which are left out.

    `offices` are those of the plan: their names by slug. `on` and `known` reach up to `today`.
    """
    problems: list[Problem] = []

    def refuse(field: str, reason: str) -> None:
        problems.append(Problem("", field, reason))

    def word(field: str, allowed: Mapping[str, Any]) -> str:
        value = given.get(field, "").strip()
        if not value or value in allowed:
            return value
        if field in WORDS and len(allowed) <= FEW:
            known = _("、").join(named(*pair) for pair in allowed.items())
            words = _("没有“%(value)s”，可选：%(known)s。") % {
                "value": quoted(value),
                "known": known,
            }
        elif field in WORDS:
            words = _("没有“%(value)s”，请从列表中选择。") % {"value": quoted(value)}
        else:
            words = _("这个方案没有单位“%(value)s”，请从列表中选择；单位用它的网址名。") % {
                "value": quoted(value)
            }
        refuse(field, words)
        return ""

    def day(field: str) -> date | None:
        value = given.get(field, "").strip()
        try:
            found = parse_day(value) if value else None
        except NotADay as error:
            refuse(
                field, _("“%(value)s”：%(why)s") % {"value": quoted(value), "why": _(str(error))}
            )
            return None
        if found is not None and found > today and field in PAST:
            refuse(field, _("这一天还没有到，可以查到今天为止。"))
            return None
        return found

    sound: dict[str, Any] = {
        "office": word("office", offices),
        **{field: word(field, allowed) for field, allowed in WORDS.items()},
        **{field: day(field) for field in DAYS},
    }
    return Filters(**sound), tuple(problems)
