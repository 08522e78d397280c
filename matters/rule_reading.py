"""Reads what rules look at out of the database: guides in force, a draft, and what is looked up beside them.

Guides come in pieces of `PIECE`, each in the same few queries, so that memory stays flat.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from matters.choices import FROZEN
from matters.days import SHANGHAI
from matters.models import (
    GuideRevision,
    IntermediaryItem,
    IntermediaryService,
    LegalDocument,
    Material,
    Matter,
    Office,
    RuleWaiver,
    ServiceWindow,
    Succession,
)
from matters.rules.engine import Ref, Subject, Waiver
from matters.rules.facts import Guide, MatterFacts
from matters.rules.portfolio import own_materials
from matters.rules.reading import guide_of
from matters.rules.world import LawFacts, ProofEntry, World
from matters.snapshots import snapshot_of

PIECE = 250
Topics = dict[int, list[tuple[str, str]]]

COLUMNS = (
    "handling_item__slug",
    "handling_item__matter_id",
    "handling_item__matter__slug",
    "handling_item__matter__state",
    "handling_item__matter__ended_reason",
    "handling_item__matter__ended_on",
    "handling_item__matter__matter_type__code",
    "handling_item__matter__supervision_note",
    "handling_item__matter__office__slug",
    "handling_item__matter__office__name",
    "handling_item__matter__region__code",
)


def guides(at: datetime | None = None, known: datetime | None = None) -> Iterator[Guide]:
    """Every guide in force at `at` (now), as the portal knew at `known`, in the order of the items."""
    found = GuideRevision.objects.published(at, known).order_by("handling_item_id")
    yield from _read(found)


def guides_of(items: Iterable[int]) -> Iterator[Guide]:
    """The guides in force now of these handling items."""
    found = GuideRevision.objects.published().filter(handling_item__in=list(items))
    yield from _read(found.order_by("handling_item_id"))


def draft(revision: GuideRevision, snapshot: Mapping[str, Any] | None = None) -> Guide:
    """`revision` as it would be published now; `snapshot` where it has been made already."""
    if snapshot is None:
        _key, guide = next(drafts([revision.pk]))
        return guide
    row = GuideRevision.objects.filter(pk=revision.pk).values(*COLUMNS, "number").get()
    return _drafted(row, snapshot, _topics([row]))


def drafts(revision_ids: Iterable[int]) -> Iterator[tuple[int, Guide]]:
    """Each of these revisions, under its key, as it was or would be published now."""
    keys = iter(revision_ids)
    while piece := list(islice(keys, PIECE)):
        found = GuideRevision.objects.for_publication().defer("snapshot").in_bulk(piece)
        rows = GuideRevision.objects.filter(pk__in=piece).values(*COLUMNS, "pk", "number")
        known = {row["pk"]: row for row in rows}
        topics = _topics(known.values())
        for key in piece:
            yield key, _drafted(known[key], snapshot_of(found[key]), topics)


def _drafted(row: dict[str, Any], snapshot: Mapping[str, Any], topics: Topics) -> Guide:
    return _placed(guide_of(snapshot, _facts(row, topics), number=row["number"]), row)


def _read(found: QuerySet[Any]) -> Iterator[Guide]:
    has_successor = Succession.objects.filter(ended=OuterRef("handling_item__matter"))
    rows: Iterator[dict[str, Any]] = (
        found.annotate(has_successor=Exists(has_successor))
        .values(
            *COLUMNS, "pk", "handling_item_id", "number", "starts_at", "snapshot", "has_successor"
        )
        .iterator(chunk_size=PIECE)
    )
    while piece := list(islice(rows, PIECE)):
        topics, firsts = _around(piece)
        for row in piece:
            since = timezone.localdate(row["starts_at"], timezone=SHANGHAI)
            facts = _facts(row, topics)
            guide = guide_of(row["snapshot"], facts, number=row["number"], starts_on=since)
            first = firsts.get(row["handling_item_id"])
            yield _placed(guide, row, first)


def _around(piece: list[dict[str, Any]]) -> tuple[Topics, dict[int, int | None]]:
    """The topics of the matters, and what the first published guide of each item asked people to bring.

    An item whose guide has never changed is left out of the second.
    """
    return _topics(piece), _firsts(piece)


def _topics(piece: Iterable[dict[str, Any]]) -> Topics:
    topics: Topics = defaultdict(list)
    rows = Matter.topics.through.objects.filter(
        matter__in={row["handling_item__matter_id"] for row in piece}
    )
    for key, audience, name in rows.order_by("topic__code").values_list(
        "matter_id", "topic__audience", "topic__name"
    ):
        topics[key].append((audience, name))
    return topics


def _firsts(piece: list[dict[str, Any]]) -> dict[int, int | None]:
    current = {row["handling_item_id"]: row.get("pk") for row in piece}
    first: dict[int, int] = {}
    older = GuideRevision.objects.filter(handling_item__in=current, status__in=FROZEN)
    for item, key in older.order_by("handling_item_id", "number").values_list(
        "handling_item_id", "pk"
    ):
        first.setdefault(item, key)
    changed = {key: item for item, key in first.items() if current[item] not in (None, key)}
    snapshots = GuideRevision.objects.filter(pk__in=changed).values_list("pk", "snapshot")
    return {
        changed[key]: own_materials(guide_of(snapshot, MatterFacts()).materials)
        for key, snapshot in snapshots.iterator()
    }


def _facts(row: dict[str, Any], topics: Topics) -> MatterFacts:
    matter = "handling_item__matter__"
    return MatterFacts(
        slug=row[f"{matter}slug"],
        state=row[f"{matter}state"],
        ended_reason=row[f"{matter}ended_reason"],
        ended_on=row[f"{matter}ended_on"],
        type_code=row[f"{matter}matter_type__code"] or "",
        topics=tuple(topics.get(row["handling_item__matter_id"], ())),
        has_successor=bool(row.get("has_successor")),
        supervision_note=row[f"{matter}supervision_note"],
    )


def _placed(guide: Guide, row: dict[str, Any], first: int | None = None) -> Guide:
    """Under its present address, and under the office that answers for it now."""
    matter = "handling_item__matter__"
    ref = Ref(
        Subject.GUIDE,
        row["handling_item__slug"],
        guide.ref.name,
        row[f"{matter}office__slug"] or "",
        row[f"{matter}office__name"] or "",
        row[f"{matter}region__code"],
    )
    return replace(guide, ref=ref, first_own_materials=first)


def world(on: date | None = None, only: Guide | None = None) -> World:
    """What rules look up on `on` (today); for one guide alone, only what that guide mentions."""
    materials = Material.objects.all()
    services = IntermediaryItem.objects.all()
    rows = IntermediaryService.objects.filter(item__isnull=False)
    laws = LegalDocument.objects.all()
    offices = Office.objects.all()
    windows = ServiceWindow.objects.filter(is_one_window__isnull=False)
    today = on or timezone.localdate(timezone=SHANGHAI)
    waivers = RuleWaiver.objects.in_force(today)
    if only is not None:
        named = {one.name for one in only.intermediary_services}
        materials = materials.filter(name__in={one.name for one in only.materials})
        services, rows = services.filter(name__in=named), rows.filter(name__in=named)
        laws = laws.filter(title__in=_laws_cited(only))
        offices = offices.filter(name__in={one.issuing_office for one in only.materials} - {""})
        windows = windows.filter(name__in={one.name for one in only.windows} - {""})
        waivers = waivers.filter(handling_item__slug=only.ref.key)
    places: dict[bool, set[tuple[str, str, str]]] = {True: set(), False: set()}
    for is_one, *place in windows.values_list("is_one_window", "name", "hall", "address"):
        places[bool(is_one)].add((place[0], place[1], place[2]))
    return World(
        today=today,
        proofs={
            name: ProofEntry(entry, status)
            for name, entry, status in materials.filter(proof_item__isnull=False).values_list(
                "name", "proof_item__name", "proof_item__status"
            )
        },
        intermediaries={
            **dict(services.values_list("name", "status")),
            **dict(rows.values_list("name", "item__status").distinct()),
        },
        laws={
            (title, number): LawFacts(*days)
            for title, number, *days in laws.filter(
                Q(effective_on__isnull=False)
                | Q(amended_on__isnull=False)
                | Q(repealed_on__isnull=False)
            ).values_list("title", "number", "effective_on", "amended_on", "repealed_on")
        },
        e_licences=frozenset(materials.filter(is_e_licence=True).values_list("name", flat=True)),
        offices=_named(offices),
        one_windows=frozenset(places[True]),
        separate_windows=frozenset(places[False]),
        waivers=tuple(
            Waiver(*columns)
            for columns in waivers.values_list(
                "rule", "handling_item__slug", "ends_on", "field", "phrase"
            )
        ),
    )


def _named(offices: QuerySet[Office]) -> dict[str, str]:
    named: dict[str, str] = {}
    for name, former, slug in offices.values_list("name", "former_names", "slug"):
        for one in (*former, name):
            named[one] = slug
    return named


def _laws_cited(guide: Guide) -> set[str]:
    cited = [
        guide.statutory_citation,
        *guide.citations,
        *(row.citation for row in guide.conditions),
        *(row.citation for row in guide.materials),
    ]
    return {one.document for one in cited if one is not None}
