"""The rows a guide is made of, as rules look at them: frozen, and with the names of the snapshot. Pure.

Empty text, None and an empty tuple mean "not known" or "none listed", as in the snapshot the rows
come from; `docs/how-to/read-the-api.md` describes the values.
"""

from dataclasses import dataclass

from matters.limits import Limit


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of a document; `kind` as in CitationKind where the guide itself cites it."""

    document: str = ""
    number: str = ""
    article: str = ""
    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    text: str = ""
    citation: Citation | None = None


@dataclass(frozen=True, slots=True)
class Material:
    name: str = ""
    type: str = ""
    originals: int | None = None
    copies: int | None = None
    medium: str = ""
    source: str = ""
    source_note: str = ""
    issuing_office: str = ""
    necessity: str = ""
    necessity_note: str = ""
    exempt_reason: str = ""
    exempt_note: str = ""
    paper_format: str = ""
    filling_notes: str = ""
    acceptance_standard: str = ""
    blank_form: str = ""
    sample: str = ""
    basis: str = ""
    citation: Citation | None = None
    situations: tuple[str, ...] = ()
    is_proof: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    kind: str = ""
    name: str = ""
    handler: str = ""
    limit: Limit = Limit()
    promised_amount: int | None = None
    counts_in_limit: bool | None = None
    standard: str = ""
    result: str = ""
    note: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Procedure:
    kind: str = ""
    name: str = ""
    limit: Limit = Limit()
    counts_in_limit: bool | None = None
    effect: str = ""
    basis: str = ""
    is_charged: bool | None = None
    charge_basis: str = ""
    provider: str = ""
    phone: str = ""
    note: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    kind: str = ""
    name: str = ""
    limit: Limit = Limit()
    note: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fee:
    name: str = ""
    standard: str = ""
    basis: str = ""
    can_be_reduced: bool | None = None
    reductions: str = ""
    remark: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    name: str = ""
    kind: str = ""
    validity: str = ""
    delivery_modes: tuple[str, ...] = ()
    delivery_limit: Limit = Limit()
    samples: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    name: str = ""
    hall: str = ""
    office: str = ""
    address: str = ""
    hours: str = ""
    phones: str = ""
    directions: str = ""
    map_url: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    kind: str = ""
    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """An intermediary service (中介服务) the guide calls for."""

    name: str = ""
    basis: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A commitment letter (告知承诺书)."""

    name: str = ""
    conditions: str = ""
    duty: str = ""
    content: str = ""
    liability: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    name: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    question: str = ""
    answer: str = ""
