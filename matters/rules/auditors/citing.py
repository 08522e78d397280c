"""Which laws a guide cites, and where."""

from collections.abc import Iterator

from matters.rules.facts import Guide
from matters.rules.guide_rows import Citation
from matters.rules.world import LawFacts, World


def cited(guide: Guide) -> Iterator[tuple[str, str, Citation]]:
    """Each citation with its field and, for a row, the row's name or number; a law cited twice comes twice."""
    if guide.statutory_citation:
        yield "statutory_limit", "", guide.statutory_citation
    for citation in guide.citations:
        yield "citations", citation.article, citation
    for number, condition in enumerate(guide.conditions, start=1):
        if condition.citation:
            yield "conditions", str(number), condition.citation
    for material in guide.materials:
        if material.citation:
            yield "materials", material.name, material.citation


def laws_cited(guide: Guide, world: World) -> Iterator[tuple[str, str, Citation, LawFacts]]:
    """Each law of which the portal knows days, once, where it is cited first."""
    seen = set()
    for field, place, citation in cited(guide):
        key = (citation.document, citation.number)
        if key not in seen and (law := world.laws.get(key)):
            seen.add(key)
            yield field, place, citation, law


def named(citation: Citation) -> str:
    return f"《{citation.document}》{citation.number}"
