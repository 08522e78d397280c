"""What is found for a question: hits in their order, counts by facet, and what a second try supposed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection

from matters.filters import region_prefix
from matters.index.engines import MOST_IN_TEXT, Row, hits, tried
from matters.models import SearchEntry, Synonym
from matters.search import asking, facets, retrying
from matters.search.asking import Asked
from matters.search.expressions import Condition
from matters.search.facets import MOST_COUNTED, Counted
from matters.search.retrying import CANDIDATES, Attempt, Try, folded_names
from matters.search.tiers import Tier, is_office, key_of

MOST_OFFICES = 3
MOST_NEAREST = 10
MOST_SYNONYMS_READ = 5000


@dataclass(frozen=True)
class Found:
    """`hits` and the counts stop at 1,000, by text alone at 200; `is_more` says that there are more. `facets` count the first `counted`.

    `supposed` is what a second try took the question for, None where the first one found something.
    `office_ids` are offices of that name. `words` are what to mark.
    """

    question: Asked
    hits: Sequence[Row] = ()
    is_more: bool = False
    facets: Mapping[str, tuple[Counted, ...]] | None = None
    counted: int = 0
    office_ids: tuple[int, ...] = ()
    supposed: Try | None = None
    words: tuple[str, ...] = ()

    @property
    def is_missed(self) -> bool:
        """Nothing was found, or only what is near."""
        return (not self.hits and not self.office_ids) or self.supposed == Try.NEAREST


def synonyms() -> list[asking.Synonym]:
    """What officials hold to be one. One query."""
    table = Synonym._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT word, means FROM {table} ORDER BY id LIMIT %s",  # noqa: S608 -- a name of our own
            [MOST_SYNONYMS_READ],
        )
        return [asking.Synonym(word, means) for word, means in cursor.fetchall()]


def find(text: str, chosen: Mapping[str, str] | None = None) -> Found:
    """What is found for `text` among what has the `chosen` facets. At most four queries, mostly two."""
    question = asking.asked(text)
    if not question.text:
        return Found(question)
    known = synonyms()
    ways = asking.meant(question, known)
    rows = _first(question, ways, None)
    supposed: Try | None = None
    if not rows:
        rows, supposed = _second(question, known)
    return _told(question, ways, rows, supposed, {k: v for k, v in (chosen or {}).items() if v})


def _first(question: Asked, ways: asking.Ways, narrowed: Condition | None) -> list[Row]:
    """Hits by name; those by text only where names leave room. One query."""
    levels = [*asking.name_levels(question, ways), *asking.text_levels(question, ways)]
    return hits(levels, narrowed, MOST_COUNTED + 1)


def _second(question: Asked, known: Sequence[asking.Synonym]) -> tuple[list[Row], Try | None]:
    """The rows of the first attempt that brings any which suit, and what it supposed. At most two queries.

    What is far is asked for apart, when nothing else was meant: many names and texts hold a piece of it.
    """
    attempts = retrying.attempts(question, known)
    rows, supposed = _first_suited([one for one in attempts if not one.is_far])
    return (rows, supposed) if rows else _first_suited([one for one in attempts if one.is_far])


def _first_suited(attempts: Sequence[Attempt]) -> tuple[list[Row], Try | None]:
    """One query, none for no attempt."""
    if not attempts:
        return [], None
    for attempt, rows in zip(attempts, tried(attempts, None, CANDIDATES), strict=True):
        suited = [
            (far, row.place, row)
            for row in rows
            if (far := attempt.suits(folded_names(row.names))) is not None
        ]
        if suited:
            ordered = [row for _far, _place, row in sorted(suited, key=lambda one: one[:2])]
            most = MOST_NEAREST if attempt.kind == Try.NEAREST else CANDIDATES
            return ordered[:most], attempt.kind
    return [], None


def _told(
    question: Asked,
    ways: asking.Ways,
    rows: list[Row],
    supposed: Try | None,
    chosen: dict[str, str],
) -> Found:
    matters = [row for row in rows if row.facets][:MOST_COUNTED]
    is_more = _is_more(rows) if supposed is None else len(rows) >= CANDIDATES
    texts = [row.facets for row in matters]
    counts = facets.counted(texts, chosen, region_prefix)
    if chosen and is_more and supposed is None:
        matters = _first(question, ways, facets.condition(chosen, region_prefix))
        is_more = _is_more(matters)
        matters = matters[:MOST_COUNTED]
    elif chosen:
        fits = facets.fitting(texts, chosen, region_prefix)
        matters = [row for row, is_fit in zip(matters, fits, strict=True) if is_fit]
    means = [word for way in ways for word in way]
    return Found(
        question=question,
        hits=matters,
        is_more=is_more,
        facets=counts,
        counted=len(texts),
        office_ids=_offices(rows),
        supposed=supposed,
        words=tuple(dict.fromkeys([*_asked_words(question, supposed), *means])),
    )


def _is_more(rows: Sequence[Row]) -> bool:
    """Whether rows were left out: of all, or of those that only the text brought."""
    in_text = sum(row.tier == Tier.TEXT for row in rows)
    return len(rows) > MOST_COUNTED or in_text > MOST_IN_TEXT


def _offices(rows: Sequence[Row]) -> tuple[int, ...]:
    """Offices whose name begins with what was asked, or the few that hold it: 药品 alone asks for none."""
    found = [row for row in rows if is_office(row.place)]
    begun = [row for row in found if row.tier <= Tier.BEGINS]
    kept = begun or (found if len(found) <= MOST_OFFICES else [])
    return tuple(key_of(row.place) for row in kept[:MOST_OFFICES])


def _asked_words(question: Asked, supposed: Try | None) -> list[str]:
    """What to mark: what was asked, or what of it stands in the hits of a second try."""
    if supposed in {None, Try.SOUND}:
        return [question.text, *question.words]
    text = question.text
    return [text[place : place + 2] for place in range(len(text) - 1)]


def entries_of(places: Sequence[int]) -> list[SearchEntry]:
    """The entries at `places`, in that order. One query."""
    found = SearchEntry.objects.only("pk", "shown", "matter_id", "office_id").in_bulk(list(places))
    return [found[place] for place in places if place in found]


def suggestions(text: str, limit: int) -> list[SearchEntry]:
    """The first entries whose names fit `text`. Three queries."""
    question = asking.asked(text)
    if not question.text:
        return []
    ways = asking.meant(question, synonyms())
    rows = hits(asking.name_levels(question, ways), None, limit)
    return entries_of([row.place for row in rows])
