"""Claims, figures and verdicts in words, with offices and matters by their names instead of slugs."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from reforms.claim_words import claim_words, finding_sentence, value_words
from reforms.claims import OF_THE_MATTER, Claim, Figure, Finding, Reason, Value

Names = Mapping[str, str]
"""Names of offices and matters by their slugs."""


def named_claim(claim: Claim, names: Names) -> str:
    """What is claimed."""
    if claim.kind in OF_THE_MATTER and claim.word:
        claim = replace(claim, word=names.get(claim.word, claim.word))
    return claim_words(claim)


def named_value(kind: str, value: Value, names: Names) -> str:
    """A figure in words: states as states, offices and matters by name."""
    if kind == "ended" and isinstance(value, bool):
        return _("已终止") if value else _("仍在用")
    if kind == "on_the_spot" and isinstance(value, bool):
        return _("当场办结") if value else _("不是当场办结")
    if kind == "successor" and isinstance(value, frozenset):
        return _("、").join(sorted(names.get(one, one) for one in value)) or _("没有承接事项")
    if kind == "office" and isinstance(value, str):
        return names.get(value, value)
    return value_words(kind, value)


def named_sentence(claim: Claim, finding: Finding, names: Names) -> str:
    """Why the verdict is what it is; what is read off the matter is said of the catalogue, not of a guide."""
    pattern = {
        Reason.MET: _("目录现在的记载是“%(now)s”，与举措一致。"),
        Reason.UNCHANGED: _("目录现在的记载仍是“%(now)s”，改革以来没有变化。"),
        Reason.CHANGED_NOT_ENOUGH: _("目录的记载由“%(was)s”改为“%(now)s”，还没有达到举措所说。"),
        Reason.MET_BEFORE: _("目录的记载曾经达到举措所说，现在是“%(now)s”。"),
        Reason.GOT_WORSE: _("目录的记载由“%(was)s”变为“%(now)s”，与举措方向相反。"),
    }.get(finding.reason)
    if claim.kind not in OF_THE_MATTER or pattern is None:
        return finding_sentence(claim, finding)
    return pattern % {
        "now": _words(claim.kind, finding.now, names),
        "was": _words(claim.kind, finding.before, names),
    }


def _words(kind: str, figure: Figure | None, names: Names) -> str:
    return "" if figure is None else named_value(kind, figure.value, names)
