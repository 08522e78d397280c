"""What rules look at in reform plans. Pure.

Empty text and None mean that the document does not say.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NamedMatter:
    """A matter of the bureau or of the plan, with the modes that measures of the plan apply to it.

    `is_approval` is None where its type is not known.
    """

    name: str
    modes: tuple[str, ...] = ()
    is_approval: bool | None = None
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """A total the document states, and what its own items add up to; `unlinked` of them are in no catalogue."""

    label: str
    stated: int
    counted: int
    unlinked: int = 0
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    matters: tuple[NamedMatter, ...] = ()
    totals: tuple[StatedTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """`leads` are the leading offices other than the issuer of the plan itself.

    `promotes_separation` tells a measure on 证照分离; `effects` are `(matter, mode label, way)` with the
    way of 证照分离 that the mode belongs to, empty where it belongs to none.
    """

    number: str = ""
    division: str = ""
    leads: tuple[str, ...] = ()
    expected_effect: str = ""
    due_on: date | None = None
    promotes_separation: bool = False
    effects: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another effect of the same plan on the whole of the same matter."""

    measure: str
    mode: str
    mode_label: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class EffectFacts:
    """What a measure does to a matter. `begins_on` is the start it states, `plan_issued_on` the plan's day.

    `is_partial` where only a part of the matter is meant, `is_in_catalogue` where the matter is known;
    then `state`, `ended_reason` and `ended_on` are those of the matter.
    """

    measure: str = ""
    mode: str = ""
    mode_label: str = ""
    named: str = ""
    condition: str = ""
    is_partial: bool = False
    begins_on: date | None = None
    ends_on: date | None = None
    plan_issued_on: date | None = None
    is_in_catalogue: bool = True
    state: str = "in_force"
    ended_reason: str = ""
    ended_on: date | None = None
    siblings: tuple[Sibling, ...] = ()
