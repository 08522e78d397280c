"""What an official's upload may touch: their own offices, and of these only what their permissions allow.

A command may bring in whole catalogues. An official brings drafts; matters, offices and regions are
public as soon as they stand in the catalogue, so an upload neither makes nor changes one that the
official could not make or change by hand.
"""

from dataclasses import replace
from typing import Any

from audit.actors import Actor
from matters.actions.import_journal import Journal
from matters.actions.import_matters import MatterWriter
from matters.actions.resolving import Resolver
from matters.choices import MatterState
from matters.imports.rows import GuideRow, MatterRow, OfficeRow, RegionRow
from matters.models import CatalogueItem, HandlingItem, Matter, Office, Region
from matters.problems import Problem, Refused
from matters.querysets import SEES_ALL, offices_of

OFFICE, REGION = "office_name", "region_code"
SOURCE_COLUMNS = frozenset({"source_name", "source_kind", "source_note", "confidence", "state"})


def own_offices(by: Any) -> frozenset[int]:
    """Keys of the offices for which `by` may bring in guides."""
    if by.has_perm(SEES_ALL):
        return frozenset(Office.objects.values_list("pk", flat=True))
    return offices_of(by)


def with_all_below(office: Office) -> frozenset[int]:
    """Keys of `office` and of every office below it."""
    found: set[int] = set()
    level = {office.pk}
    while level - found:
        found |= level
        level = set(Office.objects.filter(parent__in=level).values_list("pk", flat=True))
    return frozenset(found)


class OwnOffices(Resolver):
    """Finds offices and regions, and makes none; an office that is not one of `offices` is refused."""

    def __init__(self, by: Actor, offices: frozenset[int]) -> None:
        super().__init__()
        self.by = by
        self.offices = offices

    def region(self, row: RegionRow) -> Region:
        def find() -> Region:
            found: Region | None = Region.objects.filter(code=row.code).first()
            if found is None:
                raise Refused(Problem("", REGION, f"没有代码为 {row.code} 的区划，请核对"))
            return found

        return self._once(("region", row), find)

    def _find_office(self, row: OfficeRow) -> Office:
        self.region(row.region)
        named: Office | None = Office.objects.filter(
            region__code=row.region.code, name=row.name
        ).first()
        coded: Office | None = (
            Office.objects.filter(credit_code=row.credit_code).first() if row.credit_code else None
        )
        found = coded or named
        if found is None:
            reason = f"区划 {row.region.code} 内没有名为“{row.name}”的机构，请核对名称和区划代码"
            raise Refused(Problem("", OFFICE, reason))
        if found.pk not in self.offices:
            reason = f"“{found.name}”不是这次上传所选的机构或其下级机构，不能导入它的事项"
            raise Refused(Problem("", OFFICE, reason))
        if row.credit_code and found.credit_code not in ("", row.credit_code):
            reason = (
                f"“{found.name}”的统一社会信用代码是 {found.credit_code}，与文件中的不同，请核对"
            )
            raise Refused(Problem("", "credit_code", reason))
        return found

    def catalogue_item(self, row: MatterRow) -> CatalogueItem | None:
        if self.by.has_perm("matters.add_catalogueitem"):
            return super().catalogue_item(row)
        return CatalogueItem.objects.filter(basic_code=row.basic_code or None).first()


class OwnMatters(MatterWriter):
    """Makes and changes matters and items as far as `by` may; `notes` tell what was left as it is."""

    def __init__(self, by: Actor, resolver: OwnOffices, journal: Journal) -> None:
        super().__init__(by, resolver, journal)
        self.offices = resolver.offices
        self.notes: list[tuple[str, str]] = []

    def matter(self, row: MatterRow) -> tuple[Matter, bool]:
        matter, is_new = super().matter(row)
        if matter.office_id not in self.offices:
            reason = f"“{matter.name}”属于其他机构（{matter.office or '未写明'}），请核对编码"
            raise Refused(Problem("", "implementation_code", reason))
        if matter.state == MatterState.ENDED:
            raise Refused(Problem("", "matter_name", f"“{matter.name}”已终止，不能再编制指南"))
        return matter, is_new

    def update_matter(self, matter: Matter, row: MatterRow) -> bool:
        if matter.pk is None:
            if not self.by.has_perm("matters.add_matter"):
                reason = (
                    f"目录中没有事项“{row.name}”。请核对名称和编码；"
                    "确是新事项的，请目录管理员先把它加入目录"
                )
                raise Refused(Problem("", "matter_name", reason))
            return super().update_matter(matter, row)
        if self.by.has_perm("matters.change_matter"):
            return super().update_matter(matter, replace(row, state=matter.state))
        kept = self.differences(matter, row).keys() - SOURCE_COLUMNS
        for name in sorted(kept):
            reason = "与目录中的事项不同。目录未改动，需要改的请联系目录管理员"
            self.notes.append((name, reason))
        return False

    def _new_item(self, row: GuideRow, matter: Matter) -> HandlingItem:
        if not self.by.has_perm("matters.add_handlingitem"):
            reason = (
                f"“{matter.name}”没有业务办理项“{row.item.name}”。请核对名称和编码；"
                "确是新办理项的，请目录管理员先把它加入目录"
            )
            raise Refused(Problem("", "item_name", reason))
        return super()._new_item(row, matter)

    def _update_item(self, item: HandlingItem, row: GuideRow, matter: Matter) -> None:
        if self.by.has_perm("matters.change_handlingitem"):
            super()._update_item(item, row, matter)
