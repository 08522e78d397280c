"""Questions asked of plans, measures and effects. Plans are public documents: every official may read them."""

from datetime import datetime
from typing import Any, Self

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from matters.choices import RevisionStatus
from matters.querysets import StaffScoped

CHECKLIST_PARTS = (
    "effects__matter__office",
    "effects__matter__region",
    "effects__handling_item",
    "effects__region",
    "effects__partners__matter",
    "effects__claims__office",
    "effects__claims__successor",
)


UNPUBLISHED = (RevisionStatus.DRAFT, RevisionStatus.IN_REVIEW, RevisionStatus.APPROVED)


def unfinished(at: datetime | None = None, prefix: str = "") -> Q:
    """Revisions still on their way: not published yet, or published and in force only after `at` (now)."""
    believed = {
        f"{prefix}status": RevisionStatus.PUBLISHED,
        f"{prefix}periods__superseded_at__isnull": True,
        f"{prefix}periods__starts_at__gt": at or timezone.now(),
    }
    return Q(**{f"{prefix}status__in": UNPUBLISHED}) | Q(**believed)


def _open_drafts(drafts: Any, owner: str, at: datetime | None) -> Coalesce:
    """How many drafts of a row are still open; `owner` leads from a draft to the row."""
    rows = (
        drafts._default_manager.filter(unfinished(at, "revision__"), **{owner: OuterRef("pk")})
        .order_by()
        .values(owner)
        .annotate(number=Count("pk", distinct=True))
    )
    return Coalesce(Subquery(rows.values("number"), output_field=IntegerField()), Value(0))


class PlanQuerySet(StaffScoped):
    def for_list(self) -> Self:
        """Plans with the number of their measures, the latest first."""
        return (
            self.select_related("region")
            .annotate(measure_count=Count("measures", distinct=True))
            .order_by("-issued_on", "slug")
        )


class MeasureQuerySet(StaffScoped):
    office_path: str | None = None

    def with_open_drafts(self, at: datetime | None = None) -> Self:
        """Adds `open_draft_count`: drafts opened for the measure's effects that are not in force yet."""
        effects = self.model._meta.get_field("effects").related_model
        drafts = effects._meta.get_field("drafts").related_model
        return self.annotate(open_draft_count=_open_drafts(drafts, "effect__measure", at))

    def for_checklist(self) -> Self:
        """Measures with their offices, effects, partners and claims, in the order of the document."""
        return (
            self.select_related("plan")
            .prefetch_related("office_rows__office", "progress", *CHECKLIST_PARTS)
            .order_by("plan_id", "order")
        )


class EffectQuerySet(StaffScoped):
    office_path = "matter__office"

    def for_verification(self) -> Self:
        """Effects that claim something, with all that checking them reads."""
        claims = self.model._meta.get_field("claims").related_model
        return (
            self.filter(Exists(claims._default_manager.filter(effect=OuterRef("pk"))))
            .select_related("measure__plan", "matter__office")
            .prefetch_related("claims__office", "claims__successor")
            .order_by("pk")
        )

    def with_open_drafts(self, at: datetime | None = None) -> Self:
        """Adds `open_draft_count`: drafts opened for the effect that are not in force yet."""
        drafts = self.model._meta.get_field("drafts").related_model
        return self.annotate(open_draft_count=_open_drafts(drafts, "effect", at))

    def on_matter(self, matter: Any) -> Self:
        """Effects that touch `matter`, itself or as a partner."""
        return self.filter(Q(matter=matter) | Q(partners__matter=matter)).distinct()
