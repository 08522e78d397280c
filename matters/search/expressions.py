"""A question to the index, the same for both engines, and how each of them is asked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """Each holds what the one before it holds, and more; `FACETS` stands apart."""

    NAME = "name"
    POPULAR = "popular"
    TEXT = "text"
    FACETS = "facets"


@dataclass(frozen=True)
class Phrase:
    """Tokens that follow one another; of the last one only its beginning where `is_prefix`.

    Tokens hold letters, digits and the marks of `tokens` only, so that no engine reads an operator.
    """

    tokens: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True)
class All:
    parts: tuple["Query", ...]


@dataclass(frozen=True)
class Any:
    parts: tuple["Query", ...]


Query = Phrase | All | Any


@dataclass(frozen=True)
class Condition:
    """`query` holds in `column`."""

    column: Column
    query: Query


def every(parts: Iterable[Query]) -> Query:
    """All of `parts`, once each."""
    return _joined(All, parts)


def some(parts: Iterable[Query]) -> Query:
    """At least one of `parts`."""
    return _joined(Any, parts)


def _joined(kind: type[All] | type[Any], parts: Iterable[Query]) -> Query:
    once = tuple(dict.fromkeys(parts))
    return once[0] if len(once) == 1 else kind(once)


def tokens_of(query: Query) -> Query:
    """`query` with the tokens of its phrases anywhere and in any order: what an index finds without looking at a text."""
    if isinstance(query, Phrase):
        *before, last = query.tokens
        return every([*(Phrase((token,)) for token in before), Phrase((last,), query.is_prefix)])
    join = every if isinstance(query, All) else some
    return join(tokens_of(part) for part in query.parts)


def as_fts5(query: Query) -> str:
    """For SQLite's MATCH."""

    def phrase(one: Phrase) -> str:
        return f'"{" ".join(one.tokens)}"{" *" if one.is_prefix else ""}'

    return _written(query, phrase, " AND ", " OR ")


def as_tsquery(query: Query) -> str:
    """For PostgreSQL, to be cast to tsquery."""

    def phrase(one: Phrase) -> str:
        ends = ":*" if one.is_prefix else ""
        return " <-> ".join(f"'{token}'" for token in one.tokens) + ends

    return _written(query, phrase, " & ", " | ")


def _written(query: Query, phrase: Callable[[Phrase], str], both: str, either: str) -> str:
    if isinstance(query, Phrase):
        return f"({phrase(query)})"
    between = both if isinstance(query, All) else either
    return f"({between.join(_written(part, phrase, both, either) for part in query.parts)})"


def in_fts5(wanted: Iterable[Condition], unwanted: Iterable[Condition] = ()) -> str:
    """All of `wanted` and none of `unwanted`, for MATCH over the whole table."""
    text = " AND ".join(f"({one.column} : {as_fts5(one.query)})" for one in wanted)
    return f"({text})" + "".join(f" NOT ({one.column} : {as_fts5(one.query)})" for one in unwanted)
