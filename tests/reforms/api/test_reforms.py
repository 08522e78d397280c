"""Reform plans for programs: their shape, the verdicts as of a day, and what is refused."""

from datetime import date

import pytest

from reforms.actions import verifying
from tests.factories import OPERATOR, MatterFactory, OfficeFactory, RegionFactory
from tests.matters.api.test_schema import FILE, document, faults
from tests.reforms import scenes
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    EffectPartnerFactory,
    MeasureFactory,
    MeasureOfficeFactory,
    ProgressEntryFactory,
    ReformPlanFactory,
)

pytestmark = pytest.mark.django_db

MEASURES = "/api/v1/reforms/{slug}/measures/"
CONTRACT = {
    "number",
    "title",
    "category",
    "mode",
    "lead_offices",
    "supporting_offices",
    "due_on",
    "effects",
}
CONTRACT_OF_AN_EFFECT = {
    "matter",
    "item",
    "mode",
    "scope",
    "region",
    "starts_on",
    "ends_on",
    "claims",
    "verdict",
}

__all__ = ["document"]


@pytest.fixture
def plan():
    return ReformPlanFactory(slug="p")


def ask(client, path="p/measures/", **parameters):
    response = client.get(f"/api/v1/reforms/{path}", parameters)
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    return response.status_code, response.json()


def whole(plan, number=1):
    """A measure with something in every key."""
    measure = MeasureFactory(
        plan=plan, number=str(number), category="process", due_on=date(2019, 1, 1)
    )
    MeasureOfficeFactory(measure=measure, office__name=f"许可处{number}")
    MeasureOfficeFactory(measure=measure, supporting=True, office__name=f"信息中心{number}")
    ProgressEntryFactory(measure=measure)
    effect = scenes.contradicted(measure=measure).effect
    effect.region, effect.starts_on = RegionFactory(), date(2018, 9, 10)
    effect.handling_item = effect.matter.items.get()
    effect.save()
    EffectPartnerFactory(effect=effect)
    none = {"amount": None, "unit": ""}
    ClaimFactory(effect=effect, kind="office", office=OfficeFactory(), **none)
    ClaimFactory(effect=effect, kind="successor", successor=MatterFactory(), **none)
    ClaimFactory(effect=effect, kind="compression", amount="0.5", unit="")
    ClaimFactory(effect=effect, kind="ended", **none)
    ClaimFactory(effect=effect, kind="other", word="别的", **none)
    EffectFactory(measure=measure, unlinked=True)
    verifying.recompute(by=OPERATOR)
    return measure


def test_plans_are_told_with_the_number_of_verdicts(client, plan):
    scenes.verified(measure=MeasureFactory(plan=plan))
    scenes.not_yet(measure=MeasureFactory(plan=plan))
    status, answer = ask(client, "")
    assert status == 200
    (row,) = answer["results"]
    assert row == {
        "slug": "p",
        "title": plan.title,
        "issuer": "某市人民政府",
        "issued_on": "2018-09-04",
        "region": "310000",
        "measure_count": 2,
        "verdicts": {"verified": 1, "not_yet": 1, "contradicted": 0, "not_checkable": 0},
        "url": "http://testserver/api/v1/reforms/p/measures/",
    }


def test_measures_have_the_keys_that_are_promised(client, plan):
    whole(plan)
    (row,) = ask(client)[1]["results"]
    assert set(row) >= CONTRACT
    assert all(set(effect) >= CONTRACT_OF_AN_EFFECT for effect in row["effects"])
    assert row["lead_offices"] == ["许可处1"]
    assert row["supporting_offices"] == ["信息中心1"]
    assert row["due_on"] == "2019-01-01"


def test_effect_tells_its_claims_with_both_figures_and_their_revisions(client, plan):
    whole(plan)
    effect, unlinked = ask(client)[1]["results"][0]["effects"]
    claim = effect["claims"][0]
    assert (effect["verdict"], claim["verdict"]) == ("contradicted", "contradicted")
    assert claim["before"]["value"]["amount"] == 20
    assert (claim["now"]["value"]["amount"], claim["now"]["revision"]) == (15, 3)
    assert claim["amount"] == 10
    assert [one["verdict"] for one in claim["guides"]] == ["contradicted"]
    assert (unlinked["matter"], unlinked["matter_slug"]) == ("没有的事项", "")
    assert unlinked["verdict"] == "not_checkable"


@pytest.mark.parametrize(
    ("on", "verdict"),
    [("2018-09-30", "not_yet"), ("2018-10-01", "verified"), ("2019-03-01", "contradicted")],
)
def test_measures_answer_as_of_a_past_day(client, plan, on, verdict):
    scenes.contradicted(measure=MeasureFactory(plan=plan))
    status, answer = ask(client, on=on)
    assert status == 200
    assert answer["results"][0]["effects"][0]["verdict"] == verdict


@pytest.mark.parametrize("on", ["2018-09-31", "gestern", "9999-01-01"])
def test_measures_refuse_what_is_no_day_that_has_been(client, plan, on):
    status, answer = ask(client, on=on)
    assert (status, list(answer)) == (400, ["on"])


def test_measures_come_in_the_order_of_the_document_in_pages(client, plan):
    for order, number in ((3, "annex-1"), (1, "2"), (2, "10")):
        MeasureFactory(plan=plan, number=number, order=order)
    MeasureFactory()
    _, first = ask(client, page_size="2")
    assert [row["number"] for row in first["results"]] == ["2", "10"]
    assert first["count"] == 3
    assert "page=2" in first["next"]
    _, second = ask(client, page_size="2", page="2")
    assert [row["number"] for row in second["results"]] == ["annex-1"]


@pytest.mark.parametrize(
    ("path", "parameters", "status"),
    [
        ("nowhere/measures/", {}, 404),
        ("p/measures/", {"page": "2"}, 404),
        ("p/measures/", {"page": "x"}, 400),
        ("p/", {}, 404),
        ("", {"page": "2"}, 404),
    ],
)
def test_what_is_not_there_is_told_in_json(client, plan, path, parameters, status):
    assert ask(client, path, **parameters)[0] == status


def test_address_without_its_slash_leads_on(client, plan):
    response = client.get("/api/v1/reforms/p/measures?on=2018-10-01")
    assert response.status_code == 301
    assert response["Location"] == "/api/v1/reforms/p/measures/?on=2018-10-01"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_reforms_are_only_read(client, plan, method):
    assert getattr(client, method)("/api/v1/reforms/p/measures/").status_code == 405


@pytest.mark.parametrize("path", ["/api/v1/reforms/", MEASURES])
@pytest.mark.parametrize("query", [{}, {"on": "2019-02-01"}])
def test_answer_is_as_the_schema_says(client, document, plan, path, query):
    whole(plan)
    MeasureFactory(plan=plan)
    answer = client.get(path.replace("{slug}", "p"), query).json()
    assert faults(document, path, "200", answer) == []
    assert FILE.exists()


@pytest.mark.parametrize("measures", [1, 3])
@pytest.mark.parametrize(
    "asked", [("", {}, 3), ("p/measures/", {}, 8), ("p/measures/", {"on": "2019-02-01"}, 12)]
)
def test_lists_ask_as_many_queries_for_any_length(
    client, plan, django_assert_num_queries, measures, asked
):
    path, query, number = asked
    for one in range(measures):
        whole(plan, one)
    with django_assert_num_queries(number):
        ask(client, path, **query)
