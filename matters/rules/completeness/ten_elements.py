from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import is_fully_online
from matters.rules.sources import GUIDE_ELEMENTS
from matters.rules.telephones import phones_in
from matters.rules.world import World

BASIS = ("basis", "")


@rule(
    id="GP-01",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=("办事指南十要素齐全", "The ten elements of a guide are there"),
    source=GUIDE_ELEMENTS,
    clause="办事指南写明事项名称、设定依据、申请条件、办理材料、办理地点、办理机构、收费标准、办理时间、联系电话、办理流程",
    remedy=("请补上缺少的要素", "Add the elements that are missing"),
)
def ten_elements(guide: Guide, world: World) -> Iterable[Found]:
    """One finding for each that is missing.

    What is handled online needs no window: its address on the internet is the place, open at all hours.
    That nothing is charged is a charge stated.
    """
    for name, field, is_there in _elements(guide):
        if not is_there:
            yield Found(field, name, why=f"没有写明{name}")


def _elements(guide: Guide) -> Iterable[tuple[str, str, bool]]:
    is_at_home = is_fully_online(guide) and not guide.windows and bool(guide.online_url)
    windows = guide.windows
    yield "事项名称", "matter", bool(guide.matter_name.strip())
    yield "设定依据", "citations", any(one.kind in BASIS for one in guide.citations)
    yield "申请条件", "conditions", any(one.text.strip() for one in guide.conditions)
    yield "办理材料", "materials", bool(guide.materials)
    yield (
        "办理地点",
        "windows.address",
        is_at_home or any(one.address.strip() or one.hall.strip() for one in windows),
    )
    yield "办理机构", "office", bool(guide.ref.office_name)
    yield (
        "收费标准",
        "fees",
        guide.is_charged is False or any(one.standard.strip() for one in guide.fees),
    )
    yield "办理时间", "windows.hours", is_at_home or any(one.hours.strip() for one in windows)
    yield "联系电话", "channels", _has_phone(guide)
    yield "办理流程", "steps", bool(guide.steps)


def _has_phone(guide: Guide) -> bool:
    texts = [one.phones for one in guide.windows]
    texts += [one.value for one in guide.channels if one.kind == "consultation"]
    return any(phones_in(text) for text in texts)
