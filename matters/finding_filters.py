"""What an address or a command may ask of the findings, read strictly. Asks no database."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from matters.filters import named, quoted
from matters.problems import Problem
from matters.rules.engine import Level

NEAR = 3
"""So many names a message offers in place of one that does not exist."""


@dataclass(frozen=True)
class Filters:
    """What was asked for and is sound, in the order of the page; empty means not asked.

    `rule` is an id, `office` a slug, `region` the code of an area with all in it.
    """

    rule: str = ""
    level: str = ""
    office: str = ""
    region: str = ""

    def chosen(self) -> dict[str, str]:
        """Name and value of each filter that is set, as an address writes them."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in pairs if value}

    def query(self, *, page: int = 1, without: str = "") -> str:
        """The query part of an address that asks the same, with its question mark, or the empty text."""
        pairs = {name: value for name, value in self.chosen().items() if name != without}
        if page > 1:
            pairs["page"] = str(page)
        return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True)
class Options:
    """The values that are data, each with its words."""

    rule: Mapping[str, str]
    office: Mapping[str, str]
    region: Mapping[str, str]
    level: Mapping[str, str]


def labels() -> dict[str, str]:
    """What the filters are called."""
    return {
        "rule": _("规则"),
        "level": _("级别"),
        "office": _("机构"),
        "region": _("区划"),
    }


def near(value: str, known: Mapping[str, str]) -> list[str]:
    """The known names that `value` may have meant, by their own writing or by their words."""
    by_words = {words: name for name, words in known.items()}
    found = get_close_matches(value.upper(), known, NEAR, 0.5)
    found += get_close_matches(value, known, NEAR, 0.5)
    found += [by_words[words] for words in get_close_matches(value, by_words, NEAR, 0.5)]
    found += [name for name, words in known.items() if value and value in words]
    return list(dict.fromkeys(found))[:NEAR]


def read(given: Mapping[str, str], options: Options) -> tuple[Filters, tuple[Problem, ...]]:
    """The sound filters among `given`, and what is wrong with the others, which are left out."""
    problems: list[Problem] = []

    def word(field: str, hint: str) -> str:
        value = given.get(field, "").strip()
        known: Mapping[str, str] = getattr(options, field)
        if not value or value in known:
            return value
        alike = near(value[:100], known) or (list(known) if len(known) <= len(Level) else [])
        close = _("、").join(named(name, known[name]) for name in alike)
        words = _("没有“%(value)s”，请从列表中选择；%(hint)s。") % {
            "value": quoted(value),
            "hint": hint,
        }
        if close:
            words += _("相近的有：%(named)s。") % {"named": close}
        problems.append(Problem("", field, words))
        return ""

    found = Filters(
        rule=word("rule", _("规则用它的编号，如 TL-01")),
        level=word("level", _("级别用它的代码，如 error")),
        office=word("office", _("机构用它的网址名")),
        region=word("region", _("区划是六位代码，如 310000")),
    )
    return found, tuple(problems)
