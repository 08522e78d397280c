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
from matters.search.expressions import Column, Condition, as_tsquery, in_fts5, tokens_of
from matters.search.retrying import Attempt
from matters.search.tiers import Tier, key_of
from matters.search.tokens import grams, vector

TABLE = SearchEntry._meta.db_table
NAMES, TEXTS = "matters_searchnames", "matters_searchtexts"
"""The FTS5 tables of SQLite."""
VECTORS = {
    Column.NAME: "name_vector",
    Column.POPULAR: "popular_vector",
    Column.TEXT: "text_vector",
    Column.FACETS: "facet_vector",
}
MOST_IN_TEXT = 200
"""Hits by text alone that are listed: texts are long, and people narrow such a question."""

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
        _Ask(number, (*level.wanted, *and_facets), level.unwanted, _most(level, limit))
        for number, level in enumerate(levels)
    ]
    tiers = [level.tier for level in levels]
    rows = sorted(_answers(asks, "e.id, e.facets", limit))
    return [Row(tiers[number], place, facets) for number, place, facets in rows]


def _most(level: Level, limit: int) -> int:
    return min(limit, MOST_IN_TEXT + 1) if level.tier == Tier.TEXT else limit


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
    is_text = any(one.column == Column.TEXT for one in ask.wanted)
    table = TEXTS if is_text else NAMES
    others = [one for one in ask.unwanted if (one.column == Column.TEXT) == is_text]
    where, parameters = f"{table} MATCH %s", [in_fts5(ask.wanted, others)]
    for one in ask.unwanted:
        if one not in others:
            where += f" AND rowid NOT IN (SELECT rowid FROM {NAMES} WHERE {NAMES} MATCH %s)"  # noqa: S608 -- names of our own
            parameters.append(in_fts5([one]))
    found = f"SELECT rowid FROM {table} WHERE {where} ORDER BY rowid LIMIT %s"  # noqa: S608 -- likewise
    statement = (
        f"SELECT {ask.label} AS label, {columns} FROM ({found}) AS hit"  # noqa: S608 -- likewise
        f" CROSS JOIN {TABLE} e ON e.id = hit.rowid"
    )
    return statement, [*parameters, ask.limit]


def _on_postgresql(ask: _Ask, columns: str) -> tuple[str, list[Any]]:
    """A text is long and lies beside its row: the index finds its tokens, and only as many texts as are listed are read for their order."""
    conditions, parameters = list[str](), list[Any]()
    texts = list[str]()
    for one in ask.wanted:
        loose = tokens_of(one.query) if one.column == Column.TEXT else one.query
        conditions.append(f"e.{VECTORS[one.column]} @@ %s::tsquery")
        parameters.append(as_tsquery(loose))
        if loose != one.query:
            texts.append(as_tsquery(one.query))
    for one in ask.unwanted:
        conditions.append(f"NOT e.{VECTORS[one.column]} @@ %s::tsquery")
        parameters.append(as_tsquery(one.query))
    found = (
        f"SELECT {ask.label} AS label, {columns} FROM {TABLE} e"  # noqa: S608 -- names of our own
        f" WHERE {' AND '.join(conditions)} ORDER BY e.id"
    )
    if not texts:
        return f"{found} LIMIT %s", [*parameters, ask.limit]
    vector = f"(SELECT said.text_vector FROM {TABLE} said WHERE said.id = near.id)"  # noqa: S608 -- likewise
    # OFFSET keeps the planner from looking at the texts before they are in order, COALESCE from
    # guessing that hardly one suits: it would then put all rows in order where a few will do.
    holds = " AND ".join(f"COALESCE({vector} @@ %s::tsquery, FALSE)" for _one in texts)
    statement = f"SELECT * FROM ({found} OFFSET 0) AS near WHERE {holds} LIMIT %s"  # noqa: S608 -- likewise
    return statement, [*parameters, *texts, ask.limit]


def text_tokens(text: str) -> list[str]:
    """The tokens of the stored text, whose runs stand on lines of their own."""
    return [token for run in text.split("\n") for token in grams(run)]


FTS5_COLUMNS = {NAMES: "name, popular, facets", TEXTS: "text, facets"}
ADDED = "INSERT INTO {table}(rowid, {columns}) VALUES ({places})"
REMOVED = "INSERT INTO {table}({table}, rowid, {columns}) VALUES ('delete', {places})"
"""A table without content is told the very tokens that are to go."""


def put(entries: Iterable[SearchEntry]) -> None:
    """The entries stand in the table and in the index. None of their keys or owners stood there before."""
    waiting = list(entries)
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        if is_postgresql():
            _insert_with_vectors(batch)
        else:
            SearchEntry.objects.bulk_create(batch)
            _tell_fts5(ADDED, batch)


def take(entries: Iterable[SearchEntry]) -> None:
    """The entries, as they were read from the table, stand there no more, nor in the index."""
    gone = list(entries)
    if not is_postgresql():
        _tell_fts5(REMOVED, gone)
    for start in range(0, len(gone), BATCH):
        keys = [entry.pk for entry in gone[start : start + BATCH]]
        SearchEntry.objects.filter(pk__in=keys).delete()


def _tell_fts5(statement: str, entries: Sequence[SearchEntry]) -> None:
    rows: dict[str, list[tuple[Any, ...]]] = {
        NAMES: [(e.pk, e.name_tokens, e.popular_tokens, e.facet_tokens) for e in entries],
        TEXTS: [(e.pk, " ".join(text_tokens(e.text)), e.facet_tokens) for e in entries],
    }
    with connection.cursor() as cursor:
        for table, columns in FTS5_COLUMNS.items():
            places = ", ".join(["%s"] * (columns.count(",") + 2))
            sql = statement.format(table=table, columns=columns, places=places)
            cursor.executemany(sql, rows[table])


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
    """Neither an entry nor a token is left, and the engine is ready for many: `tidy` ends it.

    PostgreSQL has no index until then and makes it at one go; SQLite puts off joining its parts.
    """
    with connection.cursor() as cursor:
        if is_postgresql():
            _settle(cursor)
            cursor.execute(f"TRUNCATE {TABLE}")
            for name in GIN:
                cursor.execute(f"DROP INDEX IF EXISTS {name}")
            return
        SearchEntry.objects.all().delete()
        for table in FTS5_COLUMNS:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")  # noqa: S608 -- names of our own
            _configure(cursor, table, automerge=0, crisismerge=LATE)


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
            for table in FTS5_COLUMNS:
                _configure(cursor, table, automerge=4, crisismerge=16)
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608 -- names of our own
        cursor.execute(f"ANALYZE {TABLE}")


LATE = 1000
"""Parts of an FTS5 index that may stand side by side while it is filled; its own values are 4 and 16."""


def _configure(cursor: Any, table: str, **values: int) -> None:
    for name, value in values.items():
        cursor.execute(f"INSERT INTO {table}({table}, rank) VALUES (%s, %s)", [name, value])  # noqa: S608 -- likewise
