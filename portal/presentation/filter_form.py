"""The filter form of the matter list: its fields, what is chosen, and what was wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from matters.choices import TopicAudience
from matters.filters import (
    ONLINE,
    Filters,
    MatterOptions,
    audience_words,
    fee_words,
    handling_words,
    visits_words,
    way_words,
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
    """What is typed; `kept` are the filters that are chosen by links and go along unseen."""

    q: str
    limit_max: str
    kept: tuple[tuple[str, str], ...]
    chips: tuple[Chip, ...]
    messages: tuple[Message, ...]


TYPED = ("q", "limit_max")


def field_labels() -> dict[str, str]:
    return {
        "q": _("名称"),
        "audience": _("服务对象"),
        "region": _("区划"),
        "office": _("机构"),
        "topic": _("主题"),
        "event": _("人生事件"),
        "type": _("事项类型"),
        "way": _("四个办"),
        "handling": _("办件类型"),
        "online": _("网上办理"),
        "fully_online": _("全程网上办理"),
        "visits": _("到现场次数"),
        "fee": _("收费"),
        "limit_max": _("承诺时限不超过（工作日）"),
    }


def online_words() -> dict[str, str]:
    return {ONLINE: _("可网上办理")}


def fully_online_words() -> dict[str, str]:
    return {ONLINE: _("全程网上办理")}


def words_of(name: str) -> dict[str, str]:
    """The words for the values of a filter whose values are no data; none for the others."""
    found = {
        "audience": audience_words,
        "way": way_words,
        "handling": handling_words,
        "online": online_words,
        "fully_online": fully_online_words,
        "visits": visits_words,
        "fee": fee_words,
    }
    return found[name]() if name in found else {}


def value_words(name: str, value: str, options: MatterOptions) -> str:
    """What is chosen, as a chip says it."""
    words = words_of(name)
    if words:
        return words[value]
    if name in TYPED:
        return value
    if name == "topic":
        audience = value.rsplit("-", 1)[0]
        return f"{label(TopicAudience, audience)}·{options.label_of(name, value)}"
    return options.label_of(name, value)


def filter_form(
    filters: Filters, options: MatterOptions, problems: Iterable[Problem]
) -> FilterForm:
    """The form with `filters` filled in and `problems` told by the field's label."""
    shown, chosen = field_labels(), filters.chosen()
    return FilterForm(
        q=filters.q,
        limit_max=filters.limit_max,
        kept=tuple((name, value) for name, value in chosen if name not in TYPED),
        chips=tuple(
            Chip(shown[name], value_words(name, value, options), filters.query(without=name))
            for name, value in chosen
        ),
        messages=tuple(Message(shown[problem.field], problem.reason) for problem in problems),
    )
