"""What rules look at in an address that guides lead to. Pure."""

from dataclasses import dataclass
from datetime import date

STRIKES_TO_SPEAK = 3
"""How often in a row an address must fail before it is called dead: one bad evening of a server is none."""


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """`strikes` failures in a row since `failing_since`, the last one with `answer`; `guides` lead there, by name."""

    url: str
    strikes: int = 0
    answer: str = ""
    failing_since: date | None = None
    guides: tuple[str, ...] = ()
