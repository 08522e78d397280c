"""The wording of guides: catch-all and fuzzy clauses, left-overs, brackets, widths, telephones. Pure."""

from matters.wording.linter import phrases_in
from matters.wording.phrase import (
    BRACKETS,
    CATCH_ALL,
    FUZZY,
    PLACEHOLDER,
    TELEPHONE,
    WIDTH,
    Phrase,
)

__all__ = [
    "BRACKETS",
    "CATCH_ALL",
    "FUZZY",
    "PLACEHOLDER",
    "TELEPHONE",
    "WIDTH",
    "Phrase",
    "phrases_in",
]
