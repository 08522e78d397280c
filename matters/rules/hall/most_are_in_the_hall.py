from collections.abc import Iterable
from fractions import Fraction

from matters.rules.engine import Found, Group, Level, Subject, rule
from matters.rules.hall.shares import below, places_of
from matters.rules.scopes import PUTUO
from matters.rules.sources import PUTUO_2019
from matters.rules.world import World

HALL_AIM = Fraction(70, 100)
WINDOW_AIM = Fraction(50, 100)


@rule(
    id="GD-06b",
    level=Level.TARGET,
    subject=Subject.GUIDES,
    title=(
        "70% 以上的事项进驻大厅，50% 以上实现“一窗受理”",
        "At least 70 % of matters are in the hall, and 50 % at one window",
    ),
    source=PUTUO_2019,
    clause="70%以上政务服务事项进驻政务服务大厅,50%以上政务服务事项实现“一窗受理”",
    remedy=(
        "请让更多事项进驻政务服务大厅，放到综合窗口受理",
        "Bring more matters into the hall and to one window",
    ),
    applies_to=PUTUO,
    member=places_of,
)
def most_are_in_the_hall(group: Group, world: World) -> Iterable[Found]:
    """As the annex of the plan has it, task 24."""
    area = str(group.key)
    in_hall = [one.in_hall for one in group.members]
    at_one_window = [one.at_one_window for one in group.members]
    for found in (
        below(in_hall, HALL_AIM, "进驻政务服务大厅", "in_service_hall", area),
        below(at_one_window, WINDOW_AIM, "实现一窗受理", "windows", area),
    ):
        if found:
            yield found
