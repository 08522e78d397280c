"""Questions asked of the models. `published()` is the only door to public data."""

from collections import Counter
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone

from matters.choices import RevisionStatus
from matters.fields import membership
from matters.limits import COUNTED_UNITS, NONE, ON_THE_SPOT, WORKING_DAY
from matters.ratios import Comparability
from matters.snapshots import PARTS


def in_force(at: datetime, known: datetime | None, prefix: str = "") -> Q:
    """The period that is in force at `at`, as the portal knew at `known`; NULL there means as known now.

    A NULL `ends_at` is "until further notice", a NULL `superseded_at` "still believed".
    """

    def column(name: str) -> str:
        return f"{prefix}{name}"

    valid = Q(**{column("starts_at__lte"): at}) & (
        Q(**{column("ends_at__isnull"): True}) | Q(**{column("ends_at__gt"): at})
    )
    if known is None:
        return valid & Q(**{column("superseded_at__isnull"): True})
    return (
        valid
        & Q(**{column("recorded_at__lte"): known})
        & (Q(**{column("superseded_at__isnull"): True}) | Q(**{column("superseded_at__gt"): known}))
    )


def _comparability() -> Case:
    """`ratios.compared` in SQL; the order of the cases is the order in which it judges."""

    def without_number(prefix: str) -> Q:
        counted = Q(**{f"{prefix}_limit_unit__in": COUNTED_UNITS})
        return ~counted | Q(**{f"{prefix}_limit_amount__isnull": True})

    spot = Q(statutory_limit_unit=ON_THE_SPOT) | Q(statutory_limit_amount=0)
    cases = (
        (Q(statutory_limit_unit=NONE), Comparability.STATUTORY_NONE),
        (spot, Comparability.STATUTORY_IMMEDIATE),
        (without_number("statutory"), Comparability.STATUTORY_UNKNOWN),
        (Q(promised_limit_unit=ON_THE_SPOT), Comparability.COMPARABLE),
        (Q(promised_limit_unit=NONE), Comparability.PROMISED_NONE),
        (without_number("promised"), Comparability.PROMISED_UNKNOWN),
        (~Q(promised_limit_unit=F("statutory_limit_unit")), Comparability.DIFFERENT_UNITS),
        (
            Q(promised_limit_amount__gt=F("statutory_limit_amount")),
            Comparability.NEGATIVE,
        ),
    )
    return Case(
        *(When(condition, then=Value(one.value)) for condition, one in cases),
        default=Value(Comparability.COMPARABLE.value),
        output_field=models.CharField(),
    )


SEES_ALL = "matters.see_all_offices"


def offices_of(user: Any) -> frozenset[int]:
    """Keys of the offices a person works for, with all below them. Asked once for each user object."""
    known: frozenset[int] | None = getattr(user, "_offices_worked_for", None)
    if known is not None:
        return known
    memberships = user.office_memberships
    office = memberships.model._meta.get_field("office").related_model
    found: set[int] = set()
    level = set(memberships.values_list("office_id", flat=True))
    while level - found:
        found |= level
        level = set(office._default_manager.filter(parent__in=level).values_list("pk", flat=True))
    user._offices_worked_for = frozenset(found)
    return frozenset(found)


class StaffScoped(models.QuerySet[Any]):
    """Rows an official may see. `office_path` leads from a row to its office; None means shared by all."""

    office_path: str | None = None

    def visible_to(self, user: Any) -> Self:
        """For active staff who hold the model's view permission: the rows of their offices and below.

        Whoever may see all offices, the catalogue administrator and the auditor, sees every row;
        nobody else sees any.
        """
        meta = self.model._meta
        may_view = (
            user.is_active
            and user.is_staff
            and any(
                user.has_perm(f"{meta.app_label}.{verb}_{meta.model_name}")
                for verb in ("view", "change")
            )
        )
        if not may_view:
            return self.none()
        if self.office_path is None or user.has_perm(SEES_ALL):
            return self
        return self.filter(**{f"{self.office_path}__in": offices_of(user)})


class RegionQuerySet(StaffScoped):
    pass


