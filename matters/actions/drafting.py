"""Drafting: where the next version of a guide begins."""

from typing import Any

from django.db import models, transaction

from audit.actors import Actor
from audit.recording import record
from matters.choices import RevisionStatus
from matters.models import GuideRevision, HandlingItem, MaterialRequirement, Situation
from matters.models.parts import GuidePart
from matters.problems import NotAllowed, Problem, Refused

PERMISSION = "matters.add_guiderevision"

OWN_OF_EACH = frozenset(
    {
        "id",
        "number",
        "status",
        "change_reason",
        "source_digest",
        "created_at",
        "updated_at",
        "snapshot",
        "sha256",
        "published_at",
        "published_by",
    }
)
"""Columns a new version does not take over."""

PART_MODELS: tuple[type[GuidePart], ...] = tuple(
    relation.related_model
    for relation in GuideRevision._meta.related_objects
    if isinstance(relation.related_model, type) and issubclass(relation.related_model, GuidePart)
)
"""Every kind of row that a revision is made of."""


class NotCopyable(Refused):
    """Only what was published is a base for the next version; a draft is edited itself."""


def next_number(item: HandlingItem) -> int:
    """The number after the highest one of `item`."""
    highest: int | None = item.revisions.aggregate(highest=models.Max("number"))["highest"]
    return (highest or 0) + 1


@transaction.atomic
def copy(*, revision: GuideRevision, by: Actor) -> GuideRevision:
    """A draft with everything `revision` says, under the next number and without a reason for change.

    Raises NotAllowed and NotCopyable; then nothing was written.
    """
    item = HandlingItem.objects.select_for_update().get(pk=revision.handling_item_id)
    original = GuideRevision.objects.defer("snapshot").get(pk=revision.pk)
    if not by.has_perm(PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有起草办事指南的权限"))
    if not original.is_frozen:
        raise NotCopyable(
            Problem("", "status", f"“{original.get_status_display()}”的版本可以直接修改,不必另起草")
        )
    draft = GuideRevision(
        number=next_number(item),
        status=RevisionStatus.DRAFT,
        **_columns(original, without=OWN_OF_EACH),
    )
    draft.save(force_insert=True)
    _copy_parts(original, draft)
    record(
        by=by,
        action="guide.copy",
        subject=draft,
        changes={
            "number": draft.number,
            "from_number": original.number,
            "from_id": str(original.pk),
        },
    )
    return draft


def _columns(row: models.Model, *, without: frozenset[str]) -> dict[str, Any]:
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in without
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
