"""What rules look up beside the thing they check: directories, laws, offices, the day. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from matters.rules.engine import Waiver


@dataclass(frozen=True, slots=True)
class ProofEntry:
    """What the directory of proof items says of a material that is a proof; `status` as in ProofItem."""

    name: str
    status: str


@dataclass(frozen=True, slots=True)
class LawFacts:
    """When a document took effect, last changed, and was repealed; None where that is not known or not so."""

    effective_on: date | None = None
    amended_on: date | None = None
    repealed_on: date | None = None


@dataclass(frozen=True)
class World:
    """`proofs` by the name of the material, `intermediaries` by the name of the service with its status,
    `laws` by title and number, `e_licences` names of materials that exist as e-licences,
    `offices` names (also former ones) by which the portal's offices are known, with their slugs.
    """

    today: date
    proofs: Mapping[str, ProofEntry] = field(default_factory=dict)
    intermediaries: Mapping[str, str] = field(default_factory=dict)
    laws: Mapping[tuple[str, str], LawFacts] = field(default_factory=dict)
    e_licences: frozenset[str] = frozenset()
    offices: Mapping[str, str] = field(default_factory=dict)
    one_windows: frozenset[tuple[str, str, str]] = frozenset()
    """Windows, as `(name, hall, address)`, at which every matter is taken (一窗受理)."""
    separate_windows: frozenset[tuple[str, str, str]] = frozenset()
    """Windows, likewise, of which it is known that they are not such. Of the others nothing is known."""
    waivers: tuple[Waiver, ...] = ()
