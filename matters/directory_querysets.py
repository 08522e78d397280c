"""Questions asked of the two directories. What they hold is public once it is decided."""

from typing import Self

from django.db.models import Count, Prefetch, Q

from matters.directories import LISTED, PROPOSED, RETAINED
from matters.querysets import StaffScoped


class ProofItemQuerySet(StaffScoped):
    office_path = "demanding_office"

    def decided(self) -> Self:
        """Items the public may read of: all but those that only stand proposed."""
        return self.exclude(status=PROPOSED)

    def retained(self) -> Self:
        """Items that may be demanded."""
        return self.filter(status=RETAINED)

    def search(self, text: str) -> Self:
        """Items whose name, use, basis or offices hold `text`."""
        return self.filter(
            _holds(
                text,
                "name",
                "use",
                "basis",
                "demanding_name",
                "issuing_name",
                "demanding_office__name",
                "issuing_office__name",
                "citation__document__title",
            )
        )

    def with_places(self) -> Self:
        """Items with all that a row of the directory names, in the order of the page."""
        return self.select_related(
            "citation__document", "demanding_office", "issuing_office", "region", "matter_type"
        ).order_by("name", "region__code", "id")


class IntermediaryItemQuerySet(StaffScoped):
    office_path = "office"

    def decided(self) -> Self:
        """Items the public may read of: all but those that only stand proposed."""
        return self.exclude(status=PROPOSED)

    def listed(self) -> Self:
        """Services that may be demanded."""
        return self.filter(status=LISTED)

    def search(self, text: str) -> Self:
        """Services whose name, basis, office, content or agencies hold `text`."""
        names = ("name", "basis", "content", "office__name", "citation__document__title")
        agencies = self.model._default_manager.filter(agencies__name__icontains=text).values("pk")
        return self.filter(_holds(text, *names) | Q(pk__in=agencies))

    def with_places(self) -> Self:
        """Services with all that a row of the directory names, in the order of the page."""
        agencies = self.model._meta.get_field("agencies").related_model
        return (
            self.select_related("citation__document", "office", "region")
            .prefetch_related(Prefetch("agencies", agencies._default_manager.order_by("name")))
            .order_by("name", "region__code", "id")
        )


class IntermediaryAgencyQuerySet(StaffScoped):
    def listed(self) -> Self:
        """Agencies that stand in the public directory of agencies."""
        return self.filter(listed_on__isnull=False)

    def search(self, text: str) -> Self:
        """Agencies whose name or credit code holds `text`, or that serve a service of that name."""
        services = self.model._default_manager.filter(services__name__icontains=text).values("pk")
        return self.filter(_holds(text, "name", "credit_code") | Q(pk__in=services))

    def with_service_count(self) -> Self:
        return self.annotate(service_count=Count("services", distinct=True))


def _holds(text: str, *names: str) -> Q:
    condition = Q()
    for name in names:
        condition |= Q(**{f"{name}__icontains": text})
    return condition
