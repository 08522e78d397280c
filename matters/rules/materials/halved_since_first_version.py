from collections.abc import Hashable, Iterable
from fractions import Fraction

from matters.rules.engine import Found, Group, Level, Ref, Subject, rule
from matters.rules.facts import Guide
from matters.rules.kinds import is_in_force
from matters.rules.portfolio import own_materials
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.telling import percent_words
from matters.rules.world import World

AIM = Fraction(1, 2)


def first_and_now(
    guide: Guide, world: World
) -> tuple[Hashable, tuple[int | None, int | None]] | None:
    """How many materials people brought of their own by the first version, and bring now."""
    if not is_in_force(guide):
        return None
    return PUTUO.area, (guide.first_own_materials, own_materials(guide.materials))


@rule(
    id="MT-04",
    level=Level.TARGET,
    subject=Subject.GUIDES,
    title=("办事提供的材料减少 50% 以上", "The materials people bring are halved"),
    source=PUTUO_2019,
    clause="到2019年企业和群众办事提供的材料减少50%以上",
    remedy=(
        "请继续减少要求企业和群众提供的材料",
        "Go on reducing what people and firms must bring",
    ),
    applies_to=PUTUO,
    member=first_and_now,
)
def halved_since_first_version(group: Group, world: World) -> Iterable[Found]:
    """Sums over guides that list materials now and did so in an earlier, first version; others are counted apart."""
    known = [(first, now) for first, now in group.members if first is not None and now is not None]
    before = sum(first for first, _ in known)
    if not before:
        return
    after = sum(now for _, now in known)
    ratio = Fraction(before - after, before)
    if ratio < AIM:
        yield Found(
            "materials",
            why=f"有前后两版材料可比的 {len(known)} 份指南，从 {before} 份材料到 {after} 份，"
            f"减少 {percent_words(ratio)}，目标是 {percent_words(AIM)} 以上；"
            f"另有 {len(group.members) - len(known)} 份指南没有可比的版本",
            about=Ref(
                Subject.GUIDES, str(group.key), f"{group.key} 的申请材料", region=str(group.key)
            ),
        )
