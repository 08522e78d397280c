"""What a plan's own items add up to, beside the totals it states."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from reforms.models import Effect, Measure, PlanTotal, ReformPlan

Key = int | str
"""What tells matters apart: the matter of the catalogue, else what the document calls it."""


@dataclass(frozen=True)
class CountedTotal:
    """A stated total with what was counted.

    `unlinked` are the names among the counted that stand for no matter of the catalogue; two of
    them could be one matter, or one of those counted.
    """

    total: PlanTotal
    counted: int
    unlinked: tuple[str, ...] = ()

    @property
    def linked(self) -> int:
        return self.counted - len(self.unlinked)

    @property
    def difference(self) -> int:
        """Counted less stated: negative where the document's items fall short of what it states."""
        return self.counted - self.total.stated


@dataclass(frozen=True)
class _Item:
    mode: str
    category: str
    key: Key


def counted_totals(plan: ReformPlan) -> list[CountedTotal]:
    """Every total of `plan` with its count, in their order; three queries."""
    totals = list(plan.totals.all())
    matters = list(_matters(plan))
    measures = [
        _Item(mode, category, number)
        for mode, category, number in Measure.objects.filter(plan=plan).values_list(
            "mode", "category", "number"
        )
    ]
    return [_count(one, measures if one.counts == "measures" else matters) for one in totals]


def named_matters(plan: ReformPlan) -> tuple[set[int], set[str]]:
    """The catalogue's matters the measures of `plan` are about, and the names that stand for none.

    Partners (what a matter is merged into, or joined with) are not what a measure is about.
    """
    keys = {item.key for item in _matters(plan)}
    return (
        {key for key in keys if isinstance(key, int)},
        {key for key in keys if isinstance(key, str)},
    )


def _matters(plan: ReformPlan) -> Iterable[_Item]:
    rows: Any = Effect.objects.filter(measure__plan=plan).values_list(
        "mode", "measure__category", "matter_id", "named"
    )
    for mode, category, matter, named in rows:
        yield _Item(mode, category, named if matter is None else matter)


def _count(total: PlanTotal, items: Collection[_Item]) -> CountedTotal:
    """Each matter counts once, however many measures name it."""
    keys = {
        item.key
        for item in items
        if (not total.modes or item.mode in total.modes)
        and (not total.category or item.category == total.category)
    }
    names = () if total.counts == "measures" else (key for key in keys if isinstance(key, str))
    return CountedTotal(total, len(keys), tuple(sorted(names)))
