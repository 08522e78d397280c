"""Finds, for the names in a plan's file, the offices, matters and handling items of the catalogue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models

from matters.models import HandlingItem, Matter, Office, Region
from matters.problems import Problem
from reforms.imports.rows import MeasureRow, Named, PlanRow

PIECE = 1000
"""Names in one query."""


class Links:
    """What the names of one plan stand for, read in a few queries.

    What cannot be found and must be is in `problems`; matters the catalogue does not have (or has
    several of) are in `unlinked`, each with the measure that names it.
    """

    def __init__(self, plan: PlanRow, region: Region) -> None:
        self.problems: list[Problem] = []
        self.unlinked: list[Problem] = []
        subjects = list(_subjects(plan.measures))
        self._region = region
        self._offices = _keys(Office.objects.filter(region=region), "name", _office_names(plan))
        slugs = {one.slug for one in subjects if one.slug}
        names = {one.sought for one in subjects if not one.slug}
        self._by_slug = _keys(Matter.objects.all(), "slug", slugs)
        self._by_name = _keys(Matter.objects.filter(region=region), "name", names)
        items = {effect.item for row in plan.measures for effect in row.effects if effect.item}
        self._items = _rows(HandlingItem.objects.all(), "slug", items, "matter_id")
        codes = {effect.region_code for row in plan.measures for effect in row.effects}
        codes |= {target.region_code for target in plan.targets}
        self._regions = _keys(Region.objects.all(), "code", codes - {""})

    def office(self, name: str, row: str, field: str) -> int | None:
        found = self._offices.get(name)
        if not found:
            self.problems.append(
                Problem(
                    row, field, f"{self._region.name}没有叫“{name}”的机构，请列在方案的 offices 里"
                )
            )
            return None
        return found[0]

    def region(self, code: str, row: str, field: str) -> int | None:
        if not code:
            return None
        found = self._regions.get(code)
        if not found:
            self.problems.append(Problem(row, field, f"没有代码为 {code} 的区划，请先录入"))
            return None
        return found[0]

    def matter(self, named: Named, row: str, field: str) -> int | None:
        """The matter's key; None is told in `unlinked`, a slug that does not exist in `problems`."""
        if named.slug:
            found = self._by_slug.get(named.slug)
            if not found:
                self.problems.append(
                    Problem(
                        row,
                        f"{field}.slug",
                        f"目录里没有网址名为“{named.slug}”的事项，请先录入或者改正",
                    )
                )
                return None
            return found[0]
        found = self._by_name.get(named.sought, [])
        if len(found) == 1:
            return found[0]
        several = f"目录里有 {len(found)} 个“{named.sought}”，没有关联，请用 slug 指明是哪一个"
        none = f"目录里没有“{named.sought}”，没有关联"
        self.unlinked.append(Problem(row, field, several if found else none))
        return None

    def item(self, slug: str, matter: int | None, row: str, field: str) -> tuple[int, int] | None:
        """The handling item and its matter; it must belong to `matter`, where one is found."""
        if not slug:
            return None
        found = self._items.get(slug)
        if not found:
            reason = f"没有网址名为“{slug}”的业务办理项，请先录入或者改正"
        elif matter is not None and found[0][1] != matter:
            reason = f"业务办理项“{slug}”不属于这个事项，请核对"
        else:
            key: tuple[int, int] = found[0]
            return key
        self.problems.append(Problem(row, f"{field}.item", reason))
        return None


def _office_names(plan: PlanRow) -> set[str]:
    names = {name for row in plan.measures for name in (*row.leads, *row.supporters)}
    claims = (claim for row in plan.measures for effect in row.effects for claim in effect.claims)
    return (names | {claim.office for claim in claims} | {plan.issuer}) - {""}


def _subjects(measures: Iterable[MeasureRow]) -> Iterator[Named]:
    for row in measures:
        for effect in row.effects:
            yield effect.subject
            yield from effect.partners
            yield from (claim.successor for claim in effect.claims if claim.successor)


def _rows(
    rows: models.QuerySet[Any], field: str, wanted: Iterable[str], *more: str
) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    names = sorted(wanted)
    for start in range(0, len(names), PIECE):
        piece = names[start : start + PIECE]
        for name, *values in rows.filter(**{f"{field}__in": piece}).values_list(field, "pk", *more):
            found[name].append(tuple(values))
    return found


def _keys(rows: models.QuerySet[Any], field: str, wanted: Iterable[str]) -> dict[str, list[int]]:
    return {name: [key for (key,) in keys] for name, keys in _rows(rows, field, wanted).items()}
