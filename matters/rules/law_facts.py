"""What rules look at in a legal document: since when it is repealed, by what replaced, and who still cites it. Pure."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LawInUse:
    """`guides` are the handling items whose guides in force cite the document, by name; read of repealed ones only."""

    title: str
    number: str = ""
    repealed_on: date | None = None
    replaced_by: str = ""
    guides: tuple[str, ...] = ()
