"""What is wrong with a record: where, which field, and what to do. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong. `row` names the record in its file (empty outside imports), `field` the column."""

    row: str
    field: str
    reason: str

    def __str__(self) -> str:
        where = " ".join(part for part in (self.row, self.field) if part)
        return f"{where}：{self.reason}" if where else self.reason


class Refused(Exception):
    """An action did not happen; `problems` say why. Nothing was written."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("；".join(str(problem) for problem in problems))


class NotPublishable(Refused):
    """The revision does not meet what must hold for publication."""


class NotPossible(Refused):
    """The table of moves does not lead from the present state to the one asked for."""


class NotAllowed(Refused):
    """The person may not do this."""
