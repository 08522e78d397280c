from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.guide_rows import Step
from matters.rules.kinds import is_licence
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World

FIVE_STEPS: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {
    "受理": (frozenset({"accept"}), ("受理",)),
    "审核": (frozenset({"review"}), ("审核", "审查", "核查", "评审")),
    "审批": (frozenset({"decide"}), ("审批", "决定", "核准", "批准")),
    "办结": (frozenset({"certify"}), ("办结", "制证", "发证", "出证")),
    "送达": (frozenset({"deliver"}), ("送达", "颁证", "颁发", "发放", "领取")),
}
"""The five, each with the kinds of step and the words in names by which it is known."""


@rule(
    id="CN-06",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=(
        "行政许可有常见问题和五个办理环节",
        "A licence has a question with its answer, and the five steps",
    ),
    source=AUDITORS_PRACTICE,
    clause="行政许可至少有一条常见问题，办理流程有受理、审核、审批、办结、送达五个环节",
    remedy=(
        "请补上常见问题和缺少的办理环节",
        "Add a question with its answer, and the steps that are missing",
    ),
)
def licence_has_questions_and_five_steps(guide: Guide, world: World) -> Iterable[Found]:
    if not is_licence(guide):
        return
    if not any(one.question.strip() and one.answer.strip() for one in guide.questions):
        yield Found("questions", why="没有一条常见问题")
    missing = [name for name in FIVE_STEPS if not any(_is(step, name) for step in guide.steps)]
    if missing:
        yield Found(
            "steps",
            why=f"列出 {len(guide.steps)} 个环节，五个环节中没有：{'、'.join(missing)}",
        )


def _is(step: Step, name: str) -> bool:
    kinds, words = FIVE_STEPS[name]
    return step.kind in kinds or any(word in step.name for word in words)
