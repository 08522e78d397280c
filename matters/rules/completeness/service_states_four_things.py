from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import is_public_service
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World


@rule(
    id="GD-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "公共服务写明服务对象、内容、方式和收费",
        "A public service states for whom, what, how and at what charge",
    ),
    source=PUTUO_2019,
    clause="明确服务对象、服务内容、服务方式、收费情况等",
    remedy=(
        "请补上缺少的服务对象、服务内容、服务方式或收费情况",
        "Add audience, content, mode or charge, whichever is missing",
    ),
)
def service_states_four_things(guide: Guide, world: World) -> Iterable[Found]:
    """The content is what the office does (行使内容), or the result it gives."""
    if not is_public_service(guide):
        return
    content = guide.scope_note.strip() or any(one.name.strip() for one in guide.results)
    stated: tuple[tuple[str, str, object], ...] = (
        ("服务对象", "audiences", guide.audiences),
        ("服务内容", "scope_note", content),
        ("服务方式", "handling_modes", guide.handling_modes),
        ("收费情况", "is_charged", guide.is_charged is not None or guide.fees),
    )
    for name, field, is_there in stated:
        if not is_there:
            yield Found(field, name, why=f"公共服务没有写明{name}")
