"""Reference data: regions, offices and limits set by law, made known or completed, never overwritten.

What a source says first stands until an official changes it; a source that is read again only
fills what is still blank.
"""

from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from audit.actors import Actor
from audit.recording import record
from matters.actions.resolving import Resolver, unnamed_region
from matters.imports.facts.reference import StatutoryLimitRow
from matters.imports.rows import OfficeRow, RegionRow
from matters.models import Matter, Office, Region, StatutoryLimit
from matters.problems import NotAllowed, Problem, Refused
from matters.slugs import free_slug

CREATED, UPDATED, UNCHANGED = "created", "updated", "unchanged"


@dataclass(frozen=True)
class Outcome:
    """The row that now stands, and what it took: created, updated or unchanged."""

    subject: Any
    what: str


@transaction.atomic
def put_region(*, row: RegionRow, by: Actor) -> Outcome:
    """The region with this code is known, with its name and its parent.

    Raises NotAllowed, and Refused for a parent that is not known.
    """
    _require(by, "matters.add_region")
    parent = Region.objects.filter(code=row.parent_code).first() if row.parent_code else None
    if row.parent_code and parent is None:
        raise Refused(
            Problem(row.code, "parent", f"没有代码为 {row.parent_code} 的上级区划，请先录入")
        )
    region = Region.objects.select_for_update().filter(code=row.code).first()
    if region is None:
        region = Region(code=row.code, name=row.name, parent=parent)
        return _created(region, by=by)
    is_unnamed = region.name == unnamed_region(row.code)
    blanks: dict[str, Any] = {"name": row.name} if is_unnamed and row.name else {}
    if region.parent_id is None and parent is not None:
        blanks["parent"] = parent
    return _completed(region, blanks, by=by)


@transaction.atomic
def put_office(*, row: OfficeRow, by: Actor, source_name: str = "") -> Outcome:
    """The office is known; it is found by its credit code, else by its name in its region.

    Raises NotAllowed, and Refused for a region or a parent that is not known.
    """
    _require(by, "matters.add_office")
    region = Region.objects.filter(code=row.region.code).first()
    if region is None:
        raise Refused(Problem(row.name, "region", f"没有代码为 {row.region.code} 的区划，请先录入"))
    parent = Office.objects.filter(region=region, name=row.parent_name).first()
    if row.parent_name and parent is None:
        raise Refused(Problem(row.name, "parent", f"没有上级机构“{row.parent_name}”，请先录入"))
    stated = {
        "credit_code": row.credit_code,
        "legacy_code": row.legacy_code,
        "phone": row.phone,
        "address": row.address,
        "source_name": source_name,
        "parent": parent,
    }
    office = _find_office(row, region)
    if office is None:
        slug = free_slug(Office, row.name)
        office = Office(name=row.name, slug=slug, kind=row.kind, region=region, **stated)
        return _created(office, by=by)
    blanks = {name: value for name, value in stated.items() if value and not getattr(office, name)}
    return _completed(office, blanks, by=by)


def _find_office(row: OfficeRow, region: Region) -> Office | None:
    offices = Office.objects.select_for_update()
    found = offices.filter(credit_code=row.credit_code).first() if row.credit_code else None
    return found or offices.filter(region=region, name=row.name).first()


@transaction.atomic
def put_statutory_limit(*, row: StatutoryLimitRow, by: Actor) -> Outcome:
    """The limit is known, with its article, and linked to the matters it applies to.

    It applies to the matters of its subject's name and of the names it lists. Links are made when
    the limit is; later ones are the officials'. Raises NotAllowed.
    """
    _require(by, "matters.add_statutorylimit")
    citation = Resolver().citation(row.citation)
    known = StatutoryLimit.objects.filter(
        subject=row.subject, citation=citation, step=row.step, covers=row.covers
    ).first()
    if known:
        return Outcome(known, UNCHANGED)
    limit = StatutoryLimit(
        subject=row.subject,
        citation=citation,
        limit_amount=row.limit.amount,
        limit_unit=row.limit.unit,
        starts_from=row.starts_from,
        step=row.step,
        covers=row.covers,
        note=row.limit.note,
    )
    matters = Matter.objects.filter(name__in=(row.subject, *row.matters))
    if row.region_code:
        matters = matters.filter(region__code=row.region_code)
    limit.save()
    limit.matters.set(matters)
    linked = sorted(matter.slug for matter in matters)
    record(by=by, action="statutorylimit.create", subject=limit, changes={"matters": linked})
    return Outcome(limit, CREATED)


def _require(by: Actor, permission: str) -> None:
    if not by.has_perm(permission):
        raise NotAllowed(Problem("", "permission", "您没有维护基础数据的权限"))


def _created(row: models.Model, *, by: Actor) -> Outcome:
    row.save(force_insert=True)
    record(by=by, action=f"{row._meta.model_name}.create", subject=row)
    return Outcome(row, CREATED)


def _completed(row: models.Model, blanks: dict[str, Any], *, by: Actor) -> Outcome:
    """`row` with its blanks filled; with nothing to fill, nothing is written and nothing recorded."""
    if not blanks:
        return Outcome(row, UNCHANGED)
    for name, value in blanks.items():
        setattr(row, name, value)
    row.save(update_fields=list(blanks))
    record(
        by=by,
        action=f"{row._meta.model_name}.complete",
        subject=row,
        changes={"fields": sorted(blanks)},
    )
    return Outcome(row, UPDATED)
