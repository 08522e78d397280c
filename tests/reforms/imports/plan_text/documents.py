"""The five policy documents, where they lie beside the project, and their drafts."""

import json
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from reforms.imports.plan_text import reading
from reforms.imports.plan_text.draft import DraftPlan
from tests.reforms.imports import real_plans

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
DOCUMENTS = {
    "shanghai-2018": "shanghai-fda-2018-reform-plan.md",
    "putuo-2019": "putuo-2019-convenience-plan.md",
    "assisted-2022": "shanghai-mpa-2022-assisted-service.md",
    "health-2024": "shanghai-health-2024-priorities.md",
    "chongqing-2024": "chongqing-mpa-2024-liaison-mechanism.md",
}


@cache
def regions() -> tuple[tuple[str, str], ...]:
    rows = json.loads((FIXTURES / "regions.json").read_bytes())
    return tuple((row["code"], row["name"]) for row in rows)


@cache
def catalogue() -> tuple[tuple[str, str], ...]:
    rows = json.loads((FIXTURES / "shanghai-2018-matters.json").read_bytes())["matters"]
    return tuple(
        (row["id"], name) for row in rows for name in (row["name"], *row.get("popular_names", ()))
    )


@cache
def draft(slug: str, *, with_catalogue: bool = False) -> DraftPlan:
    path = real_plans.SOURCES / DOCUMENTS[slug]
    if not path.exists():
        pytest.skip(f"needs the policy documents ({path.name} beside the project)")
    names = catalogue() if with_catalogue else ()
    found = reading.read(path.read_bytes(), names, regions())
    assert found.problems == ()
    assert found.plan is not None
    return found.plan
