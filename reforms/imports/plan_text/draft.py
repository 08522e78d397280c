"""What is found in the text of a plan, as frozen rows. Lines count from 1; empty text and None mean “not found”. Pure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from matters.problems import Problem

SUBJECT = "subject"
PARTNER = "partner"
MENTION = "mention"
"""What a name is in its sentence: what is reformed, what it is joined with, or a name of the catalogue outside any list."""


@dataclass(frozen=True)
class CatalogueMatch:
    """Where a name stands in the catalogue; `how` is “exact”, “normalised” or “part” (found with its scope)."""

    slug: str
    name: str
    how: str


@dataclass(frozen=True)
class NamedMatter:
    """A matter as the text calls it. `scope` is the part of it that is meant, `place` where it holds.

    `partners` are the names it is merged or inspected with.
    """

    name: str
    line: int
    scope: str = ""
    condition: str = ""
    place: str = ""
    mode: str = ""
    role: str = SUBJECT
    partners: tuple[str, ...] = ()
    match: CatalogueMatch | None = None


@dataclass(frozen=True)
class Figure:
    """A number of the text. `unit` is share, working_day, calendar_day, month, hour, minute, item, visit or year.

    `amount` of a share is a part of one. `comparison` is empty where the text does not say; `due_on` is
    the one day its sentence names.
    """

    words: str
    amount: Decimal
    unit: str
    line: int
    comparison: str = ""
    force: str = "must"
    due_on: date | None = None


@dataclass(frozen=True)
class DueDay:
    """A day by which something is asked. `doubt` says what the text leaves open; without `on` it names no day."""

    words: str
    line: int
    on: date | None = None
    doubt: str = ""


@dataclass(frozen=True)
class ForceWord:
    """A word that says how binding a demand is."""

    word: str
    force: str
    line: int


@dataclass(frozen=True)
class Point:
    """One of 一是, 二是, 三是."""

    number: int
    text: str
    line: int


@dataclass(frozen=True, order=True)
class Unplaced:
    """A field that a person has to fill or check. `measure` is empty for the plan itself; line 0 is the whole file."""

    line: int
    measure: str
    field: str
    reason: str


@dataclass(frozen=True)
class DraftMeasure:
    """One measure or annex task. `modes` has the likeliest first; offices stand in the order of the text."""

    number: str
    title: str
    clause: str
    first_line: int
    last_line: int
    text: str
    section: str = ""
    category: str = ""
    modes: tuple[str, ...] = ()
    force: str = "must"
    force_words: tuple[ForceWord, ...] = ()
    leads: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    matters: tuple[NamedMatter, ...] = ()
    stated_count: int | None = None
    figures: tuple[Figure, ...] = ()
    due_days: tuple[DueDay, ...] = ()
    due_on: date | None = None
    points: tuple[Point, ...] = ()
    is_annex: bool = False

    @property
    def mode(self) -> str:
        return self.modes[0] if self.modes else ""


@dataclass(frozen=True)
class DraftSection:
    """A heading with text that is no measure: principles, aims, safeguards."""

    clause: str
    title: str
    first_line: int
    last_line: int
    figures: tuple[Figure, ...] = ()
    matters: tuple[NamedMatter, ...] = ()


@dataclass(frozen=True)
class DraftPlan:
    """A whole document."""

    title: str = ""
    issuer_name: str = ""
    document_number: str = ""
    issued_on: date | None = None
    region_code: str = ""
    measures: tuple[DraftMeasure, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()


@dataclass(frozen=True)
class TextReading:
    """The draft, or None with the reason why the file is no plan."""

    plan: DraftPlan | None
    problems: tuple[Problem, ...] = ()
