"""The steps of a guide on a time line, and the delivery: with the latest day, where it can be told."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from matters.choices import StepKind
from matters.deadline_words import years_words
from matters.guide_deadlines import Answer
from matters.guide_steps import AFTER_DECISION, BEFORE_ACCEPTANCE, StepTime
from matters.receipts import DELIVERY
from portal.presentation.deadline_trace import dated
from portal.presentation.words import label, limit_words, noted


@dataclass(frozen=True)
class StepRow:
    """One step; `latest` is its last day, or empty where `words` say why none can be told."""

    name: str
    limit: str
    latest: str
    words: str
    is_provisional: bool = False


@dataclass(frozen=True)
class Delivery:
    """By when the result is in the applicant's hands if it is decided on `decided`, and by what."""

    limit: str
    decided: str
    latest: str
    basis: str
    provisional: str


def step_rows(found: Answer) -> tuple[StepRow, ...]:
    """The steps in order."""
    return tuple(_step(step) for step in found.steps)


def delivery_row(found: Answer) -> Delivery | None:
    delivered = found.delivered
    if delivered is None or delivered.on is None:
        return None
    return Delivery(
        limit=limit_words(delivered.limit),
        decided=dated(delivered.accepted_on),
        latest=dated(delivered.on),
        basis=_("《行政许可法》第四十四条") if delivered.limit is DELIVERY else _("办事指南"),
        provisional=_waiting(found.delivery_waits_for),
    )


def not_covered_words(found: Answer) -> str:
    """The steps whose time neither limit counts, each with its own."""
    return _("、").join(_named(step) for step in found.not_covered)


def _step(step: StepTime) -> StepRow:
    name, limit = step.name or label(StepKind, step.kind), limit_words(step.limit)
    if step.ends_on is not None:
        return StepRow(name, limit, dated(step.ends_on), "", bool(step.waits_for))
    if step.kind in BEFORE_ACCEPTANCE:
        return StepRow(name, limit, "", _("在受理以前，不从受理日期算起"))
    if not step.limit.is_countable:
        return StepRow(name, limit, "", _("来源未写明，推算不出"))
    if step.kind in AFTER_DECISION:
        return StepRow(name, limit, "", _("从作出决定那天算起，哪天作出决定推算不出"))
    return StepRow(name, limit, "", _("前面的环节推算不出，这一环节也推算不出"))


def _waiting(years: tuple[int, ...]) -> str:
    if not years:
        return ""
    return _("%(years)s年放假安排的通知尚未载入，载入后这一天可能改变。") % {
        "years": years_words(years)
    }


def _named(step: StepTime) -> str:
    name, limit = step.name or label(StepKind, step.kind), limit_words(step.limit)
    return noted(name, limit)
