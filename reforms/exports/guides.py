"""What a checklist says of the guides in force: read in the same few queries for many items at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT

from matters.choices import FROZEN, CitationKind, ExerciseLevel
from matters.models import GuideRevision, Matter, Responsibility

LISTS = ("results", "citations")
TEXTS = ("exercise_level", "office", "office_slug")
"""Keys of the snapshot; the rest of it stays where it is. Texts are asked for as such: SQLite would make a number of "3"."""


@dataclass(frozen=True)
class Place:
    """审批层级和部门, and the slug of the office."""

    level: str = ""
    office: str = ""
    slug: str = ""

    @property
    def words(self) -> str:
        level = str(ExerciseLevel(self.level).label) if self.level in ExerciseLevel.values else ""
        return " ".join(part for part in (level, self.office) if part)


NOWHERE = Place()


@dataclass(frozen=True)
class Guide:
    """The revision of a handling item that is in force: its number, SHA-256, day, and what it says."""

    number: int
    sha256: str
    starts_at: datetime
    results: tuple[str, ...]
    bases: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Guides:
    """By slug of the handling item: the guide in force, and the SHA-256 of every revision by its number."""

    in_force: Mapping[str, Guide] = field(default_factory=dict)
    digests: Mapping[tuple[str, int], str] = field(default_factory=dict)


def guides_of(slugs: Collection[str], at: datetime, known: datetime | None) -> Guides:
    """The guides of the handling items `slugs`, in force at `at`. Two queries, none for no items."""
    if not slugs:
        return Guides()
    published: Any = GuideRevision.objects.published(at, known).filter(
        handling_item__slug__in=slugs
    )
    rows = published.values_list(
        "handling_item__slug",
        "number",
        "sha256",
        "starts_at",
        *(f"snapshot__{key}" for key in LISTS),
        *(KT(f"snapshot__{key}") for key in TEXTS),
    )
    digests = GuideRevision.objects.filter(
        handling_item__slug__in=slugs, status__in=FROZEN
    ).values_list("handling_item__slug", "number", "sha256")
    return Guides(
        {slug: _guide(*values) for slug, *values in rows.iterator()},
        {(slug, number): sha256 for slug, number, sha256 in digests.iterator()},
    )


def _guide(  # noqa: PLR0913, PLR0917 -- one column each
    number: int,
    sha256: str,
    starts_at: datetime,
    results: Any,
    citations: Any,
    level: str | None,
    office: str | None,
    slug: str | None,
) -> Guide:
    return Guide(
        number,
        sha256,
        starts_at,
        tuple(name for row in results or () if (name := row.get("name"))),
        tuple(
            words
            for row in citations or ()
            if row.get("kind") == CitationKind.BASIS and (words := _citation(row))
        ),
        Place(level or "", office or "", slug or ""),
    )


def _citation(row: Mapping[str, Any]) -> str:
    """“《行政许可法》(中华人民共和国主席令第七号)第四十二条”."""
    document = row.get("document") or ""
    if not document:
        return ""
    title = document if document.startswith("《") else f"《{document}》"
    number = f"（{row['number']}）" if row.get("number") else ""
    return f"{title}{number}{row.get('article') or ''}"


def places_of(matters: Iterable[Matter], day: date) -> dict[int, Place]:
    """Where each matter, by its key, is decided on `day` by the portal's own records. One query.

    The office is the one that answered for it then; where none is recorded, the one named now.
    """
    found = {matter.pk: matter for matter in matters}
    offices: dict[int, tuple[str, str]] = {}
    if found:
        rows = Responsibility.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day), matter__in=found, starts_on__lte=day
        )
        for key, name, slug in rows.values_list("matter_id", "office__name", "office__slug"):
            offices[key] = (name, slug)
    return {
        key: Place(matter.exercise_level, *offices.get(key, _office(matter)))
        for key, matter in found.items()
    }


def _office(matter: Matter) -> tuple[str, str]:
    office = matter.office
    return (office.name, office.slug) if office else ("", "")


def by_effect(findings: Iterable[Any]) -> dict[int, list[Any]]:
    """The findings of each effect, by its key, in their order."""
    found: dict[int, list[Any]] = defaultdict(list)
    for one in findings:
        found[one.claim.effect_id].append(one)
    return found
