"""Compression of the guides in force, by office, topic or region, each in one question with GROUP BY.

Office and region are those the guides were published with: a matter that is handed over or renamed later
changes no figure of a past day. Topics are no part of what is published; a guide counts under the topics
its matter has now, in each of them, and once in the total.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Case, CharField, Count, F, IntegerField, Max, Sum, Value, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from matters.choices import TopicAudience
from matters.limits import ON_THE_SPOT
from matters.models import Topic
from matters.querysets import GuideRevisionQuerySet
from matters.ratios import Batch, Comparability, Summary, summary

WORDS: dict[Comparability, Any] = {
    Comparability.COMPARABLE: _("可比较"),
    Comparability.NEGATIVE: _("错误：承诺时限长于法定时限"),
    Comparability.STATUTORY_UNKNOWN: _("法定时限未写明"),
    Comparability.STATUTORY_NONE: _("法律未设期限"),
    Comparability.STATUTORY_IMMEDIATE: _("法定即当场办结（或为 0）"),
    Comparability.PROMISED_UNKNOWN: _("承诺时限未写明"),
    Comparability.PROMISED_NONE: _("未作时限承诺"),
    Comparability.DIFFERENT_UNITS: _("两个时限单位不同"),
}


class Dimension(StrEnum):
    OFFICE = "office"
    TOPIC = "topic"
    REGION = "region"


DIMENSIONS: dict[Dimension, Any] = {
    Dimension.OFFICE: _("按机构"),
    Dimension.TOPIC: _("按主题"),
    Dimension.REGION: _("按区划"),
}


@dataclass(frozen=True)
class Group:
    """The guides of one office, topic or region. `key` is its slug, `audience-code` or region code.

    An empty key stands for the guides of which none is known; their `label` is empty too.
    """

    key: str
    label: str
    summary: Summary


KEYS: dict[Dimension, Any] = {
    Dimension.OFFICE: F("published_office"),
    Dimension.REGION: F("published_region"),
    Dimension.TOPIC: F("handling_item__matter__topics"),
}
NAMES: dict[Dimension, Any] = {
    Dimension.OFFICE: KT("snapshot__office"),
    Dimension.REGION: KT("snapshot__region"),
}


def total(guides: GuideRevisionQuerySet) -> Summary:
    """Every one of `guides`, once. One query."""
    return summary(row.batch for row in _rows(guides, Value("", output_field=CharField())))


def grouped(guides: GuideRevisionQuerySet, dimension: Dimension) -> tuple[Group, ...]:
    """`guides` by `dimension`, regions and topics by code, offices by name, the unknown last. Two queries.

    An office or region renamed has the name its last recorded guide was published with.
    """
    batches: dict[str, list[Batch]] = {}
    last: dict[str, int] = {}
    for row in _rows(guides, KEYS[dimension]):
        batches.setdefault(row.key, []).append(row.batch)
        last[row.key] = max(row.last, last.get(row.key, 0))
    names = _topics() if dimension is Dimension.TOPIC else _names(guides, dimension, last)
    found = [Group(*names.get(key, ("", "")), summary(batches[key])) for key in batches]
    return tuple(sorted(found, key=lambda group: _place(group, dimension)))


def in_group(
    guides: GuideRevisionQuerySet, dimension: Dimension, key: str
) -> GuideRevisionQuerySet:
    """Those of `guides` that `grouped` counts under `key`."""
    if dimension is not Dimension.TOPIC:
        known = Coalesce(KEYS[dimension], Value(""), output_field=CharField())
        found: GuideRevisionQuerySet = guides.alias(group=known).filter(group=key)
        return found
    if not key:
        return guides.filter(handling_item__matter__topics=None)
    audience, _dash, code = key.rpartition("-")
    return guides.filter(
        handling_item__matter__topics__audience=audience, handling_item__matter__topics__code=code
    )


def name_of(guides: GuideRevisionQuerySet, dimension: Dimension, key: str) -> str:
    """What the group `key` of `guides` is called, the empty text where nothing tells. One query."""
    if dimension is Dimension.TOPIC:
        return dict(_topics().values()).get(key, "")
    last = guides.order_by("-pk").values_list(NAMES[dimension], flat=True).first()
    return last or ""


@dataclass(frozen=True)
class _Row:
    key: str
    last: int
    batch: Batch


def _rows(guides: GuideRevisionQuerySet, key: Any) -> Iterator[_Row]:
    """What the database counts: a row for each key, class and statutory limit.

    Only whole numbers are summed, so that ratios come out exact, and the same on both engines. The
    class is the only thing worked out row by row, and the key the only thing read from the snapshot.
    """
    promised = Case(
        When(promised_limit_unit=ON_THE_SPOT, then=Value(0)),
        default=F("promised_limit_amount"),
        output_field=IntegerField(),
    )
    columns = ("key", "comparability", "statutory_limit_unit", "statutory_limit_amount")
    rows = (
        guides.with_compression()
        .annotate(key=key)
        .order_by()
        .values(*columns)
        .annotate(count=Count("pk"), promised=Sum(promised), last=Max("pk"))
        .values_list(*columns, "count", "promised", "last")
    )
    for group, name, unit, statutory, count, promise, last in rows:
        batch = Batch(Comparability(name), count, unit, statutory or 0, promise or 0)
        yield _Row("" if group is None else str(group), last, batch)


def _names(
    guides: GuideRevisionQuerySet, dimension: Dimension, last: dict[str, int]
) -> dict[str, tuple[str, str]]:
    """Key and name of each office or region, from the revision that was recorded last."""
    keys = {revision: key for key, revision in last.items() if key}
    names = (
        guides.model._default_manager.filter(pk__in=keys)
        .annotate(called=NAMES[dimension])
        .values_list("pk", "called")
    )
    return {keys[revision]: (keys[revision], name or "") for revision, name in names}


def _topics() -> dict[str, tuple[str, str]]:
    """Key and name of each topic, by its id; the same name stands in both lists of topics."""
    audiences = dict(TopicAudience.choices)
    return {
        str(pk): (f"{audience}-{code}", f"{name}（{audiences[audience]}）")
        for pk, audience, code, name in Topic.objects.values_list("pk", "audience", "code", "name")
    }


def _place(group: Group, dimension: Dimension) -> tuple[bool, str, str]:
    by_name = dimension is Dimension.OFFICE
    return (not group.key, group.label if by_name else group.key, group.key)
