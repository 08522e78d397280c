"""The filters of the matter list: what an address may ask for, and what is wrong with it. Asks no database."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from matters.browsing.facts import AT_ONCE, BY_NET, CHARGED, FREE, NEARBY, ONCE
from matters.choices import Audience, HandlingType
from matters.limits import LONGEST
from matters.problems import Problem

LEGAL_PERSON = "legal_person"
"""法人办事: any audience but natural persons. A word of ours, not a value of SERVER_TYPE."""

LONGEST_TEXT = 100
ONLINE = "1"


@dataclass(frozen=True)
class Option:
    """One value a filter may take. `heading` groups options; for a matter type it is the code."""

    value: str
    label: str
    heading: str = ""
    used: bool = True


@dataclass(frozen=True)
class MatterOptions:
    """All values of the filters whose values are data; `used` says that a matter has it."""

    office: tuple[Option, ...] = ()
    region: tuple[Option, ...] = ()
    topic: tuple[Option, ...] = ()
    event: tuple[Option, ...] = ()
    type: tuple[Option, ...] = ()

    def label_of(self, field: str, value: str) -> str:
        """The words for `value`, or the value itself where the list does not know it."""
        chosen: tuple[Option, ...] = getattr(self, field)
        return next((option.label for option in chosen if option.value == value), value)


@dataclass(frozen=True)
class Filters:
    """What was asked for and is sound; the empty text means not asked. In the order of the page."""

    q: str = ""
    audience: str = ""
    region: str = ""
    office: str = ""
    topic: str = ""
    event: str = ""
    type: str = ""
    way: str = ""
    handling: str = ""
    online: str = ""
    fully_online: str = ""
    visits: str = ""
    fee: str = ""
    limit_max: str = ""

    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Name and value of each filter that is set."""
        pairs = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name, value) for name, value in pairs if value)

    def values(self) -> dict[str, str]:
        """What is chosen as the catalogue's columns know it: a region by what the codes in it begin with."""
        chosen = dict(self.chosen())
        if self.region:
            chosen["region"] = region_prefix(self.region)
        return chosen

    def query(
        self,
        *,
        without: str = "",
        page: int = 1,
        changed: Mapping[str, str] | None = None,
        place: tuple[str, str] | None = None,
    ) -> str:
        """The query part of the address of this list, with its question mark, or the empty text.

        Some filters `changed`, of which an empty one is left out; `place` is `after` or `before` with the
        matter beyond which the page begins.
        """
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        values |= changed or {}
        pairs = [(name, value) for name, value in values.items() if value and name != without]
        if page > 1:
            pairs.append(("page", str(page)))
        if place:
            pairs.append(place)
        return f"?{urlencode(pairs)}" if pairs else ""


def region_prefix(code: str) -> str:
    """What the codes of `code` and all regions in it begin with (GB/T 2260: two digits a level)."""
    if code.endswith("0000"):
        return code[:2]
    return code[:4] if code.endswith("00") else code


def audience_words() -> dict[str, str]:
    """Every audience a list can be asked for, and its label."""
    words = {str(one.value): str(one.label) for one in Audience}
    person = words.pop(Audience.PERSON)
    return {Audience.PERSON: person, LEGAL_PERSON: _("法人和其他组织（全部）"), **words}


def handling_words() -> dict[str, str]:
    return {str(one.value): str(one.label) for one in HandlingType}


def way_words() -> dict[str, str]:
    """四个办."""
    return {
        AT_ONCE: _("马上办"),
        BY_NET: _("网上办"),
        NEARBY: _("就近办"),
        ONCE: _("一次办"),
    }


def visits_words() -> dict[str, str]:
    return {"0": _("不用到现场"), "1": _("1 次"), "2": _("2 次以上")}


def fee_words() -> dict[str, str]:
    return {FREE: _("不收费"), CHARGED: _("收费")}


def quoted(value: str) -> str:
    """`value` as a message may repeat it: short, on one line, without control characters."""
    shown = "".join(character if character.isprintable() else "�" for character in value)
    return f"{shown[:30]}…" if len(shown) > 30 else shown


def named(value: str, label: str) -> str:
    """A value of an address with what it means: “immediate（即办件）”."""
    return _("%(words)s（%(note)s）") % {"words": value, "note": label}


def _one_of(allowed: Mapping[str, str]) -> str:
    return _("、").join(named(*pair) for pair in allowed.items())


class _Reader:
    """Reads one address; every method gives the sound value, or the empty text and a problem."""

    def __init__(self, given: Mapping[str, str], options: MatterOptions) -> None:
        self.given = given
        self.options = options
        self.problems: list[Problem] = []

    def value(self, field: str) -> str:
        return self.given.get(field, "").strip()

    def refuse(self, field: str, reason: str) -> str:
        self.problems.append(Problem("", field, reason))
        return ""

    def text(self) -> str:
        value = " ".join(self.value("q").split())
        if len(value) > LONGEST_TEXT:
            return self.refuse(
                "q", _("最多 %(most)d 个字，请缩短后再查。") % {"most": LONGEST_TEXT}
            )
        if not value.isprintable():
            return self.refuse("q", _("含有不可显示的字符，请只输入文字。"))
        return value

    def word(self, field: str, allowed: Mapping[str, str]) -> str:
        value = self.value(field)
        if not value or value in allowed:
            return value
        return self.refuse(
            field,
            _("没有“%(value)s”，可选：%(allowed)s。")
            % {"value": quoted(value), "allowed": _one_of(allowed)},
        )

    def option(self, field: str, form: str) -> str:
        value = self.value(field)
        if not value:
            return ""
        chosen: tuple[Option, ...] = getattr(self.options, field)
        for option in chosen:
            if value == option.value or (field == "type" and value == option.heading):
                return option.value
        return self.refuse(
            field,
            _("没有“%(value)s”，请从列表中选择；%(form)s。")
            % {"value": quoted(value), "form": form},
        )

    def days(self) -> str:
        value = self.value("limit_max")
        if not value:
            return ""
        if value.isascii() and value.isdigit() and len(value) <= 6 and int(value) <= LONGEST:
            return str(int(value))
        return self.refuse(
            "limit_max",
            _("“%(value)s”不是 0 到 %(most)d 之间的整数（工作日）。")
            % {"value": quoted(value), "most": LONGEST},
        )


def read(given: Mapping[str, str], options: MatterOptions) -> tuple[Filters, tuple[Problem, ...]]:
    """The sound filters among `given`, and what is wrong with the others, which are left out."""
    reader = _Reader(given, options)
    filters = Filters(
        q=reader.text(),
        audience=reader.word("audience", audience_words()),
        region=reader.option("region", _("区划是六位代码，如 310000")),
        office=reader.option("office", _("机构用它的网址名")),
        topic=reader.option("topic", _("主题形如 person-005 或 legal_person-005")),
        event=reader.option("event", _("人生事件用它的网址名，如 market-entry")),
        type=reader.option("type", _("事项类型用网址名或两位代码，如 licence 或 01")),
        way=reader.word("way", way_words()),
        handling=reader.word("handling", handling_words()),
        online=reader.word("online", {ONLINE: _("可网上办理")}),
        fully_online=reader.word("fully_online", {ONLINE: _("全程网上办理")}),
        visits=reader.word("visits", visits_words()),
        fee=reader.word("fee", fee_words()),
        limit_max=reader.days(),
    )
    return filters, tuple(reader.problems)
