"""The filter form of the matter list: its fields, what is chosen, and what was wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from matters.choices import TopicAudience
from matters.filters import (
    ONLINE,
    Filters,
    MatterOptions,
    Option,
    audience_words,
    handling_words,
    region_prefix,
)
from matters.problems import Problem
from portal.presentation.words import label


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """Choices under one heading; an empty heading stands for none."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Select:
    name: str
    label: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Chip:
    """A filter that is set, and the address of the list without it."""

    label: str
    value: str
    query: str


@dataclass(frozen=True)
class Message:
    label: str
    reason: str


@dataclass(frozen=True)
class FilterForm:
    """`first` fields are always in sight, `further` ones unfold; `is_open` where one of them is set."""

    q: str
    limit_max: str
    first: tuple[Select, ...]
    further: tuple[Select, ...]
    is_open: bool
    chips: tuple[Chip, ...]
    messages: tuple[Message, ...]


FURTHER = ("topic", "event", "type", "handling", "online", "limit_max")


def field_labels() -> dict[str, str]:
    return {
        "q": _("名称"),
        "audience": _("服务对象"),
        "region": _("区划"),
        "office": _("机构"),
        "topic": _("主题"),
        "event": _("人生事件"),
        "type": _("事项类型"),
        "handling": _("办件类型"),
        "online": _("网上办理"),
        "limit_max": _("承诺时限不超过(工作日)"),
    }


def online_words() -> dict[str, str]:
    return {ONLINE: _("可网上办理")}


def _select(name: str, options: Iterable[Option], chosen: str) -> Select:
    """The options that lead somewhere, and the chosen one in any case."""
    kept = [option for option in options if option.used or option.value == chosen]
    groups = tuple(
        Group(
            heading,
            tuple(Choice(one.value, one.label, one.value == chosen) for one in members),
        )
        for heading, members in groupby(kept, key=lambda option: option.heading)
    )
    return Select(name, field_labels()[name], groups)


def _words(name: str, words: dict[str, str], chosen: str) -> Select:
    return _select(name, (Option(value, text) for value, text in words.items()), chosen)


def _with_regions_above(regions: tuple[Option, ...]) -> tuple[Option, ...]:
    """Regions that have a matter, or hold one that has."""
    used = tuple(option.value for option in regions if option.used)
    return tuple(
        Option(
            option.value,
            option.label,
            used=any(code.startswith(region_prefix(option.value)) for code in used),
        )
        for option in regions
    )


def _headed(options: tuple[Option, ...]) -> tuple[Option, ...]:
    """`options` under the words for their audience."""
    return tuple(
        Option(one.value, one.label, label(TopicAudience, one.heading), used=one.used)
        for one in options
    )


def _unheaded(options: tuple[Option, ...]) -> tuple[Option, ...]:
    return tuple(Option(one.value, one.label, used=one.used) for one in options)


def _value_words(name: str, value: str, options: MatterOptions) -> str:
    words = {
        "audience": audience_words(),
        "handling": handling_words(),
        "online": online_words(),
    }.get(name)
    if words is not None:
        return words[value]
    if name in ("q", "limit_max"):
        return value
    if name == "topic":
        audience = value.rsplit("-", 1)[0]
        return f"{label(TopicAudience, audience)}·{options.label_of(name, value)}"
    return options.label_of(name, value)


def filter_form(
    filters: Filters, options: MatterOptions, problems: Iterable[Problem]
) -> FilterForm:
    """The form with `filters` filled in and `problems` told by the field's label."""
    shown = field_labels()
    chosen = filters.chosen()
    refused = [problem.field for problem in problems]
    return FilterForm(
        q=filters.q,
        limit_max=filters.limit_max,
        first=(
            _words("audience", audience_words(), filters.audience),
            _select("region", _with_regions_above(options.region), filters.region),
            _select("office", options.office, filters.office),
        ),
        further=(
            _select("topic", _headed(options.topic), filters.topic),
            _select("event", _headed(options.event), filters.event),
            _select("type", _unheaded(options.type), filters.type),
            _words("handling", handling_words(), filters.handling),
            _words("online", online_words(), filters.online),
        ),
        is_open=any(name in FURTHER for name, _value in chosen)
        or any(name in FURTHER for name in refused),
        chips=tuple(
            Chip(shown[name], _value_words(name, value, options), filters.query(without=name))
            for name, value in chosen
        ),
        messages=tuple(Message(shown[problem.field], problem.reason) for problem in problems),
    )
