"""Invented documents in the forms that plans are written in, and the readings of them."""

from pathlib import Path

from reforms.imports.plan_text import reading
from reforms.imports.plan_text.draft import DraftMeasure, DraftPlan
from reforms.imports.plan_text.passages import Sentence

FOLDER = Path(__file__).parents[3] / "data" / "reform-plans"
REGIONS = (("990000", "云泽市"), ("990101", "东湖新区"), ("990102", "临江区"))


def content(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def read(text: str | bytes, catalogue=(), regions=REGIONS) -> DraftPlan:
    found = reading.read(text.encode() if isinstance(text, str) else text, catalogue, regions)
    assert found.problems == ()
    assert found.plan is not None
    return found.plan


def measures(plan: DraftPlan) -> dict[str, DraftMeasure]:
    return {one.number: one for one in plan.measures}


def unplaced(plan: DraftPlan, field: str) -> list[tuple[str, int, str]]:
    return [(one.measure, one.line, one.reason) for one in plan.unplaced if one.field == field]


def sentences(*texts: str) -> list[Sentence]:
    return [Sentence(text, line) for line, text in enumerate(texts, start=1)]
