import re
from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import COMMITMENT
from matters.rules.scopes import SHANGHAI
from matters.rules.sources import HEALTH_2024
from matters.rules.world import World

BRACKETS = re.compile(r"[(\uff08][^()\uff08\uff09]*[)\uff09]")
LISTED = re.compile(r"[、,;\uff0c\uff1b及和]+")
PAPER = re.compile(r".+(?:证|证书|执照|表|书|图|报告|证明|合同|协议|清单|文件|决议|目录|制度)")
BARE = 2
"""“合同、协议” in one name are two words for one paper."""
TOO_MANY = 3


@rule(
    id="GD-03",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "办理情形、申请材料、办理流程逐项列明",
        "Situations, materials and steps are itemised",
    ),
    source=HEALTH_2024,
    clause="进一步细化办理情形、申请材料目录、办理流程",
    remedy=(
        "请逐项列出办理情形、申请材料和办理环节，一份材料一行",
        "List situations, materials and steps one by one, each material in a row of its own",
    ),
    applies_to=SHANGHAI,
)
def situations_materials_steps_itemised(guide: Guide, world: World) -> Iterable[Found]:
    """Nothing listed is not itemised; nor are three papers in one row, or one step for a whole procedure.

    A situation for which a material is asked must be one of those the guide lists.
    """
    if not guide.materials:
        yield Found("materials", why="没有列出申请材料")
    listed = {one.name for one in guide.situations}
    for material in guide.materials:
        for unlisted in sorted(set(material.situations) - listed):
            yield Found(
                "materials.situations",
                material.name,
                unlisted,
                f"“{material.name}”用于“{unlisted}”，列出的 {len(listed)} 种办理情形中没有它",
            )
        if (count := papers_in(material.name)) >= TOO_MANY:
            yield Found(
                "materials.name",
                material.name,
                why=f"“{material.name}”一行里有 {count} 份材料，没有逐项列明",
            )
    if not guide.steps:
        yield Found("steps", why="没有列出办理流程")
    elif len(guide.steps) == 1 and guide.handling_type == COMMITMENT:
        yield Found(
            "steps",
            guide.steps[0].name,
            why=f"承诺件的办理流程只有 1 个环节“{guide.steps[0].name}”，没有逐项列明",
        )


def papers_in(name: str) -> int:
    """How many papers a name lists; 1 where it is not a list of papers from end to end."""
    parts = [part for part in LISTED.split(BRACKETS.sub("", name)) if part]
    if all(len(part) > BARE and PAPER.fullmatch(part) for part in parts):
        return max(len(parts), 1)
    return 1
