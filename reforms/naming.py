"""Names of the offices and matters that findings hold by their slugs."""

from collections.abc import Iterable, Iterator

from matters.models import Matter, Office
from reforms.claims import Value
from reforms.models import Measure
from reforms.verification import ClaimFinding

BY_SLUG = {"office": Office, "successor": Matter}
"""Kinds of claims whose figures are slugs, and whose."""


def names(measures: Iterable[Measure], findings: Iterable[ClaimFinding]) -> dict[str, str]:
    """The name of every slug in `findings`; those `measures` hold cost nothing, the others a query for each model."""
    known = dict(_held(measures))
    wanted: dict[str, set[str]] = {kind: set() for kind in BY_SLUG}
    for one in findings:
        if one.claim.kind in wanted:
            wanted[one.claim.kind].update(_slugs(one))
    for kind, slugs in wanted.items():
        unknown = slugs - set(known)
        if unknown:
            rows = BY_SLUG[kind]._default_manager.filter(slug__in=unknown)
            known.update(rows.values_list("slug", "name"))
    return known


def _held(measures: Iterable[Measure]) -> Iterator[tuple[str, str]]:
    for measure in measures:
        for effect in measure.effects.all():
            rows = [effect.matter, *(partner.matter for partner in effect.partners.all())]
            if effect.matter is not None:
                rows.append(effect.matter.office)
            for claim in effect.claims.all():
                rows += [claim.office, claim.successor]
            yield from ((row.slug, row.name) for row in rows if row is not None)


def _slugs(one: ClaimFinding) -> Iterator[str]:
    for finding in (one.finding, *(item.finding for item in one.items)):
        for figure in (finding.before, finding.now):
            if figure is not None:
                yield from _words(figure.value)


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, frozenset):
        yield from value
