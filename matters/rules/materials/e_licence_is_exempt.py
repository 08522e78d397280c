from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.portfolio import is_brought
from matters.rules.scopes import SHANGHAI
from matters.rules.sources import HEALTH_2024
from matters.rules.world import World

GOVERNMENT = "government"


@rule(
    id="MT-05",
    level=Level.WARNING,
    subject=Subject.GUIDE,
    title=(
        "已归集电子证照的政府核发材料标为免于提交",
        "What the government issued and has as an e-licence is exempt",
    ),
    source=HEALTH_2024,
    clause="对于本市政府部门核发的新归集电子证照,及时更新办事指南和业务系统",
    remedy=(
        "请把该材料标为“可调用电子证照，免于提交”；确实不能调用的，请写明原因",
        "Mark the material as exempt because its e-licence can be called, or say why it cannot be",
    ),
    applies_to=SHANGHAI,
)
def e_licence_is_exempt(guide: Guide, world: World) -> Iterable[Found]:
    for material in guide.materials:
        if (
            material.source == GOVERNMENT
            and material.name in world.e_licences
            and is_brought(material)
            and not material.exempt_note.strip()
        ):
            yield Found(
                "materials.exempt_reason",
                material.name,
                why=f"“{material.name}”由政府部门核发，已有电子证照，指南仍要求提交",
            )
