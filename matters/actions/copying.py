"""A new draft with the content of another revision."""

from typing import Any

from django.db import models

from audit.actors import Actor
from matters.choices import RevisionStatus
from matters.models import GuideRevision, HandlingItem, MaterialRequirement, Situation
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

PART_MODELS: tuple[type[GuidePart], ...] = tuple(
    relation.related_model
    for relation in GuideRevision._meta.related_objects
    if isinstance(relation.related_model, type) and issubclass(relation.related_model, GuidePart)
)
"""Every kind of row that a revision is made of."""


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
        if field.name not in without and not field.generated
    }


def _copy_parts(original: GuideRevision, draft: GuideRevision) -> None:
    """Every row of `original` stands in `draft` too, and a material names the draft's own situations."""
    copies: dict[type[GuidePart], dict[int, GuidePart]] = {}
    for model in PART_MODELS:
        rows = list(model._default_manager.filter(revision=original).order_by("order", "id"))
        made = [
            model(revision=draft, **_columns(row, without=frozenset({"id", "revision"})))
            for row in rows
        ]
        model._default_manager.bulk_create(made)
        copies[model] = {row.pk: new for row, new in zip(rows, made, strict=True)}
    link = MaterialRequirement.situations.through
    link._default_manager.bulk_create(
        [
            link(
                materialrequirement_id=copies[MaterialRequirement][requirement].pk,
                situation_id=copies[Situation][situation].pk,
            )
            for requirement, situation in link._default_manager.filter(
                materialrequirement__revision=original
            ).values_list("materialrequirement_id", "situation_id")
        ]
    )
