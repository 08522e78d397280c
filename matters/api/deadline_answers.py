"""Deadlines as JSON, as `deadline_shapes` describes them."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from matters.counting import Span, Why
from matters.days import SHANGHAI
from matters.deadline_words import (
    Start,
    awaited_words,
    basis_words,
    deadline_sentence,
    delivery_sentence,
    may_move_words,
    procedure_words,
    provisional_words,
    span_words,
)
from matters.deadlines import Deadline
from matters.guide_deadlines import Answer, extension_of, is_licence, procedures_of
from matters.receipts import DELIVERY

Json = dict[str, Any]
Stored = Mapping[str, Any]


def deadline_as_json(found: Deadline, *, is_licence: bool = False, rolls_basis: str = "") -> Json:
    """As `DeadlineSerializer`; `rolls_basis` is the rule by which its end moves, where it is known."""
    return {
        "accepted": found.accepted_on.isoformat(),
        "limit": found.limit.as_json(),
        "deadline": _day(found.on),
        "deadline_at": _clock(found),
        "summary": deadline_sentence(found),
        "provisional": found.provisional,
        "provisional_years": list(found.provisional_years),
        "provisional_reason": provisional_words(found),
        "may_move_years": list(found.may_move),
        "may_move_reason": may_move_words(found),
        "calendar": list(_notices(found)),
        "trace": [
            _span_as_json(span, found.limit.unit, is_licence=is_licence, rolls_basis=rolls_basis)
            for span in found.trace
        ],
    }


def guide_deadline_as_json(slug: str, revision: Any, answer: Answer) -> Json:
    """As `GuideDeadlineSerializer`; `revision` is the one in force, with its snapshot."""
    snapshot: Stored = revision.snapshot or {}
    question, extension = answer.question, extension_of(snapshot)
    return {
        "guide": slug,
        "revision": {"number": revision.number, "sha256": revision.sha256},
        "accepted": question.accepted_on.isoformat(),
        "track": None if question.track is None else question.track + 1,
        "promised": _of_guide(answer.promised, snapshot),
        "statutory": _of_guide(answer.statutory, snapshot),
        "extension": extension.as_json() if extension else None,
        "extended": question.is_extended,
        "steps": [
            {
                "name": step.name,
                "kind": step.kind,
                "limit": step.limit.as_json(),
                "counts_in_limit": step.counts_in_limit,
                "provisional": bool(step.waits_for),
                "from": _day(step.starts_on),
                "to": _day(step.ends_on),
            }
            for step in answer.steps
        ],
        "not_covered": [step.name for step in answer.not_covered],
        "delivery": _delivery(answer, snapshot),
        "delivery_basis": _delivery_basis(answer),
        "procedures": list(_procedures(snapshot, answer)),
    }


def _of_guide(found: Deadline | None, snapshot: Stored) -> Json | None:
    if found is None:
        return None
    rolls_basis = snapshot.get("rolls_basis") or ""
    return deadline_as_json(found, is_licence=is_licence(snapshot), rolls_basis=rolls_basis)


def _delivery(answer: Answer, snapshot: Stored) -> Json | None:
    """Counted from the decision, it waits for whatever that waits for."""
    found = _of_guide(answer.delivered, snapshot)
    if found is None or answer.delivered is None:
        return None
    years = answer.delivery_waits_for
    found |= {
        "summary": delivery_sentence(answer.delivered, is_provisional=bool(years)),
        "provisional": bool(years),
        "provisional_years": list(years),
        "provisional_reason": awaited_words(years),
    }
    unit = answer.delivered.limit.unit
    for row, span in zip(found["trace"], answer.delivered.trace, strict=True):
        row["words"] = span_words(span, unit, start=Start.DECISION)
        if span.why is Why.ON_THE_SPOT:
            row["basis"] = ""
    return found


def _delivery_basis(answer: Answer) -> str:
    if answer.delivered is None:
        return ""
    by_law = answer.delivered.limit is DELIVERY
    return _("《行政许可法》第四十四条") if by_law else _("办事指南")


def _procedures(snapshot: Stored, answer: Answer) -> Iterator[Json]:
    for procedure in procedures_of(snapshot):
        switched = answer.question.switched.get(procedure.key)
        yield {
            "key": procedure.key,
            "kind": procedure.kind,
            "name": procedure_words(procedure.name, procedure.kind),
            "unit": procedure.unit,
            "effect": procedure.effect.value,
            "basis": procedure.basis,
            "limit": procedure.length.as_json(),
            "amount": switched.amount if switched else None,
            "from": _day(switched.starts_on) if switched else None,
        }


def _span_as_json(span: Span, unit: str, *, is_licence: bool, rolls_basis: str) -> Json:
    basis = rolls_basis if span.why is Why.ROLLED else ""
    is_procedure = span.why in (Why.PAUSE, Why.RESTART)
    return {
        "from": span.starts_on.isoformat(),
        "to": span.ends_on.isoformat(),
        "counts": span.counts,
        "days": span.counted,
        "total": span.total,
        "why": span.why.value,
        "name": procedure_words(span.name, span.kind) if is_procedure else span.name,
        "words": span_words(span, unit),
        "basis": basis or basis_words(span, is_licence=is_licence, unit=unit),
    }


def _notices(found: Deadline) -> Iterator[Json]:
    last = (found.on or found.accepted_on).year
    for year in range(found.accepted_on.year, last + 1):
        if notice := found.calendar.notices.get(year):
            yield {
                "year": year,
                "notice": notice.title,
                "number": notice.number,
                "announced_on": _day(notice.announced_on),
            }


def _clock(found: Deadline) -> str | None:
    if found.on is None or found.at is None:
        return None
    return datetime.combine(found.on, found.at, SHANGHAI).isoformat(timespec="minutes")


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
