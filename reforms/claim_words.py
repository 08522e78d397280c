"""Claims, figures and verdicts in words."""

from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.choices import OnlineDepth, TimeUnit, TrackKind
from matters.limits import NONE, ON_THE_SPOT, Limit
from reforms.choices import ClaimKind
from reforms.claims import OF_THE_MATTER, Claim, Figure, Finding, Reason, Value

COUNTERS = {
    ClaimKind.MATERIALS: gettext_lazy("%(number)s 件"),
    ClaimKind.OWN_MATERIALS: gettext_lazy("%(number)s 件"),
    ClaimKind.STEPS: gettext_lazy("%(number)s 个"),
    ClaimKind.VISITS: gettext_lazy("%(number)s 次"),
}
WORDS: dict[str, Any] = {ClaimKind.TRACK: TrackKind, ClaimKind.ONLINE_DEPTH: OnlineDepth}


def limit_words(limit: Limit) -> str:
    """“10 工作日”, “当场办结”."""
    if limit.unit in (ON_THE_SPOT, NONE):
        return str(TimeUnit(limit.unit).label)
    return f"{limit.amount} {TimeUnit(limit.unit).label}"


def _number(amount: Fraction) -> str:
    return str(amount.numerator) if amount.denominator == 1 else f"{float(amount):g}"


def counted(kind: str, number: str) -> str:
    """`number` with the word by which such things are counted."""
    pattern = COUNTERS.get(ClaimKind(kind))
    return str(pattern) % {"number": number} if pattern else number


def _percent(amount: Fraction) -> str:
    return f"{float(amount) * 100:.2f}".rstrip("0").rstrip(".") + "%"


def _word(kind: str, word: str) -> str:
    """The label of a track or an online stage; any other word stands as it is."""
    choices = WORDS.get(kind)
    return str(choices(word).label) if choices and word in choices.values else word


def value_words(kind: str, value: Value) -> str:
    """A figure in words; “未写明” where the guide states none."""
    if value is None:
        return _("未写明")
    if isinstance(value, bool):
        return _yes_or_no(kind, value=value)
    if isinstance(value, frozenset):
        return _("、").join(sorted(_word(kind, one) for one in value)) or _("无")
    if isinstance(value, str):
        return _word(kind, value)
    return _measured(kind, value)


def _yes_or_no(kind: str, *, value: bool) -> str:
    if kind == ClaimKind.ENDED:
        return _("已终止") if value else _("在用")
    if kind == ClaimKind.ON_THE_SPOT:
        return _("当场办结") if value else _("不是当场办结")
    return _("是") if value else _("否")


def _measured(kind: str, value: Limit | Fraction | int) -> str:
    if isinstance(value, Limit):
        return limit_words(value)
    if isinstance(value, Fraction):
        return _percent(value)
    return counted(kind, str(value))


def claim_words(claim: Claim) -> str:
    """What is claimed, for a list: “承诺时限 等于 10 工作日”."""
    kind = ClaimKind(claim.kind)
    if claim.amount is None:
        if claim.unit == ON_THE_SPOT:
            return _("%(label)s：%(words)s") % {
                "label": kind.label,
                "words": TimeUnit(ON_THE_SPOT).label,
            }
        if not claim.word:
            return str(kind.label)
        return _("%(label)s：%(words)s") % {
            "label": kind.label,
            "words": _word(claim.kind, claim.word),
        }
    figure = _claimed(kind, claim.amount, claim.unit)
    pattern = {
        "exactly": _("%(kind)s %(figure)s"),
        "at_most": _("%(kind)s不超过 %(figure)s"),
        "at_least": _("%(kind)s达到 %(figure)s 以上"),
        "more_than": _("%(kind)s超过 %(figure)s"),
    }[claim.comparison]
    return pattern % {"kind": kind.label, "figure": figure}


def _claimed(kind: ClaimKind, amount: Fraction, unit: str) -> str:
    if kind == ClaimKind.COMPRESSION:
        return _percent(amount)
    if unit:
        return f"{_number(amount)} {TimeUnit(unit).label}"
    return counted(kind, _number(amount))


def stated_before_words(claim: Claim) -> str:
    """What the document says it was before, “20 工作日”; the empty text where it does not say."""
    if claim.before_amount is None:
        return ""
    return _claimed(ClaimKind(claim.kind), claim.before_amount, claim.unit)


def figure_words(kind: str, figure: Figure | None) -> str:
    """“20 工作日(第 1 版)”; the empty text where there is no guide. What is read off the matter has no version."""
    if figure is None:
        return ""
    words = value_words(kind, figure.value)
    if figure.number is None or kind in OF_THE_MATTER:
        return words
    return _("%(words)s（第 %(number)d 版）") % {"words": words, "number": figure.number}


def finding_sentence(claim: Claim, finding: Finding) -> str:
    """One sentence that says why the verdict is what it is."""
    now = figure_words(claim.kind, finding.now)
    was = figure_words(claim.kind, finding.before)
    sentences = {
        Reason.MET: _("%(where)s为%(now)s，与举措一致。"),
        Reason.UNCHANGED: _("%(where)s仍为%(now)s，改革以来没有变化。"),
        Reason.CHANGED_NOT_ENOUGH: _("%(where)s由%(was)s改为%(now)s，还没有达到举措所说。"),
        Reason.MET_BEFORE: _("%(where)s曾经达到举措所说，现为%(now)s。"),
        Reason.GOT_WORSE: _("%(where)s由%(was)s变为%(now)s，与举措方向相反。"),
        Reason.NO_GUIDE: _("没有生效的办事指南可以核对。"),
        Reason.NOT_STATED: _("%(where)s没有写明这一项。"),
        Reason.OTHER_UNIT: _("%(where)s为%(now)s，与举措的单位不同，不能比较。"),
        Reason.NOT_LINKED: _("举措所称的事项不在本目录中，或者没有指明事项。"),
        Reason.NO_RULE: _("这一项没有可以从指南核对的数据。"),
        Reason.NOT_STARTED: _("举措还没有到开始的日子。"),
    }
    where = _("目录里的事项") if claim.kind in OF_THE_MATTER else _("公布的指南")
    before = was or _("（改革前没有指南）")
    return sentences[finding.reason] % {"now": now, "was": before, "where": where}
