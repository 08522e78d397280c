"""What rules look at in the two directories: proof items, intermediary services, agencies. Pure.

Empty text and None mean "not known", as in the rows they are read from.
"""

from dataclasses import dataclass, fields
from datetime import date

from matters.directories import PROPOSED


@dataclass(frozen=True, slots=True)
class ProofFacts:
    """A proof item. `status` as in ProofStatus, `guides` counts the guides in force that demand it."""

    status: str = PROPOSED
    has_basis: bool = False
    registered_on: date | None = None
    registration_number: str = ""
    sample_form: str = ""
    procedure: str = ""
    operating_rule: str = ""
    proved_by_licence: bool | None = None
    solved_by_commitment: bool | None = None
    covered_by_other_material: bool | None = None
    verifiable_online: bool | None = None
    issuer_can_verify: bool | None = None
    guides: int = 0


@dataclass(frozen=True, slots=True)
class Elements:
    """The nine elements of the guide of an intermediary service: eight texts, and how many agencies serve it."""

    standard: str = ""
    materials: str = ""
    time_limit: str = ""
    procedure: str = ""
    content: str = ""
    personnel: str = ""
    fee: str = ""
    quality_control: str = ""
    agencies: int = 0

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the elements that are not stated."""
        return tuple(one.name for one in fields(self) if not getattr(self, one.name))


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """An intermediary service. `status`, parties and choice as in matters.directory_choices."""

    status: str = PROPOSED
    elements: Elements = Elements()
    commissioned_by: str = ""
    payer: str = ""
    agency_choice: str = ""
    agency_cap: int | None = None


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """An agency, and the services of the directory it carries out; a service not listed is left out."""

    listed_on: date | None = None
    listed_services: tuple[str, ...] = ()
