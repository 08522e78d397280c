"""What a plan's file holds, as frozen rows, before any of it is in the database. Pure.

The field names are those of the models of `reforms`; empty text and None mean “not stated”.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Named:
    """A matter as the document calls it, and how to find it in the catalogue.

    `slug` is its address there; `matter` its name in the region of the plan, where that differs
    from `named`. Without either it is looked up as it is called.
    """

    named: str
    matter: str = ""
    slug: str = ""

    @property
    def sought(self) -> str:
        """The name to look for in the catalogue."""
        return self.matter or self.named


@dataclass(frozen=True)
class ClaimRow:
    """`office` is a name in the region of the plan; see `reforms.models.Claim` for what each kind needs."""

    kind: str
    comparison: str = "exactly"
    amount: Decimal | None = None
    before_amount: Decimal | None = None
    unit: str = ""
    word: str = ""
    office: str = ""
    successor: Named | None = None


@dataclass(frozen=True)
class EffectRow:
    """`item` is the slug of a handling item of the matter."""

    subject: Named
    mode: str
    item: str = ""
    group: str = ""
    scope: str = ""
    condition: str = ""
    region_code: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    partners: tuple[Named, ...] = ()
    claims: tuple[ClaimRow, ...] = ()


@dataclass(frozen=True)
class MeasureRow:
    """`leads` and `supporters` are names of offices, in the order of the document."""

    number: str
    title: str
    clause: str
    mode: str
    summary: str = ""
    section: str = ""
    category: str = ""
    force: str = "must"
    supervision: str = ""
    division: str = ""
    expected_effect: str = ""
    due_on: date | None = None
    leads: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    effects: tuple[EffectRow, ...] = ()


@dataclass(frozen=True)
class TotalRow:
    label: str
    stated: int
    counts: str = "matters"
    modes: tuple[str, ...] = ()
    category: str = ""
    explanation: str = ""
    clause: str = ""


@dataclass(frozen=True)
class TargetRow:
    """`unit` is a unit of time, “share” for a part of one (0.4 is 40 %), or empty for a bare number."""

    text: str
    kind: str = "other"
    comparison: str = "at_least"
    amount: Decimal | None = None
    unit: str = ""
    scope: str = ""
    region_code: str = ""
    force: str = "must"
    starts_on: date | None = None
    due_on: date | None = None
    clause: str = ""


@dataclass(frozen=True)
class PlanOffice:
    """A unit the document names, in the region of the plan; made known when the plan is imported."""

    name: str
    kind: str


@dataclass(frozen=True)
class PlanRow:
    """A whole plan. `issuer` is the name of an office in its region, empty where several issued it."""

    slug: str
    title: str
    issuer_name: str
    region_code: str
    issued_on: date
    short_title: str = ""
    document_number: str = ""
    issuer: str = ""
    summary: str = ""
    known_gaps: str = ""
    source_name: str = ""
    offices: tuple[PlanOffice, ...] = ()
    totals: tuple[TotalRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    measures: tuple[MeasureRow, ...] = field(default=(), repr=False)
