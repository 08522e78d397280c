from collections.abc import Iterable

from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.scopes import SHANGHAI
from matters.rules.sources import HEALTH_2024
from matters.rules.world import World

DELEGATED = {
    "handed_down": "上级下放",
    "entrusted_above": "上级委托",
    "entrusted_peer": "同级委托",
}
SUPERVISION = "supervision"


@rule(
    id="RF-11",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "下放、委托的事项写明内容、范围和监管责任",
        "What was handed down states content, scope and who supervises",
    ),
    source=HEALTH_2024,
    clause="进一步细化明确下放内容、下放范围、监管责任",
    remedy=(
        "请填写行使内容、权限划分和监管责任",
        "State what is handed down, how far, and who supervises it",
    ),
    applies_to=SHANGHAI,
)
def delegation_states_three_things(guide: Guide, world: World) -> Iterable[Found]:
    """A citation of kind 监管依据 states who supervises as well."""
    how = DELEGATED.get(guide.power_source)
    if how is None and guide.matter.ended_reason == "delegated":
        how = "已下放"
    if how is None:
        return
    supervises = guide.matter.supervision_note.strip() or any(
        one.kind == SUPERVISION for one in guide.citations
    )
    stated: tuple[tuple[str, str, object], ...] = (
        ("下放内容", "scope_note", guide.scope_note.strip()),
        ("下放范围", "division_of_powers", guide.division_of_powers.strip()),
        ("监管责任", "citations", supervises),
    )
    for name, field, is_there in stated:
        if not is_there:
            yield Found(field, name, why=f"事项是{how}的，没有写明{name}")
