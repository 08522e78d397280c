from collections import Counter
from collections.abc import Hashable, Iterable

from matters.rules.engine import Found, Group, Level, Subject, rule
from matters.rules.equality.elements import COMPARED, Elements, elements_of, told
from matters.rules.facts import Guide
from matters.rules.kinds import is_in_force
from matters.rules.names import same_name
from matters.rules.scopes import SHANGHAI
from matters.rules.sources import HEALTH_2024
from matters.rules.world import World


def of_one_item(guide: Guide, world: World) -> tuple[Hashable, Elements] | None:
    """Handled everywhere under one basic code and one name; without a basic code nothing is known to be the same."""
    if not guide.basic_code or not is_in_force(guide):
        return None
    return (guide.basic_code, same_name(guide.item)), elements_of(guide)


@rule(
    id="RF-12",
    level=Level.ERROR,
    subject=Subject.GUIDES,
    title=(
        "同一事项市、区之间和各区之间标准一致",
        "One matter is handled by one standard at the city and in every district",
    ),
    source=HEALTH_2024,
    clause="实现同一政务服务事项市和区之间、不同区之间无差别受理、同标准办理",
    remedy=(
        "请与市级或多数区的指南核对，改为一致",
        "Compare with the guide of the city, or of most districts, and bring them into line",
    ),
    applies_to=SHANGHAI,
    member=of_one_item,
)
def same_at_city_and_districts(group: Group, world: World) -> Iterable[Found]:
    """Each element is held against the city's, or else against what most guides say; what one does not say is not compared."""
    if len(group.members) < 2:
        return
    for field, name in COMPARED.items():
        saying = [one for one in group.members if getattr(one, field) is not None]
        if len(saying) < 2:
            continue
        standard = _standard(saying, field)
        expected = getattr(standard, field)
        whose = "市级" if standard.is_of_city else _others(saying, field, expected)
        for one in saying:
            value = getattr(one, field)
            if value != expected:
                own, other = told(field, value, expected)
                yield Found(
                    field,
                    why=f"{name}与{whose}不一致：本指南 {own}；{whose} {other}",
                    about=one.ref,
                )


def _standard(saying: list[Elements], field: str) -> Elements:
    """The city's guide; without one, the first of those that say what most say."""
    for one in saying:
        if one.is_of_city:
            return one
    most, _ = Counter(getattr(one, field) for one in saying).most_common(1)[0]
    return next(one for one in saying if getattr(one, field) == most)


def _others(saying: list[Elements], field: str, expected: Hashable) -> str:
    same = [one for one in saying if getattr(one, field) == expected]
    if len(same) > 1:
        return f"{len(same)} 个区"
    return same[0].ref.office_name or same[0].ref.region
