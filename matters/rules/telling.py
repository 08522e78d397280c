"""Figures in the words of findings. Pure."""

from fractions import Fraction

from matters.limits import CALENDAR_DAY, HOUR, MONTH, NONE, ON_THE_SPOT, WORKING_DAY, Limit

UNIT_WORDS = {
    WORKING_DAY: "个工作日",
    CALENDAR_DAY: "个自然日",
    HOUR: "小时",
    MONTH: "个月",
}
WHOLE_LIMITS = {ON_THE_SPOT: "当场办结", NONE: "法律未设期限"}
UNKNOWN = "未写明"


def limit_words(limit: Limit) -> str:
    """“20 个工作日”, “当场办结”; “未写明” where there is nothing to count."""
    if whole := WHOLE_LIMITS.get(limit.unit):
        return whole
    if limit.amount is None:
        return UNKNOWN
    return f"{limit.amount} {UNIT_WORDS.get(limit.unit, '')}".rstrip()


def percent_words(share: Fraction) -> str:
    """“66.7%”, “40%”: one decimal where there is one, cut and not rounded up to a target it misses."""
    tenths = share.numerator * 1000 // share.denominator
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole}.{rest}%" if rest else f"{sign}{whole}%"
