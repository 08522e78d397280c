"""Questions asked of what the rules found."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from matters.querysets import StaffScoped


class RuleWaiverQuerySet(StaffScoped):
    office_path = "handling_item__matter__office"

    def in_force(self, on: date) -> Self:
        return self.filter(granted_on__lte=on, ends_on__gte=on)

    def counted_for(self, item_path: str) -> Any:
        """How many of them each row has, whose handling item stands at `item_path`: an expression to annotate with."""
        found = self.order_by().filter(handling_item=OuterRef(item_path)).values("handling_item")
        return Coalesce(Subquery(found.annotate(number=Count("pk")).values("number")), 0)


class RuleFindingQuerySet(StaffScoped):
    office_path = "office"

    def standing(self) -> Self:
        """Findings that no waiver covers."""
        return self.filter(is_waived=False)

    def by_rule(self) -> Self:
        """One row a rule, `rule, level, findings, waived`; the most first."""
        return self._summed("rule", "level")

    def by_office(self) -> Self:
        """One row an office and level, `office, office__name, office__slug, level, findings, waived`."""
        return self._summed("office", "office__name", "office__slug", "level")

    def _summed(self, *names: str) -> Self:
        summed: Self = (
            self.order_by()
            .values(*names)
            .annotate(findings=Count("pk"), waived=Count("pk", filter=Q(is_waived=True)))
            .order_by("-findings", *names)
        )
        return summed
