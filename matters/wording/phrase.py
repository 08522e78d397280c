"""What the linter finds: which rule, which words, where, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """`start` counts characters from 0 in the text that was looked at."""

    rule: str
    phrase: str
    start: int
    why: str


CATCH_ALL = "MT-01"
FUZZY = "MT-02"
PLACEHOLDER = "WD-01"
BRACKETS = "WD-02"
WIDTH = "WD-03"
TELEPHONE = "WD-04"
