"""The matter and the handling item of an imported record: found, made, or brought up to date."""

from dataclasses import replace
from typing import Any, cast

from audit.actors import Actor
from matters.actions.import_journal import Journal
from matters.actions.resolving import CODE_IN_USE, Resolver
from matters.imports.rows import GuideRow, MatterRow
from matters.models import HandlingItem, Matter, Office, Succession
from matters.problems import Problem, Refused
from matters.slugs import free_slug


def stated_by(row: GuideRow, matter: Matter) -> MatterRow:
    """What `row` says of `matter`. A coded item that came without its matter lent it its own name: not a fact."""
    is_borrowed = bool(row.item.code) and row.matter.name == row.item.name
    return replace(row.matter, name=matter.name) if is_borrowed else row.matter


class MatterWriter:
    """Writes matters and handling items on behalf of one import."""

    def __init__(self, by: Actor, resolver: Resolver, journal: Journal) -> None:
        self.by = by
        self.resolver = resolver
        self.journal = journal

    def office_of(self, row: MatterRow) -> Office | None:
        return self.resolver.office(row.office) if row.office else None

    def find_matter(self, row: MatterRow) -> Matter | None:
        """By implementation code; else by place, office and name, where no other code contradicts."""
        region, office = self.resolver.region(row.region), self.office_of(row)
        if row.implementation_code:
            coded = Matter.objects.filter(implementation_code=row.implementation_code)
            if found := coded.first():
                return cast("Matter", found)
        here = Matter.objects.filter(region=region, office=office, name=row.name)
        if row.legacy_code and (found := here.filter(legacy_code=row.legacy_code).first()):
            return cast("Matter", found)
        uncoded = here.filter(implementation_code="")
        if row.legacy_code:
            uncoded = uncoded.filter(legacy_code="")
        return cast("Matter | None", uncoded.first())

    def matter(self, row: MatterRow) -> tuple[Matter, bool]:
        """The matter of `row`, and whether it was made just now."""
        found = self.find_matter(row)
        if found is not None:
            return found, False
        matter = Matter(
            slug=free_slug(Matter, row.name, row.region.code),
            region=self.resolver.region(row.region),
            office=self.office_of(row),
        )
        self.update_matter(matter, row)
        return matter, True

    def differences(self, matter: Matter, row: MatterRow) -> dict[str, Any]:
        """Columns in which `row` states something else than `matter` says; where it is silent, none."""
        stated: dict[str, Any] = {
            "name": row.name,
            "implementation_code": row.implementation_code,
            "legacy_code": row.legacy_code,
            "catalogue_item": self.resolver.catalogue_item(row),
            "matter_type": self.resolver.matter_type(row),
            "exercise_level": row.exercise_level,
            "power_source": row.power_source,
            "body_nature": row.body_nature,
            "audiences": row.audiences,
            "popular_names": list(row.popular_names),
            "scope_note": row.scope_note,
            "division_of_powers": row.division_of_powers,
            "ended_reason": row.ended_reason,
            "ended_basis": row.ended_basis,
            "source_name": row.source_name,
            "source_kind": row.source_kind,
            "confidence": row.confidence,
            "source_note": row.source_note,
        }
        changed = {
            name: value
            for name, value in stated.items()
            if value and getattr(matter, name) != value
        }
        if matter.state != row.state:
            changed["state"] = row.state
        return changed

    def update_matter(self, matter: Matter, row: MatterRow) -> bool:
        """Whether anything changed to what `row` states; where the row is silent the matter stays."""
        changed = self.differences(matter, row)
        is_new = matter.pk is None
        for name, value in changed.items():
            setattr(matter, name, value)
        if is_new or changed:
            matter.save()
        topics = self.resolver.topics(row.topics)
        if topics and (is_new or set(matter.topics.all()) != set(topics)):
            matter.topics.set(topics)
            changed["topics"] = topics
        if is_new or changed:
            self.journal.add(
                action="matter.import",
                subject=matter,
                changes={"new": is_new, "fields": sorted(changed), "source": row.source_name},
            )
        return is_new or bool(changed)

    def item(self, row: GuideRow, matter: Matter) -> tuple[HandlingItem, bool]:
        """The handling item, and whether `row` holds the newest version of its guide."""
        item = self._find_item(row, matter)
        if item is None:
            return self._new_item(row, matter), True
        if item.matter_id != matter.pk and row.item.code == item.code != "":
            raise Refused(
                Problem(
                    "",
                    "code",
                    CODE_IN_USE.format(
                        what="业务办理项编码", code=item.code, name=item.matter.name
                    ),
                )
            )
        number = row.revision.number if row.revision else None
        is_latest = number is None or not item.revisions.filter(number__gt=number).exists()
        if is_latest:
            self._update_item(item, row, matter)
        return item, is_latest

    def _new_item(self, row: GuideRow, matter: Matter) -> HandlingItem:
        return HandlingItem.objects.create(
            matter=matter,
            name=row.item.name,
            slug=free_slug(HandlingItem, row.item.name, row.matter.region.code),
            kind=row.item.kind,
            code=row.item.code,
            national_code=row.item.national_code,
            legacy_code=row.item.legacy_code,
            source_key=row.item.source_key,
            order=HandlingItem.objects.filter(matter=matter).count() + 1,
        )

    @staticmethod
    def _find_item(row: GuideRow, matter: Matter) -> HandlingItem | None:
        items = HandlingItem.objects.select_related("matter__office")
        keys = ({"code": row.item.code}, {"source_key": row.item.source_key})
        for key in keys:
            if all(key.values()) and (found := items.filter(**key).first()):
                return cast("HandlingItem", found)
        same_name = items.filter(matter=matter, name=row.item.name)
        for name in ("code", "source_key"):
            if getattr(row.item, name):
                same_name = same_name.filter(**{name: ""})
        return cast("HandlingItem | None", same_name.first())

    def _update_item(self, item: HandlingItem, row: GuideRow, matter: Matter) -> None:
        stated: dict[str, Any] = {
            "matter": matter,
            "name": row.item.name,
            "code": row.item.code,
            "national_code": row.item.national_code,
            "legacy_code": row.item.legacy_code,
            "source_key": row.item.source_key,
        }
        if row.item.kind != "other":
            stated["kind"] = row.item.kind
        changed = {
            name: value for name, value in stated.items() if value and getattr(item, name) != value
        }
        for name, value in changed.items():
            setattr(item, name, value)
        if changed:
            item.save(update_fields=list(changed))

    def link_successors(self, row: MatterRow) -> list[Problem]:
        """The matter leads on to those that took over; a problem for each that is not there."""
        if not row.successors:
            return []
        ended = self.find_matter(row)
        problems = []
        for name in row.successors:
            successor = Matter.objects.filter(office=self.office_of(row), name=name).first()
            if ended is None or successor is None:
                problems.append(Problem(row.name, "successors", f"没有找到承接事项“{name}”"))
            else:
                Succession.objects.get_or_create(ended=ended, successor=successor)
        return problems
