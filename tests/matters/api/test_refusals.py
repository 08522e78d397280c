"""What cannot be answered is refused in JSON, with the parameter named, and never breaks the portal."""

import pytest

from tests.factories import MatterFactory, published_guide

pytestmark = pytest.mark.django_db

LISTS = ("matters/", "guides/", "offices/")
TEXTS = [
    ("matters/", "q"), ("matters/", "office"), ("matters/", "region"), ("matters/", "type"),
    ("matters/", "audience"), ("matters/", "state"), ("guides/", "code"), ("guides/", "office"),
    ("guides/", "region"), ("guides/", "matter"), ("offices/", "region"), ("guides/g/", "on"),
    ("guides/g/", "known"), *((one, "page") for one in LISTS), *((one, "page_size") for one in LISTS),
]  # fmt: skip
HOSTILE = {
    "NUL": "a\x00b",
    "10,000 characters": "长" * 10_000,
    "10,000 digits": "9" * 10_000,
    "quote": "'; --",
    "wildcards": "%_\\",
    "bidirectional": "\u202e2024-05-01",
    "not UTF-8": "\udc80",
    "negative": "-1",
    "float": "1e9",
}


@pytest.fixture(autouse=True)
def _something_to_read() -> None:
    published_guide(handling_item__slug="g")


@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", "last", "１", "+1", "\x00"])
@pytest.mark.parametrize("parameter", ["page", "page_size"])
@pytest.mark.parametrize("path", LISTS)
def test_list_refuses_a_page_that_is_no_number(ask, path, parameter, value):
    status, answer = ask(path, **{parameter: value})
    assert (status, list(answer)) == (400, [parameter])


@pytest.mark.parametrize("value", ["2", "1000000000", "9" * 200])
@pytest.mark.parametrize("path", LISTS)
def test_list_has_no_page_after_the_last(ask, path, value):
    status, answer = ask(path, page=value)
    assert (status, sorted(answer)) == (404, ["detail", "page"])
    assert "最后一页是第 1 页" in answer["detail"]


def test_list_gives_a_hundred_rows_at_most(ask):
    MatterFactory.create_batch(101)
    status, page = ask("matters/", page_size="1000000000")
    assert (status, len(page["results"])) == (200, 100)


@pytest.mark.parametrize("parameter", ["on", "known"])
@pytest.mark.parametrize("value", ["yesterday", "2024-5-1", "20240501", "2023-02-29", "\x00"])
def test_guide_refuses_what_is_no_day(ask, parameter, value):
    status, answer = ask("guides/g/", **{parameter: value})
    assert (status, list(answer)) == (400, [parameter])
    assert isinstance(answer[parameter][0], str)


@pytest.mark.parametrize("parameter", ["on", "known"])
def test_guide_answers_for_the_first_and_the_last_day_there_is(ask, parameter):
    assert ask("guides/g/", **{parameter: "0001-01-01"})[0] == 404
    assert ask("guides/g/", **{parameter: "9999-12-31"})[0] == 200


@pytest.mark.parametrize("parameter", ["audience", "state"])
def test_matters_refuse_words_outside_the_list(ask, parameter):
    status, answer = ask("matters/", **{parameter: "everybody"})
    assert (status, list(answer)) == (400, [parameter])
    assert {"audience": "enterprise", "state": "in_force"}[parameter] in answer[parameter][0]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("value", ["上海", "3100", "3100000", "031000", "３１００００"])
def test_lists_refuse_a_region_that_is_no_code(ask, path, value):
    status, answer = ask(path, region=value)
    assert (status, list(answer)) == (400, ["region"])


def test_guides_refuse_a_code_longer_than_any(ask):
    status, answer = ask("guides/", code="1" * 201)
    assert (status, list(answer)) == (400, ["code"])


@pytest.mark.parametrize(("path", "parameter"), TEXTS)
def test_hostile_values_break_nothing(client, path, parameter):
    for name, value in HOSTILE.items():
        query = value.encode("utf-8", "surrogateescape")
        response = client.get(f"/api/v1/{path}", {parameter: query})
        assert response.status_code in {200, 400, 404}, name
        if response.status_code == 400:
            assert list(response.json()) == [parameter], name


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", [*LISTS, "guides/g/"])
def test_endpoints_are_read_only(client, path, method):
    response = getattr(client, method)(f"/api/v1/{path}")
    assert (response.status_code, list(response.json())) == (405, ["detail"])


@pytest.mark.parametrize("path", [*LISTS, "guides/g/"])
def test_endpoints_refuse_methods_that_are_none(client, path):
    assert client.generic("FETCH", f"/api/v1/{path}").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/api/", "/api/v1/", "/api/v2/matters/", "/api/v1/laws/?q=药",
        "/api/v1/reforms/none/", "/api/v1/reforms/none/measures/", "/api/v1/nothing",
        "/api/v1/guides/none/", "/api/v1/guides/办/", "/api/v1/guides/a%00b/", "/api/v1/%0A",
        "/api/v1/matters/?format=xml", "/api/v1/guides/" + "a" * 10_000 + "/", "/api//v1/matters/",
    ],
)  # fmt: skip
def test_address_that_is_none_answers_in_json(client, path):
    response = client.get(path)
    assert (response.status_code, list(response.json())) == (404, ["detail"])
    assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_address_that_is_none_is_none_for_every_method(client, method):
    assert getattr(client, method)("/api/v1/laws/").status_code == 404


def test_address_without_its_slash_leads_to_the_one_with(client):
    response = client.get("/api/v1/matters?q=%E8%8D%AF")
    assert (response.status_code, response.headers["Location"]) == (
        301, "/api/v1/matters/?q=%E8%8D%AF",
    )  # fmt: skip


@pytest.mark.parametrize("path", [*LISTS, "guides/g/", "guides/none/", "matters/?page=x"])
def test_every_answer_is_open_to_other_sites(client, path):
    assert client.get(f"/api/v1/{path}").headers["Access-Control-Allow-Origin"] == "*"
    assert client.post(f"/api/v1/{path}").headers["Access-Control-Allow-Origin"] == "*"
