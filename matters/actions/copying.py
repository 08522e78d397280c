"""A new draft with the content of another revision."""

from collections.abc import Mapping
from typing import Any

from django.db import models

from audit.actors import Actor
from matters.choices import RevisionStatus
from matters.models import GuideRevision, HandlingItem
from matters.models.parts import GuidePart

OWN_OF_EACH = frozenset(
    {
        "id",
        "handling_item",
        "number",
        "status",
        "kind",
        "corrects",
        "edit_count",
        "change_reason",
        "source_digest",
        "created_at",
        "created_by",
        "updated_at",
        "submitted_at",
        "submitted_by",
        "approved_at",
        "approved_by",
        "snapshot",
        "sha256",
        "published_at",
        "published_by",
        "retired_at",
        "retired_by",
        "retired_notice",
    }
)
"""Columns a new version does not take over."""

Copies = Mapping[type[models.Model], Mapping[int, GuidePart]]
"""The new row of each old one, by kind and key."""


def _part_models() -> tuple[type[GuidePart], ...]:
    found: list[Any] = [
        relation.related_model
        for relation in GuideRevision._meta.related_objects
        if _is_part(relation.related_model)
    ]
    return tuple(sorted(found, key=lambda model: bool(_references(model))))


def _references(model: type[GuidePart]) -> list[Any]:
    """The columns in which a row names another row of its revision."""
    return [field for field in model._meta.concrete_fields if _is_part(field.related_model)]


def _is_part(model: Any) -> bool:
    return isinstance(model, type) and issubclass(model, GuidePart)


PART_MODELS = _part_models()
"""Every kind of row that a revision is made of; those that name other rows come after them."""


def next_number(item: HandlingItem) -> int:
    """The number after the highest one of `item`."""
    highest: int | None = item.revisions.aggregate(highest=models.Max("number"))["highest"]
    return (highest or 0) + 1


def draft_from(
    original: GuideRevision, *, item: HandlingItem, by: Actor, **columns: Any
) -> GuideRevision:
    """A draft of `item` that says all `original` says; `columns` are the new version's own."""
    draft = GuideRevision(
        handling_item=item,
        number=next_number(item),
        status=RevisionStatus.DRAFT,
        created_by_id=by.pk,
        **_columns(original, without=OWN_OF_EACH),
        **columns,
    )
    draft.save(force_insert=True)
    _copy_parts(original, draft)
    return draft


def _columns(row: models.Model, *, without: frozenset[str]) -> dict[str, Any]:
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in without and not field.generated and not _is_part(field.related_model)
    }


def _copy_parts(original: GuideRevision, draft: GuideRevision) -> None:
    """Every row of `original` stands in `draft` too, and names rows of the draft where it named others."""
    copies: dict[type[models.Model], dict[int, GuidePart]] = {}
    for model in PART_MODELS:
        rows = list(model._default_manager.filter(revision=original).order_by("order", "id"))
        made = [
            model(
                revision=draft,
                **_columns(row, without=frozenset({"id", "revision"})),
                **_named(row, copies),
            )
            for row in rows
        ]
        model._default_manager.bulk_create(made)
        copies[model] = {row.pk: new for row, new in zip(rows, made, strict=True)}
    for model in PART_MODELS:
        for field in model._meta.many_to_many:
            _copy_links(field, original, copies)


def _named(row: GuidePart, copies: Copies) -> dict[str, Any]:
    """The rows that `row` names, as the draft has them; one of another revision is named no more."""
    return {
        field.name: copies[field.related_model].get(getattr(row, field.attname))
        for field in _references(type(row))
    }


def _copy_links(field: Any, original: GuideRevision, copies: Copies) -> None:
    """The links of one column of many, such as the situations for which a material is asked."""
    link, here, there = (
        field.remote_field.through,
        field.m2m_column_name(),
        field.m2m_reverse_name(),
    )
    pairs = link._default_manager.filter(
        **{f"{field.m2m_field_name()}__revision": original}
    ).values_list(here, there)
    link._default_manager.bulk_create(
        link(
            **{
                here: copies[field.model][one].pk,
                there: copies[field.related_model][other].pk,
            }
        )
        for one, other in pairs
        if other in copies[field.related_model]
    )
