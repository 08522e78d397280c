"""What every reader produces: neutral rows, whatever file they came from. Pure.

Values are the portal's own words (`matters.choices`), never codes of a source. An empty text, an
empty tuple and None all mean "the source does not say".
"""

from dataclasses import dataclass, field
from datetime import datetime

from matters.imports.case_rows import CaseOptionRow, CaseQuestionRow
from matters.limits import Limit
from matters.problems import Problem


@dataclass(frozen=True)
class RegionRow:
    """Where. `code` is GB/T 2260 (six digits); `name` may be empty where the source has only the code."""

    code: str
    name: str = ""
    parent_code: str = ""


@dataclass(frozen=True)
class OfficeRow:
    """Who. `credit_code` checks out or is empty; a code that does not stands in `legacy_code`."""

    name: str
    region: RegionRow
    credit_code: str = ""
    legacy_code: str = ""
    kind: str = "bureau"
    parent_name: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class CitationRow:
    """An article of a document. `document` stands without 《》."""

    document: str
    number: str = ""
    article: str = ""
    text: str = ""
    issuer: str = ""
    kind: str = "basis"


@dataclass(frozen=True)
class MatterRow:
    name: str
    region: RegionRow
    office: OfficeRow | None = None
    basic_code: str = ""
    implementation_code: str = ""
    legacy_code: str = ""
    matter_type: str = ""
    """Two-digit code of a MatterType."""
    exercise_level: str = ""
    power_source: str = ""
    body_nature: str = ""
    audiences: tuple[str, ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    """Pairs (TopicAudience, three-digit code)."""
    popular_names: tuple[str, ...] = ()
    scope_note: str = ""
    division_of_powers: str = ""
    responsible_division: str = ""
    state: str = "in_force"
    ended_reason: str = ""
    ended_basis: str = ""
    successors: tuple[str, ...] = ()
    """Names of matters of the same office that took over."""
    source_name: str = ""
    source_kind: str = ""
    confidence: str = ""
    source_note: str = ""


@dataclass(frozen=True)
class ItemRow:
    """A handling item. Found again by `code`, else `source_key`, else its name within the matter."""

    name: str
    kind: str = "other"
    code: str = ""
    national_code: str = ""
    legacy_code: str = ""
    source_key: str = ""


@dataclass(frozen=True)
class ConditionRow:
    text: str
    citation: CitationRow | None = None


@dataclass(frozen=True)
class SituationRow:
    name: str
    description: str = ""


@dataclass(frozen=True)
class MaterialRow:
    name: str
    is_proof: bool = False
    material_type: str = ""
    originals: int | None = None
    copies: int | None = None
    medium: str = ""
    source: str = ""
    source_note: str = ""
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
    situations: tuple[str, ...] = ()
    """Names of situations of the same guide."""
    remark: str = ""


@dataclass(frozen=True)
class StepRow:
    name: str
    kind: str = "other"
    limit: Limit = Limit()
    promised_amount: int | None = None
    counts_in_limit: bool | None = None
    handler: str = ""
    standard: str = ""
    result: str = ""
    note: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProcedureRow:
    name: str
    kind: str = "other"
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


@dataclass(frozen=True)
class TrackRow:
    name: str
    kind: str = "other"
    limit: Limit = Limit()
    note: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True)
class FeeRow:
    name: str
    standard: str = ""
    basis: str = ""
    can_be_reduced: bool | None = None
    reductions: str = ""
    remark: str = ""
    situations: tuple[str, ...] = ()


@dataclass(frozen=True)
class ResultRow:
    name: str
    kind: str = ""
    validity: str = ""
    delivery_modes: tuple[str, ...] = ()
    delivery_limit: Limit = Limit()
    samples: str = ""


@dataclass(frozen=True)
class WindowRow:
    name: str = ""
    hall: str = ""
    address: str = ""
    hours: str = ""
    phones: str = ""
    directions: str = ""
    map_url: str = ""


@dataclass(frozen=True)
class ChannelRow:
    kind: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class IntermediaryRow:
    name: str
    basis: str = ""
    note: str = ""


@dataclass(frozen=True)
class QuestionRow:
    question: str
    answer: str


@dataclass(frozen=True)
class RevisionRow:
    """The content of one version of a guide.

    `number` is the source's version, None where it has none. `starts_at` is when it came into
    force, None for "when it is imported". `is_published` tells what the source says of itself.
    `digest` is the SHA-256 of the record as it came, so that the same record is known again.
    """

    digest: str
    number: int | None = None
    starts_at: datetime | None = None
    is_published: bool = True
    handling_type: str = ""
    statutory_limit: Limit = Limit()
    statutory_citation: CitationRow | None = None
    promised_limit: Limit = Limit()
    rolls_to_working_day: bool | None = None
    rolls_basis: str = ""
    onsite_visits: int | None = None
    onsite_reason: str = ""
    handling_modes: tuple[str, ...] = ()
    online_depths: tuple[str, ...] = ()
    online_url: str = ""
    cross_region_scope: str = ""
    takes_appointments: bool | None = None
    in_service_hall: bool | None = None
    has_self_service: bool | None = None
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
    source_name: str = ""
    source_kind: str = ""
    confidence: str = ""
    source_note: str = ""
    conditions: tuple[ConditionRow, ...] = ()
    situations: tuple[SituationRow, ...] = ()
    case_questions: tuple[CaseQuestionRow, ...] = ()
    case_options: tuple[CaseOptionRow, ...] = ()
    materials: tuple[MaterialRow, ...] = ()
    steps: tuple[StepRow, ...] = ()
    procedures: tuple[ProcedureRow, ...] = ()
    tracks: tuple[TrackRow, ...] = ()
    fees: tuple[FeeRow, ...] = ()
    results: tuple[ResultRow, ...] = ()
    windows: tuple[WindowRow, ...] = ()
    citations: tuple[CitationRow, ...] = ()
    channels: tuple[ChannelRow, ...] = ()
    intermediaries: tuple[IntermediaryRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()


@dataclass(frozen=True)
class GuideRow:
    """One record: a matter, one of its handling items, and one version of that item's guide.

    `row` names the record for a person, as "record 3" or "sheet 事项 row 7". A `revision` of None
    says that the matter exists and that no guide of it is known.
    """

    row: str
    matter: MatterRow
    item: ItemRow
    revision: RevisionRow | None = None


@dataclass(frozen=True)
class Reading:
    """What a reader found: sound records, and what is wrong with the others.

    A record named by a problem is not among `rows`. A problem whose `row` is empty speaks of the
    whole file. `notes` are oddities that refuse nothing, such as a limit whose explanation
    contradicts it.
    """

    rows: tuple[GuideRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = field(default=())
