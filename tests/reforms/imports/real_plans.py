"""The two real plans of the fixtures, and the documents they were read from where these are there."""

from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from reforms.imports import plan as plan_file
from reforms.imports.rows import MeasureRow, PlanRow

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "reform-plans"
SOURCES = Path(settings.BASE_DIR).parent / "shared" / "sources"
DOCUMENTS = {
    "shanghai-2018": "shanghai-fda-2018-reform-plan.md",
    "putuo-2019": "putuo-2019-convenience-plan.md",
}


@cache
def plan(slug: str) -> PlanRow:
    reading = plan_file.read((FOLDER / f"{slug}.json").read_bytes())
    assert reading.problems == ()
    assert reading.plan is not None
    return reading.plan


def measures(slug: str) -> dict[str, MeasureRow]:
    return {one.number: one for one in plan(slug).measures}


def source(slug: str) -> str:
    path = SOURCES / DOCUMENTS[slug]
    if not path.exists():
        pytest.skip(f"needs the policy documents ({path.name} beside the project)")
    return path.read_text(encoding="utf-8")
