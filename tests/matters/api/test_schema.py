"""The OpenAPI file says what the code does, and every answer and example is as it says."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from jsonschema import Draft202012Validator

from matters.models import HandlingItem
from tests.factories import MatterFactory, OfficeFactory, RegionFactory
from tests.portal import calendar_rows

FILE = Path(settings.BASE_DIR) / "docs/api/openapi.yaml"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded


def strictly(node: Any) -> Any:
    """`node` with every object closed, so that a key the schema does not name is a fault."""
    if isinstance(node, list):
        return [strictly(one) for one in node]
    if not isinstance(node, dict):
        return node
    closed = {key: strictly(value) for key, value in node.items()}
    if node.get("type") == "object" and isinstance(node.get("properties"), dict):
        closed["additionalProperties"] = False
    return closed


def faults(document: dict[str, Any], path: str, status: str, answer: Any) -> list[str]:
    """Where `answer` differs from what the schema promises for GET `path`."""
    described = document["paths"][path]["get"]["responses"][status]
    schema = {
        **strictly(described["content"]["application/json"]["schema"]),
        "components": strictly(document["components"]),
    }
    found = Draft202012Validator(schema).iter_errors(answer)
    return [f"{error.json_path}: {error.message}" for error in found]


def test_file_is_what_the_code_says(tmp_path):
    current = tmp_path / "openapi.yaml"
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", str(current))
    assert FILE.read_text(encoding="utf-8") == current.read_text(encoding="utf-8"), (
        "run: manage.py spectacular --validate --fail-on-warn --file docs/api/openapi.yaml"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/api/v1/guides/", None),
        ("/api/v1/guides/{slug}/", "guide"),
        ("/api/v1/matters/", None),
        ("/api/v1/matters/{slug}/", "matter"),
        ("/api/v1/offices/", None),
        ("/api/v1/offices/{slug}/", "office"),
    ],
)
def test_answer_is_as_the_schema_says(client, document, full_guide, path, key):
    item = full_guide.handling_item
    slugs = {"guide": item.slug, "matter": item.matter.slug, "office": item.matter.office.slug}
    MatterFactory(office=None, region=RegionFactory(), ended=True)
    OfficeFactory(parent=item.matter.office)
    response = client.get(path.replace("{slug}", slugs.get(key, "")))
    assert response.status_code == 200
    assert faults(document, path, "200", response.json()) == []


@pytest.mark.django_db
def test_answer_published_before_a_key_was_added_is_as_the_schema_says(
    client, document, full_guide
):
    answer = client.get(f"/api/v1/guides/{full_guide.handling_item.slug}/").json()
    del answer["rolls_to_working_day"], answer["rolls_basis"]
    del answer["special_procedures"][0]["effect"]
    assert faults(document, "/api/v1/guides/{slug}/", "200", answer) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "given",
    [
        {"amount": "4", "unit": "working_day"},
        {"amount": "1", "unit": "month", "rolls": "1"},
        {"unit": "none"},
        {"guide": "full"},
        {"guide": "full", "p1": "3", "p1_from": "2026-12-28", "track": "1"},
    ],
)
def test_deadline_is_as_the_schema_says(client, document, full_guide, given):
    HandlingItem.objects.filter(pk=full_guide.handling_item_id).update(slug="full")
    calendar_rows.load(2026)
    response = client.get("/api/v1/deadlines/", {"accepted": "2026-12-21", **given})
    assert response.status_code == 200
    assert faults(document, "/api/v1/deadlines/", "200", response.json()) == []


@pytest.mark.django_db
def test_schema_check_finds_a_key_that_is_missing_and_one_too_many(client, document, full_guide):
    answer = client.get(f"/api/v1/guides/{full_guide.handling_item.slug}/").json()
    del answer["steps"][0]["standard"]
    answer["extra"] = 1
    found = faults(document, "/api/v1/guides/{slug}/", "200", answer)
    assert len(found) == 2


def test_every_answer_has_an_example_that_is_as_the_schema_says(document):
    for path, methods in document["paths"].items():
        for status, described in methods["get"]["responses"].items():
            examples = described["content"]["application/json"]["examples"]
            for example in examples.values():
                if status != "404":
                    assert faults(document, path, status, example["value"]) == [], path


def test_every_operation_and_parameter_is_described(document):
    for methods in document["paths"].values():
        assert set(methods) == {"get"}
        operation = methods["get"]
        assert operation["summary"]
        assert operation["description"]
        for parameter in operation["parameters"]:
            assert parameter["in"] == "path" or parameter["description"]


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        ("", "*/*", "application/vnd.oai.openapi"),
        ("", "application/json", "application/json"),
        ("", "application/yaml", "application/yaml"),
        ("?format=json", "*/*", "application/vnd.oai.openapi+json"),
        ("?format=yaml", "*/*", "application/vnd.oai.openapi"),
        ("?lang=%00&version=%0A", "*/*", "application/vnd.oai.openapi"),
    ],
)
def test_schema_is_served_in_the_form_asked_for(client, document, query, accept, kind):
    response = client.get(f"/api/schema/{query}", headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["Content-Type"].split(";")[0] == kind
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    text = response.content.decode("utf-8")
    assert (json.loads(text) if "json" in kind else yaml.safe_load(text)) == document


def test_schema_is_read_only(client):
    assert client.post("/api/schema/").status_code == 405