class OfficeQuerySet(StaffScoped):
    office_path = "pk"

    def with_matter_count(self) -> Self:
        return self.annotate(matter_count=Count("matters", distinct=True))

    def for_list(self) -> Self:
        """Offices that have matters, with region and count, in the order of the page."""
        return (
            self.select_related("region")
            .with_matter_count()
            .filter(matter_count__gt=0)
            .order_by("region__code", "name")
        )


class MatterQuerySet(StaffScoped):
    office_path = "office"

    def for_list(self) -> Self:
        return self.select_related("office", "region", "matter_type").order_by(
            "name", "region__code", "id"
        )

    def for_audience(self, audience: str) -> Self:
        return self.filter(audiences__contains=membership(audience))


class HandlingItemQuerySet(StaffScoped):
    office_path = "matter__office"

    def coded(self, code: str) -> Self:
        """Items known by `code`: their own code, their matter's, or one of an old portal."""
        return self.filter(
            Q(code=code)
            | Q(national_code=code)
            | Q(legacy_code=code)
            | Q(matter__implementation_code=code)
            | Q(matter__legacy_code=code)
            | Q(matter__catalogue_item__basic_code=code)
        )


class GuideRevisionQuerySet(StaffScoped):
    office_path = "handling_item__matter__office"

    def published(self, at: datetime | None = None, known: datetime | None = None) -> Self:
        """The revision in force for each handling item at `at` (now), as the portal knew at `known`.

        At most one per handling item, with `starts_at` and `ends_at` of its period. This is the
        only door to public data.
        """
        return self.filter(
            in_force(at or timezone.now(), known, "periods__"),
            status__in=(RevisionStatus.PUBLISHED, RevisionStatus.RETIRED),
        ).annotate(starts_at=F("periods__starts_at"), ends_at=F("periods__ends_at"))

    def for_guide_page(self) -> Self:
        """What a guide page reads: the snapshot and the item's present address and matter."""
        return self.select_related("handling_item__matter").only(
            "number",
            "kind",
            "snapshot",
            "sha256",
            "published_at",
            "handling_item__slug",
            "handling_item__name",
            "handling_item__matter__slug",
            "handling_item__matter__name",
            "handling_item__matter__state",
            "handling_item__matter__ended_reason",
            "handling_item__matter__ended_on",
            "handling_item__matter__ended_basis",
        )

    def with_identity(self) -> Self:
        """A revision with its handling item, matter and office."""
        return self.select_related(
            "handling_item__matter__office",
            "handling_item__matter__region",
            "handling_item__matter__matter_type",
            "handling_item__matter__catalogue_item",
            "statutory_limit_citation__document",
        )

    def for_publication(self) -> Self:
        """A revision with every row its snapshot is made of."""
        return self.with_identity().prefetch_related(*PARTS)

    def with_compression(self) -> Self:
        """Revisions with their class of `ratios.Comparability`, as `comparability`.

        A published revision never changes, so its own columns say what its snapshot says.
        """
        return self.annotate(comparability=_comparability())

    def in_working_days(self) -> list[tuple[str, int, int]]:
        """Limits in working days: "promised" or "statutory", the amount, and how many revisions. One query."""
        names = ("promised", "statutory")
        columns = [f"{name}_limit_{part}" for name in names for part in ("unit", "amount")]
        found: Counter[tuple[str, int]] = Counter()
        for *limits, count in self.order_by().values_list(*columns).annotate(count=Count("pk")):
            for name, unit, amount in zip(names, limits[::2], limits[1::2], strict=True):
                if unit == WORKING_DAY and amount is not None:
                    found[name, amount] += count
        return [(name, amount, count) for (name, amount), count in sorted(found.items())]

    def drafts(self) -> Self:
        return self.filter(status=RevisionStatus.DRAFT)


class ImportJobQuerySet(StaffScoped):
    office_path = "office"

    def unfinished(self) -> Self:
        return self.filter(finished_at__isnull=True)


class PublicationPeriodQuerySet(models.QuerySet[Any]):
    def believed(self) -> Self:
        """What the portal holds to be true now."""
        return self.filter(superseded_at__isnull=True)
