"""What the address of a search may ask for, and what is wrong with it. Asks no database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from matters import codes
from matters.choices import MatterState
from matters.filters import audience_words, handling_words, quoted
from matters.problems import Problem
from matters.search.facets import ONLINE
from matters.search.normal import LONGEST

SLUG = re.compile(r"[-a-zA-Z0-9_]{1,100}")


@dataclass(frozen=True)
class SearchFilters:
    """What was asked for and is sound; the empty text means not asked. In the order of the page."""

    q: str = ""
    audience: str = ""
    region: str = ""
    office: str = ""
    handling: str = ""
    online: str = ""
    state: str = ""

    def facets(self) -> dict[str, str]:
        """Name and value of each facet that is chosen."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in pairs if value and name != "q"}

    def query(self, page: int = 1, *, changed: Mapping[str, str] | None = None) -> str:
        """The query part of the address of this search with some facets `changed`."""
        values = {"q": self.q, **self.facets(), **(changed or {})}
        pairs = [(name, value) for name, value in values.items() if value]
        if page > 1:
            pairs.append(("page", str(page)))
        return f"?{urlencode(pairs)}" if pairs else "?"


def state_words() -> dict[str, str]:
    return {str(one.value): str(one.label) for one in MatterState}


def online_words() -> dict[str, str]:
    return {ONLINE: _("可网上办理")}


def read(given: Mapping[str, str]) -> tuple[SearchFilters, tuple[Problem, ...]]:
    """The sound part of what was asked, and what is wrong with the rest, which is left out."""
    problems: list[Problem] = []

    def value(field: str) -> str:
        return given.get(field, "").strip()

    def refuse(field: str, reason: str) -> str:
        problems.append(Problem("", field, reason))
        return ""

    def text() -> str:
        words = " ".join(value("q").split())
        if len(words) > LONGEST:
            return refuse("q", _("最多 %(most)d 个字，请缩短后再查。") % {"most": LONGEST})
        if not words.isprintable():
            return refuse("q", _("含有不可显示的字符，请只输入文字。"))
        return words

    def one_of(field: str, allowed: Mapping[str, str]) -> str:
        word = value(field)
        if not word or word in allowed:
            return word
        return refuse(field, _("没有“%(value)s”这个选项。") % {"value": quoted(word)})

    def formed(field: str, is_sound: bool) -> str:  # noqa: FBT001 -- one use, beside its definition
        word = value(field)
        if not word or is_sound:
            return word
        return refuse(field, _("没有“%(value)s”这个选项。") % {"value": quoted(word)})

    filters = SearchFilters(
        q=text(),
        audience=one_of("audience", audience_words()),
        region=formed("region", codes.is_region_code(value("region"))),
        office=formed("office", SLUG.fullmatch(value("office")) is not None),
        handling=one_of("handling", handling_words()),
        online=one_of("online", online_words()),
        state=one_of("state", state_words()),
    )
    return filters, tuple(problems)
