"""The rows of a checklist: a measure, a matter, a claim and a handling item it is checked on.

That is the smallest thing that has one figure before, one now and one revision each, so that an
auditor can recompute every cell. What a measure does not name, its row leaves empty: an effect
that claims nothing has a row for each guide, a measure without effects has one row.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from django.utils import timezone

from matters.days import SHANGHAI
from reforms import claims
from reforms.claims import Finding
from reforms.exports.guides import (
    NOWHERE,
    Guide,
    Guides,
    Place,
    by_effect,
    guides_of,
    places_of,
)
from reforms.filters import Filters
from reforms.models import Effect, Measure, ProgressEntry, ReformPlan
from reforms.named_words import Names
from reforms.naming import names
from reforms.verification import ClaimFinding, ItemFinding, items_of, judged_at, verify

PIECE = 100
"""Measures read at once."""


@dataclass(frozen=True)
class Row:
    """`finding` is that on this handling item, `whole` that on the claim over all its items.

    `digest_before` is the SHA-256 of the revision that `finding.before` was read off; `names` are
    those of the offices and matters that claim and findings hold by their slugs.
    """

    measure: Measure
    progress: ProgressEntry | None = None
    effect: Effect | None = None
    place: Place = NOWHERE
    item: str = ""
    slug: str = ""
    guide: Guide | None = None
    claim: claims.Claim | None = None
    claim_pk: int = 0
    finding: Finding | None = None
    whole: Finding | None = None
    digest_before: str = ""
    names: Names = field(default_factory=dict)

    @property
    def mode(self) -> str:
        return self.effect.mode if self.effect else self.measure.mode

    @property
    def offices(self) -> set[str]:
        """The slugs of the offices it is a matter of: who leads, who supports, who decides."""
        return {one.office.slug for one in self.measure.office_rows.all()} | {self.place.slug}


def rows(plan: ReformPlan, at: datetime, known: datetime | None = None) -> Iterator[Row]:
    """Every row of `plan` as of `at`, as the portal knew at `known` (now), in the order of the document.

    Reads in pieces, each in the same few queries, so that memory stays flat.
    """
    measures = Measure.objects.filter(plan=plan).for_checklist().iterator(chunk_size=PIECE)
    while piece := list(islice(measures, PIECE)):
        yield from _Piece(piece, at, known).rows()


class _Piece:
    """A few measures with all that their rows are made of."""

    def __init__(self, measures: list[Measure], at: datetime, known: datetime | None) -> None:
        self.measures = measures
        self.at, self.known = at, known
        self.day = timezone.localdate(at, SHANGHAI)
        effects = [effect for measure in measures for effect in measure.effects.all()]
        self.items = {
            key: [(item.slug, item.name) for item in found]
            for key, found in items_of(effects).items()
        }
        self.findings: Mapping[int, list[ClaimFinding]] = by_effect(verify(effects, at, known))
        self.moments = {effect.pk: judged_at(effect, at) for effect in effects}
        self.guides: dict[datetime, Guides] = {}
        self.places: dict[datetime, dict[int, Place]] = {}
        for moment in set(self.moments.values()):
            self._read([one for one in effects if self.moments[one.pk] == moment], moment)
        every = (one for found in self.findings.values() for one in found)
        self.names = names(measures, every)

    def _read(self, effects: list[Effect], moment: datetime) -> None:
        """The guides and offices on which `effects` are judged. Few effects have a moment of their own."""
        slugs = {slug for effect in effects for slug, _name in self.items[effect.pk]}
        matters = [effect.matter for effect in effects if effect.matter is not None]
        self.guides[moment] = guides_of(slugs, moment, self.known)
        self.places[moment] = places_of(matters, timezone.localdate(moment, SHANGHAI))

    def rows(self) -> Iterator[Row]:
        for measure in self.measures:
            head = Row(measure, self._progress(measure), names=self.names)
            effects = measure.effects.all()
            if not effects:
                yield head
            for effect in effects:
                yield from self._of_effect(replace(head, effect=effect))

    def _progress(self, measure: Measure) -> ProgressEntry | None:
        """What was last reported by the day, as far as it was known."""
        for entry in measure.progress.all():
            if entry.reported_on <= self.day and (
                self.known is None or entry.created_at <= self.known
            ):
                return entry
        return None

    def _of_effect(self, head: Row) -> Iterator[Row]:
        effect = head.effect
        assert effect
        places = self.places[self.moments[effect.pk]]
        head = replace(head, place=places.get(effect.matter_id or 0, NOWHERE))
        found = self.findings.get(effect.pk)
        if found is None:
            yield from self._unclaimed(head, self.items[effect.pk])
            return
        for one in found:
            yield from self._of_claim(head, one)

    def _unclaimed(self, head: Row, items: list[tuple[str, str]]) -> Iterator[Row]:
        for slug, name in items:
            yield self._on(head, slug, name)
        if not items:
            yield head

    def _of_claim(self, head: Row, found: ClaimFinding) -> Iterator[Row]:
        head = replace(
            head, claim=found.claim.as_pure, claim_pk=found.claim.pk, whole=found.finding
        )
        for item in found.items:
            row = self._on(head, item.slug, item.name)
            digest = self._digest(item, self.moments[found.claim.effect_id])
            yield replace(row, finding=item.finding, digest_before=digest)
        if not found.items:
            yield replace(head, finding=found.finding)

    def _on(self, head: Row, slug: str, name: str) -> Row:
        assert head.effect
        guide = self.guides[self.moments[head.effect.pk]].in_force.get(slug)
        place = guide.place if guide else head.place
        return replace(head, item=name, slug=slug, guide=guide, place=place)

    def _digest(self, item: ItemFinding, moment: datetime) -> str:
        before = item.finding.before
        if before is None or before.number is None:
            return ""
        return self.guides[moment].digests.get((item.slug, before.number), "")


def chosen(found: Iterable[Row], filters: Filters) -> Iterator[Row]:
    """Those of the rows that the filters leave; days of the past are for who reads the rows."""
    return (row for row in found if _passes(row, filters))


def _passes(row: Row, filters: Filters) -> bool:
    due_on = row.measure.due_on
    return (
        (not filters.office or filters.office in row.offices)
        and (not filters.mode or row.mode == filters.mode)
        and (not filters.category or row.measure.category == filters.category)
        and (
            not filters.verdict
            or (row.finding is not None and row.finding.verdict == filters.verdict)
        )
        and (filters.until is None or (due_on is not None and due_on <= filters.until))
    )
