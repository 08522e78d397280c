"""What rules look at: the guide as it is or will be published, in frozen rows. Pure.

Empty text, None and an empty tuple mean "not known" or "none listed", as in the snapshot the rows
come from; `docs/how-to/read-the-api.md` describes the values.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

from matters.case_tree import CaseOption, CaseQuestion
from matters.limits import Limit
from matters.rules.engine import Ref
from matters.rules.guide_rows import (
    Channel,
    Citation,
    Condition,
    Fee,
    Letter,
    Material,
    Procedure,
    Question,
    Result,
    Service,
    Situation,
    Step,
    Track,
    Window,
)


@dataclass(frozen=True, slots=True)
class MatterFacts:
    """What is so of the matter now, apart from its guide.

    `state` and `ended_reason` as in MatterState and EndReason; `topics` are `(audience, name)`.
    """

    slug: str = ""
    state: str = "in_force"
    ended_reason: str = ""
    ended_on: date | None = None
    type_code: str = ""
    topics: tuple[tuple[str, str], ...] = ()
    has_successor: bool = False
    supervision_note: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide as its snapshot says it, and its matter as it is now. `ref.key` is the item's slug.

    `first_own_materials` is how many materials people had to bring by the item's first published
    guide; None where that is not known or nothing was published since.
    """

    ref: Ref
    matter: MatterFacts = MatterFacts()
    number: int | None = None
    starts_on: date | None = None
    first_own_materials: int | None = None

    matter_name: str = ""
    matter_type: str = ""
    item: str = ""
    item_kind: str = ""
    code: str = ""
    national_code: str = ""
    basic_code: str = ""
    implementation_code: str = ""
    exercise_level: str = ""
    power_source: str = ""
    body_nature: str = ""
    audiences: tuple[str, ...] = ()
    popular_names: tuple[str, ...] = ()
    scope_note: str = ""
    division_of_powers: str = ""

    handling_type: str = ""
    statutory_limit: Limit = Limit()
    statutory_citation: Citation | None = None
    promised_limit: Limit = Limit()
    rolls_basis: str = ""
    tracks: tuple[Track, ...] = ()

    onsite_visits: int | None = None
    onsite_reason: str = ""
    handling_modes: tuple[str, ...] = ()
    online_depths: tuple[str, ...] = ()
    online_url: str = ""
    cross_region_scope: str = ""
    in_service_hall: bool | None = None
    acceptance_standard: str = ""
    quantity_limit: str = ""
    application_period: str = ""
    early_service: str = ""
    is_charged: bool | None = None
    pays_online: bool | None = None
    has_intermediary: bool | None = None
    rights_and_duties: str = ""
    review_notice: str = ""
    litigation_notice: str = ""
    change_reason: str = ""

    conditions: tuple[Condition, ...] = ()
    situations: tuple[Situation, ...] = ()
    case_questions: tuple[CaseQuestion, ...] = ()
    case_options: tuple[CaseOption, ...] = ()
    materials: tuple[Material, ...] = ()
    steps: tuple[Step, ...] = ()
    special_procedures: tuple[Procedure, ...] = ()
    fees: tuple[Fee, ...] = ()
    results: tuple[Result, ...] = ()
    windows: tuple[Window, ...] = ()
    citations: tuple[Citation, ...] = ()
    channels: tuple[Channel, ...] = ()
    intermediary_services: tuple[Service, ...] = ()
    commitment_letters: tuple[Letter, ...] = ()
    questions: tuple[Question, ...] = ()

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Every text an office wrote: field, row (empty for a field of the guide itself), and the text.

        A field of a row is named `rows.field`, such as `materials.name`. What laws say is left out.
        """
        for name in OWN_TEXTS:
            if text := getattr(self, name):
                yield name, "", text
        for name in ("statutory_limit", "promised_limit"):
            if text := getattr(self, name).note:
                yield f"{name}.note", "", text
        for part, fields_of_part, texts_of in _READERS:
            for number, row in enumerate(getattr(self, part), start=1):
                for field, text in zip(fields_of_part, texts_of(row), strict=True):
                    if text:
                        yield field, getattr(row, "name", "") or str(number), text


OWN_TEXTS = (
    "matter_name",
    "item",
    "scope_note",
    "division_of_powers",
    "rolls_basis",
    "onsite_reason",
    "acceptance_standard",
    "quantity_limit",
    "application_period",
    "early_service",
    "rights_and_duties",
    "review_notice",
    "litigation_notice",
)
NOT_WORDS = {
    *("type", "source", "medium", "necessity", "exempt_reason", "kind", "effect", "map_url"),
    *("case_question", "next_question", "situation"),
}
"""Columns of rows that hold stored values, addresses or names of other rows, and no words of their own."""

_PARTS: dict[str, type] = {
    "conditions": Condition,
    "situations": Situation,
    "case_questions": CaseQuestion,
    "case_options": CaseOption,
    "materials": Material,
    "steps": Step,
    "special_procedures": Procedure,
    "tracks": Track,
    "fees": Fee,
    "results": Result,
    "windows": Window,
    "channels": Channel,
    "intermediary_services": Service,
    "commitment_letters": Letter,
    "questions": Question,
}
ROW_TEXTS: dict[str, tuple[str, ...]] = {
    part: tuple(
        column.name
        for column in fields(row)
        if column.type in (str, "str") and column.name not in NOT_WORDS
    )
    for part, row in _PARTS.items()
}


def _texts_of(columns: tuple[str, ...]) -> Callable[[Any], tuple[str, ...]]:
    """What takes these columns from a row, as one tuple."""
    if len(columns) > 1:
        return attrgetter(*columns)
    (column,) = columns
    return lambda row: (getattr(row, column),)


_READERS = tuple(
    (part, tuple(f"{part}.{column}" for column in columns), _texts_of(columns))
    for part, columns in ROW_TEXTS.items()
)
"""Part, names of its fields, and what takes their texts from a row."""
