from collections.abc import Iterable

from matters import wording
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import PUTUO_2019
from matters.rules.wording import found
from matters.rules.world import World

NOTHING_BUT_OTHER = frozenset({"其他", "其它", "其余", "等", "材料", "资料"})


@rule(
    id="MT-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("材料名称不兜底", "Names of materials are no catch-alls"),
    source=PUTUO_2019,
    clause="消除审批服务中的模糊条款,逐一明确属于兜底性质的“其他材料”“有关材料”等",
    remedy=(
        "请写明是哪一份材料；有几份就分几条写，确有未列明的，引用要求它的条款",
        "Name the paper; give each its own row, and cite the article where one is asked for by law",
    ),
)
def catch_all_material(guide: Guide, world: World) -> Iterable[Found]:
    """A name must say which paper to bring; alone, “其他” says nothing either."""
    yield from found(guide, wording.CATCH_ALL, lambda field: field == "materials.name")
    for material in guide.materials:
        if material.name.strip() in NOTHING_BUT_OTHER:
            yield Found(
                "materials.name",
                material.name,
                material.name,
                "没有写明是哪一份材料，申请人无法备齐",
            )
