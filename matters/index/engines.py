"""How SQLite and PostgreSQL keep the index, and answer the same question with the same rows.

SQLite: an FTS5 table beside the entries, without content of its own, whose rows come in the order
of their number. PostgreSQL: tsvector columns of the entries, each with its GIN index.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import connection

from matters.models import SearchEntry
from matters.search.asking import Level
from matters.search.expressions import Column, Condition, as_tsquery, in_fts5
from matters.search.retrying import Attempt
from matters.search.tiers import Tier, key_of
from matters.search.tokens import grams, vector

TABLE = SearchEntry._meta.db_table
INDEX = "matters_searchindex"
VECTORS = {
    Column.NAME: "name_vector",
    Column.POPULAR: "popular_vector",
    Column.TEXT: "text_vector",
    Column.FACETS: "facet_vector",
}
BATCH = 200
"""Entries of one statement: a statement has a limit of parameters."""


class Row(NamedTuple):
    """A hit: its place (the entry's key), its facets as they are stored, and its names where they were asked for."""

    tier: Tier
    place: int
    facets: str
    names: tuple[str, ...] = ()

    @property
    def matter_id(self) -> int:
        return key_of(self.place)


@dataclass(frozen=True)
class _Ask:
    label: int
    wanted: tuple[Condition, ...]
    unwanted: tuple[Condition, ...]
    limit: int


def is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def hits(levels: Sequence[Level], facets: Condition | None, limit: int) -> list[Row]:
    """The first `limit` rows of `levels` one after another, those of each in the order of their place. One query."""
    and_facets = (facets,) if facets else ()
    asks = [
        _Ask(number, (*level.wanted, *and_facets), level.unwanted, limit)
        for number, level in enumerate(levels)
    ]
    tiers = [level.tier for level in levels]
    rows = sorted(_answers(asks, "e.id, e.facets", limit))
    return [Row(tiers[number], place, facets) for number, place, facets in rows]


def tried(attempts: Sequence[Attempt], facets: Condition | None, limit: int) -> list[list[Row]]:
    """For each attempt its first `limit` rows, with their names. One query."""
    and_facets = (facets,) if facets else ()
    asks = [
        _Ask(number, (attempt.wanted, *and_facets), (), limit)
        for number, attempt in enumerate(attempts)
    ]
    found: list[list[Row]] = [[] for _attempt in attempts]
    for label, place, facet_values, names in _answers(asks, "e.id, e.facets, e.names", None):
        listed = json.loads(names) if isinstance(names, str) else names
        found[label].append(Row(Tier.TEXT, place, facet_values, tuple(listed)))
    return [sorted(rows, key=lambda row: row.place) for rows in found]


def _answers(asks: Sequence[_Ask], columns: str, limit: int | None) -> list[Any]:
    """The parts of a UNION ALL are worked off in turn, so that a limit on the whole spares the later ones."""
    parts, parameters = list[str](), list[Any]()
    for ask in asks:
        part, given = (_on_postgresql if is_postgresql() else _on_sqlite)(ask, columns)
        parts.append(f"SELECT * FROM ({part}) AS part{len(parts)}")  # noqa: S608 -- built above
        parameters += given
    statement = " UNION ALL ".join(parts)
    if limit is not None:
        statement, parameters = f"{statement} LIMIT %s", [*parameters, limit]
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def _on_sqlite(ask: _Ask, columns: str) -> tuple[str, list[Any]]:
    found = f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s ORDER BY rowid LIMIT %s"  # noqa: S608 -- names of our own
    statement = (
        f"SELECT {ask.label} AS label, {columns} FROM ({found}) AS hit"  # noqa: S608 -- likewise
        f" CROSS JOIN {TABLE} e ON e.id = hit.rowid"
    )
    return statement, [in_fts5(ask.wanted, ask.unwanted), ask.limit]


def _on_postgresql(ask: _Ask, columns: str) -> tuple[str, list[Any]]:
    conditions = [f"e.{VECTORS[one.column]} @@ %s::tsquery" for one in ask.wanted]
    conditions += [f"NOT e.{VECTORS[one.column]} @@ %s::tsquery" for one in ask.unwanted]
    statement = (
        f"SELECT {ask.label} AS label, {columns} FROM {TABLE} e"  # noqa: S608 -- names of our own
        f" WHERE {' AND '.join(conditions)} ORDER BY e.id LIMIT %s"
    )
    queries = [as_tsquery(one.query) for one in (*ask.wanted, *ask.unwanted)]
    return statement, [*queries, ask.limit]


def text_tokens(text: str) -> list[str]:
    """The tokens of the stored text, whose runs stand on lines of their own."""
    return [token for run in text.split("\n") for token in grams(run)]


def put(entries: Iterable[SearchEntry]) -> None:
    """The entries stand in the table and in the index. None of their keys or owners stood there before."""
    waiting = list(entries)
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        if is_postgresql():
            _insert_with_vectors(batch)
        else:
            SearchEntry.objects.bulk_create(batch)
            _write_to_fts5("INSERT INTO {index}(rowid, {columns}) VALUES ({places})", batch)


def take(entries: Iterable[SearchEntry]) -> None:
    """The entries, as they were read from the table, stand there no more, nor in the index."""
    gone = list(entries)
    if not is_postgresql():
        _write_to_fts5(
            "INSERT INTO {index}({index}, rowid, {columns}) VALUES ('delete', {places})", gone
        )
    for start in range(0, len(gone), BATCH):
        keys = [entry.pk for entry in gone[start : start + BATCH]]
        SearchEntry.objects.filter(pk__in=keys).delete()


def _write_to_fts5(statement: str, entries: Sequence[SearchEntry]) -> None:
    text = statement.format(
        index=INDEX, columns="name, popular, text, facets", places="%s, %s, %s, %s, %s"
    )
    rows = [
        (
            entry.pk,
            entry.name_tokens,
            entry.popular_tokens,
            " ".join(text_tokens(entry.text)),
            entry.facet_tokens,
        )
        for entry in entries
    ]
    with connection.cursor() as cursor:
        cursor.executemany(text, rows)


def _insert_with_vectors(entries: Sequence[SearchEntry]) -> None:
    fields = SearchEntry._meta.concrete_fields
    columns = ", ".join([*(str(field.column) for field in fields), *VECTORS.values()])
    places = ", ".join(["%s"] * len(fields) + ["%s::tsvector"] * len(VECTORS))
    values: list[Any] = []
    for entry in entries:
        values += [
            field.get_db_prep_save(getattr(entry, field.attname), connection) for field in fields
        ]
        tokens = (entry.name_tokens.split(), entry.popular_tokens.split(), text_tokens(entry.text))
        values += [vector(one) for one in (*tokens, entry.facet_tokens.split())]
    rows = ", ".join([f"({places})"] * len(entries))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {TABLE} ({columns}) VALUES {rows}", values)  # noqa: S608 -- names of our own


GIN = {
    "matters_searchentry_names": ("name_vector", "popular_vector", "facet_vector"),
    "matters_searchentry_text": ("text_vector",),
}
"""PostgreSQL's indexes, as migration 0009 makes them."""


def _settle(cursor: Any) -> None:
    """Foreign keys of this transaction are checked now: PostgreSQL changes no table while a check is due."""
    if connection.in_atomic_block:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def empty() -> None:
    """Neither an entry nor a token is left; on PostgreSQL no index either until `tidy`, which makes it at one go."""
    with connection.cursor() as cursor:
        if is_postgresql():
            _settle(cursor)
            cursor.execute(f"TRUNCATE {TABLE}")
            for name in GIN:
                cursor.execute(f"DROP INDEX IF EXISTS {name}")
        else:
            SearchEntry.objects.all().delete()
            cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('delete-all')")  # noqa: S608 -- names of our own


def tidy() -> None:
    """The index is whole, and the engine knows how the entries are spread: else PostgreSQL takes the wrong way to them."""
    with connection.cursor() as cursor:
        if is_postgresql():
            cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = %s", [TABLE])
            there = {name for (name,) in cursor.fetchall()}
            _settle(cursor)
            for name in GIN.keys() - there:
                cursor.execute(
                    f"CREATE INDEX {name} ON {TABLE} USING gin ({', '.join(GIN[name])})"
                    " WITH (fastupdate = off)"
                )
        else:
            cursor.execute(f"INSERT INTO {INDEX}({INDEX}) VALUES ('optimize')")  # noqa: S608 -- names of our own
        cursor.execute(f"ANALYZE {TABLE}")
