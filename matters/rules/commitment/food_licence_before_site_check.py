from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.guide_rows import Step
from matters.rules.scopes import SHANGHAI
from matters.rules.sources import SHANGHAI_2018
from matters.rules.world import World

FOOD_PRODUCTION = "食品生产许可"
NOTIFY_AND_COMMIT = "notify_and_commit"
SITE_CHECKS = ("现场核查", "现场检查", "实地核查", "现场勘验", "现场勘查")
DECIDING = frozenset({"decide", "certify", "deliver"})


@rule(
    id="RF-07",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "告知承诺的食品生产许可先发证、后核查",
        "Food production by commitment: the licence first, the site check after",
    ),
    source=SHANGHAI_2018,
    clause="企业申请材料齐全并承诺符合食品生产条件的,可先发放食品生产许可证后现场核查",
    remedy=(
        "请把现场核查移到决定之后，并设为不计入时限",
        "Put the site check after the decision, and do not count it in the limit",
    ),
    applies_to=SHANGHAI,
)
def food_licence_before_site_check(guide: Guide, world: World) -> Iterable[Found]:
    """Judged where all applicants commit themselves, or a step says that it is for those who do.

    A guide that also has an ordinary track checks the others first, and rightly so. A check of which
    it is not known whether it counts passes.
    """
    if FOOD_PRODUCTION not in guide.matter_name + guide.item:
        return
    kinds = {track.kind for track in guide.tracks}
    commits = NOTIFY_AND_COMMIT in kinds or bool(guide.commitment_letters)
    if not commits:
        return
    has_others = bool(kinds - {NOTIFY_AND_COMMIT})
    for number, step in enumerate(guide.steps):
        if step.kind in DECIDING:
            return
        is_for_them = not has_others or "告知承诺" in step.name + step.note
        if is_for_them and step.counts_in_limit and _is_site_check(step):
            decided = next((one for one in guide.steps[number:] if one.kind in DECIDING), None)
            if decided:
                yield Found(
                    "steps.name",
                    step.name,
                    why=f"第 {number + 1} 个环节“{step.name}”在“{decided.name}”之前，并计入时限；"
                    "告知承诺的先发证后核查",
                )


def _is_site_check(step: Step) -> bool:
    return any(word in step.name for word in SITE_CHECKS)
