"""What must hold before a guide is published. The database keeps the same for what is published."""

from dataclasses import dataclass

from matters import limits
from matters.limits import Limit
from matters.problems import Problem


@dataclass(frozen=True)
class PublicationFacts:
    """What the gate looks at."""

    statutory_limit: Limit
    promised_limit: Limit
    onsite_visits: int | None
    onsite_reason: str


def publication_problems(facts: PublicationFacts) -> tuple[Problem, ...]:
    """Why these facts may not be published; empty when they may.

    Source: 上海市食药监局 2018 plan, measure 7 (the promise shortens the statutory limit);
    实施清单 LIMIT_SCENE_EXPLAIN (a visit has a reason).
    """
    problems = []
    if limits.exceeds(facts.promised_limit, facts.statutory_limit):
        problems.append(
            Problem(
                "",
                "promised_limit",
                f"承诺时限 {facts.promised_limit.amount} 长于法定时限 {facts.statutory_limit.amount},"
                "请核对两个数字和单位",
            )
        )
    if (facts.onsite_visits or 0) > 0 and not facts.onsite_reason.strip():
        problems.append(
            Problem(
                "",
                "onsite_reason",
                f"要求到现场 {facts.onsite_visits} 次但没有写明原因,请填写必须现场办理的原因",
            )
        )
    return tuple(problems)
