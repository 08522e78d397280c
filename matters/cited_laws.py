"""Laws that were repealed or changed, and the published guides that still rest on them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from matters.models import GuideRevision, LegalDocument

CITED_IN = (
    "guidecitation_rows__citation__document",
    "statutory_limit_citation__document",
    "acceptancecondition_rows__citation__document",
    "materialrequirement_rows__citation__document",
)
"""Where a guide cites; the rows of a published revision never change, so they say what its snapshot says."""
NAMED = 20
"""So many guides are named under a law; of the others it is told how many."""


@dataclass
class Citing:
    """How many guides cite a law, and the first of them as `(slug, name, office)`."""

    count: int = 0
    guides: list[tuple[str, str, str]] = field(default_factory=list)


def changed_laws(today: date) -> QuerySet[LegalDocument]:
    """Documents that were repealed by `today`, the latest first, then those whose text changed."""
    found = LegalDocument.objects.filter(Q(repealed_on__lte=today) | Q(amended_on__lte=today))
    return found.select_related("replaced_by").order_by(
        F("repealed_on").desc(nulls_last=True), F("amended_on").desc(nulls_last=True), "title", "pk"
    )


def citing(documents: Collection[int], today: date) -> dict[int, Citing]:
    """The guides in force that cite these documents, by document; one question, however many there are.

    A document that was changed and stands counts only the guides that began before the change.
    """
    queries = [_citing_in(path, documents, today) for path in CITED_IN]
    found: dict[int, Citing] = {}
    rows = queries[0].union(*queries[1:]).order_by("matter", "item", "slug", "document")
    for document, slug, item, matter, office in rows.iterator(chunk_size=2000):
        one = found.setdefault(document, Citing())
        one.count += 1
        if len(one.guides) < NAMED:
            name = item if item == matter else f"{matter} · {item}"
            one.guides.append((slug, name, office or ""))
    return found


def _citing_in(path: str, documents: Collection[int], today: date) -> QuerySet[Any, Any]:
    older = Q(starts_at__date__lt=F(f"{path}__amended_on"))
    found: QuerySet[Any, Any] = (
        GuideRevision.objects.published()
        .filter(
            Q(**{f"{path}__repealed_on__lte": today})
            | (Q(**{f"{path}__amended_on__lte": today}) & older),
            **{f"{path}__in": documents},
        )
        .order_by()
        .annotate(
            document=F(path),
            slug=F("handling_item__slug"),
            item=F("handling_item__name"),
            matter=F("handling_item__matter__name"),
            office=F("handling_item__matter__office__name"),
        )
        .values_list("document", "slug", "item", "matter", "office")
    )
    return found
