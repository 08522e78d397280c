"""What is wrong with what an address asks of deadlines, in words, and what to write instead."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from matters.choices import TimeUnit
from matters.counting import Fault
from matters.deadline_query import FLAGS, PROCEDURE, Refusal
from matters.filters import named


def _always(words: Callable[[], str]) -> Callable[[Refusal], str]:
    return lambda _refusal: words()


def _units() -> str:
    return _("、").join(named(unit.value, str(unit.label)) for unit in TimeUnit)


def _missing(refusal: Refusal) -> str:
    if refusal.field == "unit":
        return _("请写时限单位，只能是：%(units)s。") % {"units": _units()}
    if refusal.field == "accepted":
        return _("请写受理日期，例如 2026-03-02。")
    return _("这一项必须填写。")


def _too_long(refusal: Refusal) -> str:
    if not refusal.bounds:
        return _("数字太大，请核对。")
    return _("最多 %(longest)d，请核对。") % {"longest": refusal.bounds[0]}


def _unknown_choice(refusal: Refusal) -> str:
    if refusal.field in FLAGS:
        return _("选用时写 1，不选用就不写。")
    if PROCEDURE.fullmatch(refusal.field):
        return _("这份办事指南没有 %(key)s 这一项程序，请去掉。") % {"key": refusal.field}
    last = refusal.bounds[0] if refusal.bounds else 0
    if not last:
        return _("这里没有可以选的，请不要填写。")
    return _("只能是 1 至 %(last)d 的整数。") % {"last": last}


def _before(refusal: Refusal) -> str:
    return {
        "told_on": _("告知补正的日期不能早于收到申请的日期，请核对。"),
        "completed_on": _("材料补齐的日期不能早于收到申请和告知补正的日期，请核对。"),
    }.get(refusal.field, _("开始日期要晚于受理日期，请核对。"))


def _other_unit(refusal: Refusal) -> str:
    if refusal.field == "extension":
        return _("延长的期限要与原来的期限单位相同。")
    return _("程序的时间只能以工作日或者自然日计算。")


def _outside_calendar(refusal: Refusal) -> str:
    rewrite = _("请改写受理日期。") if refusal.field == "accepted" else _("请改写这个日期。")
    if len(refusal.bounds) != 2:
        return _("门户的日历里没有这一天，%(rewrite)s") % {"rewrite": rewrite}
    first, last = refusal.bounds
    return _("门户的日历只能从 %(first)d 年算到 %(last)d 年，%(rewrite)s") % {
        "first": first,
        "last": last,
        "rewrite": rewrite,
    }


REFUSALS: dict[Fault, Callable[[Refusal], str]] = {
    Fault.MISSING: _missing,
    Fault.NOT_A_DAY: _always(lambda: _("日期请写成 YYYY-MM-DD，例如 2026-03-02。")),
    Fault.NO_SUCH_DAY: _always(lambda: _("没有这一天，请核对年月日。")),
    Fault.NOT_A_TIME: _always(lambda: _("时刻请写成 HH:MM，例如 09:30。")),
    Fault.NOT_A_NUMBER: _always(lambda: _("请写一个整数，例如 20。")),
    Fault.UNKNOWN_UNIT: _always(lambda: _("时限单位只能是：%(units)s。") % {"units": _units()}),
    Fault.UNKNOWN_CHOICE: _unknown_choice,
    Fault.NO_AMOUNT: _always(lambda: _("请写数量，例如 20。")),
    Fault.NOT_ITS_AMOUNT: _always(lambda: _("当场办结和法律未设期限的，不写数量。")),
    Fault.NEGATIVE: _always(lambda: _("不能小于 0，请核对。")),
    Fault.TOO_LONG: _too_long,
    Fault.OTHER_UNIT: _other_unit,
    Fault.BACKWARDS: _always(lambda: _("结束日期早于开始日期，请核对。")),
    Fault.BEFORE: _before,
    Fault.OUTSIDE_CALENDAR: _outside_calendar,
    Fault.NO_CALENDAR: _always(lambda: _("门户还没有载入日历，暂时算不出日期。")),
}
