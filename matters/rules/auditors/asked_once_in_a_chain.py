from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from sys import intern

from matters.rules.engine import Found, Group, Level, Ref, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import AUDITORS_PRACTICE
from matters.rules.world import World

FIRST = "first_issue"
LATER = {"change": "变更", "renewal": "延续", "replacement": "补证", "cancellation": "注销"}
APPLICANT = "applicant"
FILLED_IN_ANEW = (
    "申请书",
    "申请表",
    "申请报告",
    "申报表",
    "登记表",
    "备案表",
    "报告表",
    "承诺",
    "声明",
    "委托书",
    "授权书",
    "说明",
)
"""What is written for each application and cannot have been collected before."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one handling item asks people to bring."""

    ref: Ref
    kind: str
    names: tuple[str, ...]


def asked_of_the_applicant(guide: Guide, world: World) -> tuple[Hashable, Asked] | None:
    """By matter: the materials an item of a chain asks for; names are shared to keep memory small."""
    if guide.item_kind != FIRST and guide.item_kind not in LATER:
        return None
    names = tuple(
        intern(row.name)
        for row in guide.materials
        if row.source == APPLICANT
        and not row.exempt_reason
        and not any(words in row.name for words in FILLED_IN_ANEW)
    )
    return (guide.matter.slug, Asked(guide.ref, guide.item_kind, names)) if names else None


@rule(
    id="AU-03",
    level=Level.INFORMATION,
    subject=Subject.GUIDES,
    title=(
        "首次办理收过的材料不重复要",
        "What the first issue collected is not asked for again",
    ),
    source=AUDITORS_PRACTICE,
    clause="同一事项的变更、延续、补证、注销，不再要首次办理已经收过的材料",
    remedy=(
        "请核对这份材料的内容是否已经变化；没有变化的，不再要求提交",
        "Check whether the content of this material has changed; where it has not, stop asking for it",
    ),
    member=asked_of_the_applicant,
)
def asked_once_in_a_chain(group: Group, world: World) -> Iterable[Found]:
    """Only materials people bring themselves, by the same name; one finding for each."""
    items: tuple[Asked, ...] = group.members
    collected = {name: one.ref for one in items if one.kind == FIRST for name in one.names}
    if not collected:
        return
    for one in items:
        for name in one.names if one.kind in LATER else ():
            if name in collected:
                yield Found(
                    "materials",
                    name,
                    name,
                    why=f"首次办理“{collected[name].name}”已经收过，{LATER[one.kind]}又要一次"
                    f"（该办理项要自备的材料共 {len(one.names)} 项）",
                    about=one.ref,
                )
