"""What the cells of a checklist hold: text as people read it, None where nothing is known."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from audit.tables import Cell
from matters.days import SHANGHAI
from reforms.choices import SEPARATION, OfficeRole, ProgressState
from reforms.claim_words import stated_before_words
from reforms.claims import Figure
from reforms.exports.rows import Row
from reforms.named_words import named_claim, named_sentence, named_value

Value = Callable[[Row], Cell]


def text(value: object) -> Cell:
    """`value` as text with plain line ends; None where there is none."""
    return str(value).replace("\r\n", "\n").strip() or None if value is not None else None


def joined(parts: Iterable[object]) -> Cell:
    return text("、".join(str(part) for part in parts if part))


def measure(name: str) -> Value:
    return lambda row: text(getattr(row.measure, name))


def effect(name: str) -> Value:
    return lambda row: text(getattr(row.effect, name)) if row.effect else None


def label(choices: Any, value: str | None) -> Cell:
    return str(choices(value).label) if value else None


def offices(role: OfficeRole) -> Value:
    return lambda row: joined(
        one.office.name for one in row.measure.office_rows.all() if one.role == role
    )


def separation(row: Row) -> Cell:
    found = SEPARATION.get(row.mode)
    return str(found.label) if found else None


def progress(row: Row) -> Cell:
    """“2018-10-08 推进中:已修订办事指南(佐证:…)”."""
    entry = row.progress
    if entry is None:
        return None
    evidence = f"（佐证：{entry.evidence}）" if entry.evidence else ""
    state = ProgressState(entry.state).label
    return text(f"{entry.reported_on.isoformat()} {state}：{entry.text}{evidence}")


def matter(row: Row) -> Cell:
    return text(row.effect.named) if row.effect else None


def partners(row: Row) -> Cell:
    return joined(one.named for one in row.effect.partners.all()) if row.effect else None


def claim(row: Row) -> Cell:
    return text(named_claim(row.claim, row.names)) if row.claim else None


def stated_before(row: Row) -> Cell:
    return text(stated_before_words(row.claim)) if row.claim else None


def figure(pick: Callable[[Any], Figure | None]) -> Value:
    """A figure in words; None where there is no guide or the guide does not state it."""

    def value(row: Row) -> Cell:
        figure = pick(row.finding) if row.finding else None
        if row.claim is None or figure is None or figure.value is None:
            return None
        return text(named_value(row.claim.kind, figure.value, row.names))

    return value


def before_number(row: Row) -> Cell:
    before = row.finding.before if row.finding else None
    return before.number if before else None


def sentence(row: Row) -> Cell:
    if row.claim is None or row.finding is None:
        return None
    return named_sentence(row.claim, row.finding, row.names)


def guide(name: str) -> Value:
    return lambda row: getattr(row.guide, name) if row.guide else None


def day(value: date | datetime | None) -> Cell:
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).isoformat(timespec="seconds")
    return value.isoformat() if value else None
