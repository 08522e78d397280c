from collections import defaultdict
from collections.abc import Hashable, Iterable
from itertools import combinations

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.guide_rows import Material
from matters.rules.names import same_name
from matters.rules.portfolio import is_brought
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

CONDITIONAL = "conditional"
EVERY_SITUATION = "各种情形"


@rule(
    id="MT-03",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("同一材料不重复提交", "No material is handed in twice"),
    source=PUTUO_2019,
    clause="上一个审批服务环节已收取的申报材料,不再要求重复提交",
    remedy=(
        "请删去重复的一行；确实是两份不同的材料的，请在名称或备注里写清区别",
        "Drop the row that repeats; where two papers are meant, say in name or remark how they differ",
    ),
)
def asked_once(guide: Guide, world: World) -> Iterable[Found]:
    """Two rows of one name and kind are one paper, if nothing they say tells them apart.

    Rows for different situations, exempt ones and those asked for on a condition are no repetition.
    """
    rows: dict[Hashable, list[Material]] = defaultdict(list)
    for material in guide.materials:
        if is_brought(material) and material.necessity != CONDITIONAL:
            rows[_identity(material)].append(material)
    for same in rows.values():
        if len(same) > 1 and (shared := _shared_situation(same)):
            yield Found(
                "materials.name",
                same[0].name,
                why=f"“{same[0].name}”列了 {len(same)} 行，在“{shared}”下重复要求提交",
            )


def _identity(material: Material) -> Hashable:
    return (
        same_name(material.name),
        material.type,
        material.issuing_office,
        material.source_note,
        material.necessity_note,
        material.filling_notes,
        material.acceptance_standard,
        material.remark,
    )


def _shared_situation(rows: list[Material]) -> str:
    """A situation in which two of the rows are asked for; empty where each has its own."""
    for one, other in combinations(rows, 2):
        if not (one.situations and other.situations):
            return next(iter(one.situations or other.situations), EVERY_SITUATION)
        if both := set(one.situations).intersection(other.situations):
            return min(both)
    return ""
