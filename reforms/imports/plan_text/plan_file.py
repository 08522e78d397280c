"""A draft → the JSON that `reforms.imports.plan` reads, for a person to complete. Pure.

What was not found is left out, so that the loader asks for what it cannot do without. Summaries are
left to the person: the portal tells a document in words of its own.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from reforms.imports.fields import LONGEST_SLUG, SLUG
from reforms.imports.plan_text.draft import (
    SUBJECT,
    DraftMeasure,
    DraftPlan,
    Figure,
    NamedMatter,
)
from reforms.imports.plan_text.offices_named import kind_of

_TARGET_UNITS = {"share", "working_day", "calendar_day", "month", "hour"}
_LONGEST_WORDS = 120
_LONGEST_SCOPE = 300
_LONGEST_CONDITION = 200


def document(plan: DraftPlan, slug: str, regions: Iterable[tuple[str, str]] = ()) -> dict[str, Any]:
    """The plan as the loader reads it. `slug` is the address it is to have; `regions` are (code, name)."""
    names = list(regions)
    is_slug = SLUG.fullmatch(slug) and len(slug) <= LONGEST_SLUG
    return {"slug": slug if is_slug else "", "title": plan.title} | _stated(
        issuer_name=plan.issuer_name[:200],
        document_number=plan.document_number,
        region_code=plan.region_code,
        issued_on=plan.issued_on.isoformat() if plan.issued_on else "",
        source=plan.title,
        offices=list(_offices(plan.measures)),
        totals=list(_totals(plan.measures)),
        targets=list(_targets(plan)),
        measures=[_measure(one, plan, names) for one in plan.measures],
    )


def _stated(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", None, [], ())}


def _measure(
    draft: DraftMeasure, plan: DraftPlan, regions: list[tuple[str, str]]
) -> dict[str, Any]:
    return _stated(
        number=draft.number,
        title=draft.title,
        section=draft.section,
        clause=draft.clause,
        category=draft.category,
        mode=draft.mode,
        force=draft.force,
        due_on=_possible(draft.due_on, plan),
        lead=list(draft.leads),
        supporting=list(draft.supporters),
        effects=[_effect(one, draft.mode, regions) for one in draft.matters if one.role == SUBJECT],
    )


def _possible(due_on: date | None, plan: DraftPlan) -> str:
    """A day before the plan itself is none by which it asks for anything; the report tells it."""
    is_before = due_on is not None and plan.issued_on is not None and due_on < plan.issued_on
    return "" if due_on is None or is_before else due_on.isoformat()


def _effect(one: NamedMatter, mode: str, regions: list[tuple[str, str]]) -> dict[str, Any]:
    codes = [code for code, name in regions if name == one.place]
    return _stated(
        named=one.name,
        slug=one.match.slug if one.match else "",
        mode=one.mode or mode,
        scope=one.scope[:_LONGEST_SCOPE],
        condition=one.condition[:_LONGEST_CONDITION],
        region=codes[0] if len(codes) == 1 else "",
        partners=[{"named": name} for name in one.partners],
    )


def _offices(measures: Iterable[DraftMeasure]) -> Iterator[dict[str, str]]:
    """Each unit once, with the kind its name tells."""
    names = (name for one in measures for name in (*one.leads, *one.supporters))
    for name in dict.fromkeys(names):
        yield _stated(name=name, kind=kind_of(name))


def _totals(measures: Iterable[DraftMeasure]) -> Iterator[dict[str, Any]]:
    """The numbers of matters that lists say they have, beside what is counted."""
    for one in measures:
        if one.stated_count is not None:
            yield _stated(
                label=one.title[:100],
                stated=one.stated_count,
                modes=[one.mode] if one.mode else [],
                clause=one.clause,
            )


def _targets(plan: DraftPlan) -> Iterator[dict[str, Any]]:
    """Shares and limits of the text as targets; what they measure (`kind`) is for the person to say."""
    for clause, figures in (
        *((one.clause, one.figures) for one in plan.sections),
        *((one.clause, one.figures) for one in plan.measures),
    ):
        for figure in figures:
            if figure.unit in _TARGET_UNITS and (figure.unit != "share" or figure.amount <= 1):
                yield _target(figure, clause, plan)


def _target(figure: Figure, clause: str, plan: DraftPlan) -> dict[str, Any]:
    return _stated(
        text=figure.words[:_LONGEST_WORDS] or f"{figure.amount:f}",
        kind="other",
        comparison=figure.comparison or "exactly",
        amount=f"{figure.amount:f}",
        unit=figure.unit,
        force=figure.force,
        due_on=_possible(figure.due_on, plan),
        clause=clause[:100],
    )
