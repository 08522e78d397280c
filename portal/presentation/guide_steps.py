"""The steps of a guide on a time line: which of them the limit counts, and what each ends in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from matters.choices import StepKind
from portal.presentation.guide_parts import Stored, counts_words
from portal.presentation.limits import step_limit_words
from portal.presentation.tables import facts
from portal.presentation.words import Fact, label


@dataclass(frozen=True)
class Step:
    """One step; `counts` is empty where nobody said whether the limit counts it, `kind` where the name says it."""

    name: str
    kind: str
    limit: str
    counts: str
    is_counted: bool
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Steps:
    """`missing` names what no step says anything of."""

    rows: tuple[Step, ...] = ()
    missing: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows)


def steps(rows: Sequence[Stored]) -> Steps:
    """The steps in order."""
    asked = (
        (_("办理机构"), "handler"),
        (_("时限"), "limit"),
        (_("计入办结时限"), "counts"),
        (_("审查标准"), "standard"),
        (_("办理结果"), "result"),
    )
    told = [_told(row) for row in rows]
    missing = [name for name, key in asked if not any(one[key] for one in told)]
    return Steps(
        tuple(_step(row, one) for row, one in zip(rows, told, strict=True)),
        _("、").join(missing) if rows else "",
    )


def _told(row: Stored) -> dict[str, str]:
    return {
        "handler": row.get("handler") or "",
        "limit": step_limit_words(row),
        "counts": counts_words(stated=row.get("counts_in_limit")),
        "standard": row.get("standard") or "",
        "result": row.get("result") or "",
    }


def _step(row: Stored, told: dict[str, str]) -> Step:
    kind = label(StepKind, row.get("kind")) if row.get("kind") != StepKind.OTHER else ""
    counts = row.get("counts_in_limit")
    return Step(
        name=row["name"],
        kind=kind if kind != row["name"] else "",
        limit=told["limit"],
        counts="" if counts is None else _counted(is_counted=counts),
        is_counted=counts is True,
        facts=facts(
            (_("办理机构"), told["handler"]),
            (_("审查标准"), told["standard"]),
            (_("办理结果"), told["result"]),
            (_("说明"), row.get("note", "")),
        ),
    )


def _counted(*, is_counted: bool) -> str:
    return _("计入办结时限") if is_counted else _("不计入办结时限")
