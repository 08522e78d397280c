"""Finds, or makes, the rows that an imported record points to."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from audit.canonical import sha256_of
from matters.codes import matter_type_of
from matters.imports.rows import CitationRow, MatterRow, OfficeRow, RegionRow, WindowRow
from matters.models import (
    CatalogueItem,
    LegalCitation,
    LegalDocument,
    Material,
    MatterType,
    Office,
    Region,
    ServiceWindow,
    Topic,
)
from matters.problems import Problem, Refused
from matters.slugs import free_slug

Row = TypeVar("Row")

CODE_IN_USE = "{what} {code} 已属于“{name}”，请核对"


def unnamed_region(code: str) -> str:
    """What a region is called until a source names it."""
    return f"区划 {code}"


class Resolver:
    """Reference rows for one import. Remembers what it found, so that each is asked for once."""

    def __init__(self) -> None:
        self._known: dict[Hashable, Any] = {}

    def forget(self) -> None:
        """Nothing is remembered: after a rollback what was made is gone."""
        self._known.clear()

    def _once(self, key: Hashable, find: Callable[[], Row]) -> Row:
        if key not in self._known:
            self._known[key] = find()
        found: Row = self._known[key]
        return found

    def region(self, row: RegionRow) -> Region:
        def find() -> Region:
            region, _created = Region.objects.get_or_create(
                code=row.code, defaults={"name": row.name or unnamed_region(row.code)}
            )
            parent = Region.objects.filter(code=row.parent_code).exclude(pk=region.pk).first()
            named = bool(row.name) and region.name == unnamed_region(row.code)
            if named:
                region.name = row.name
            if region.parent is None and parent is not None:
                region.parent = parent
            if named or parent is not None:
                region.save(update_fields=["name", "parent"])
            return region

        return self._once(("region", row), find)

    def office(self, row: OfficeRow) -> Office:
        office: Office = self._once(("office", row), lambda: self._find_office(row))
        return office

    def _find_office(self, row: OfficeRow) -> Office:
        region = self.region(row.region)
        office: Office | None = None
        if row.credit_code:
            office = Office.objects.filter(credit_code=row.credit_code).first()
        if office is None:
            office = Office.objects.filter(region=region, name=row.name).first()
        if office is None:
            parent = Office.objects.filter(region=region, name=row.parent_name).first()
            return Office.objects.create(
                region=region,
                name=row.name,
                slug=free_slug(Office, row.name),
                kind=row.kind,
                parent=parent,
                credit_code=row.credit_code,
                legacy_code=row.legacy_code,
                phone=row.phone,
                address=row.address,
            )
        if row.credit_code and office.credit_code not in ("", row.credit_code):
            raise Refused(
                Problem(
                    "",
                    "credit_code",
                    f"“{office.name}”已有统一社会信用代码 {office.credit_code}，"
                    f"与文件中的 {row.credit_code} 不同，请核对",
                )
            )
        blanks = {
            name: getattr(row, name)
            for name in ("credit_code", "legacy_code", "phone", "address")
            if getattr(row, name) and not getattr(office, name)
        }
        if blanks:
            for name, value in blanks.items():
                setattr(office, name, value)
            office.save(update_fields=list(blanks))
        return office

    def matter_type(self, row: MatterRow) -> MatterType | None:
        """By the code the record states, else by the one inside its basic code."""
        code = row.matter_type or (matter_type_of(row.basic_code) if row.basic_code else "")
        if not code:
            return None
        found = self._once(("type", code), lambda: MatterType.objects.filter(code=code).first())
        if found is None and row.matter_type:
            raise Refused(Problem("", "matter_type", f"没有代码为 {code} 的事项类型"))
        return found

    def catalogue_item(self, row: MatterRow) -> CatalogueItem | None:
        if not row.basic_code:
            return None

        def find() -> CatalogueItem:
            item, _created = CatalogueItem.objects.get_or_create(
                basic_code=row.basic_code,
                defaults={"name": row.name[:200], "matter_type": self.matter_type(row)},
            )
            return item

        return self._once(("catalogue", row.basic_code), find)

    def topics(self, pairs: tuple[tuple[str, str], ...]) -> list[Topic]:
        known = self._once(
            "topics", lambda: {(topic.audience, topic.code): topic for topic in Topic.objects.all()}
        )
        return [known[pair] for pair in pairs if pair in known]

    def citation(self, row: CitationRow) -> LegalCitation:
        key = ("citation", row.document, row.number, row.article, row.text)

        def find() -> LegalCitation:
            document, _created = LegalDocument.objects.get_or_create(
                title=row.document, number=row.number, defaults={"issuer": row.issuer}
            )
            citation, _created = LegalCitation.objects.get_or_create(
                document=document,
                digest=sha256_of([row.article, row.text]),
                defaults={"article": row.article, "text": row.text},
            )
            return citation

        return self._once(key, find)

    def material(self, name: str, *, is_proof: bool) -> Material:
        def find() -> Material:
            material, _created = Material.objects.get_or_create(
                name=name, defaults={"is_proof": is_proof}
            )
            return material

        return self._once(("material", name), find)

    def window(self, row: WindowRow, office: Office | None) -> ServiceWindow:
        def find() -> ServiceWindow:
            facts = {
                "name": row.name,
                "hall": row.hall,
                "address": row.address,
                "hours": row.hours,
                "phones": row.phones,
                "directions": row.directions,
                "map_url": row.map_url,
            }
            same = ServiceWindow.objects.filter(office=office, **facts).first()
            return same or ServiceWindow.objects.create(office=office, **facts)

        return self._once(("window", row, office.pk if office else None), find)
