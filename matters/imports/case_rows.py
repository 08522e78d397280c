"""The questions of a guide that lead to a situation, as a source states them. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CaseQuestionRow:
    text: str
    note: str = ""


@dataclass(frozen=True)
class CaseOptionRow:
    """An answer to the question of this text, and where it leads: one of the last three, by text or name."""

    case_question: str
    answer: str
    next_question: str = ""
    situation: str = ""
    outcome: str = ""
