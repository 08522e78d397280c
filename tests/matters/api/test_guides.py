"""Guides over the API: the published snapshot, on any day, and nothing that is not published."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from matters.actions import retiring
from matters.models import GuideRevision, PublicationPeriod
from matters.snapshots import snapshot_of
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    published_guide,
)
from tests.unguarded import unguarded

pytestmark = pytest.mark.django_db

MAY = datetime(2020, 5, 1, 1, tzinfo=UTC)
JUNE = datetime(2020, 6, 1, tzinfo=UTC)
ITEM_CODE = "11310000002422098T231010103300001"
CONTRACT = {
    "slug", "code", "matter", "item", "office", "region", "handling_type", "statutory_limit",
    "promised_limit", "compression_ratio", "onsite_visits", "conditions", "materials", "steps",
    "special_procedures", "fees", "results", "windows", "citations", "questions", "revision",
}  # fmt: skip
LIST_QUERIES = 2
"""The count and the rows."""


@pytest.fixture
def registration() -> GuideRevision:
    """第二类医疗器械首次注册, with the code of its handling item."""
    matter = MatterFactory(
        name="第二类医疗器械产品注册", slug="device", implementation_code=ITEM_CODE[:31]
    )
    item = HandlingItemFactory(
        matter=matter, name="第二类医疗器械首次注册", slug="device-first", code=ITEM_CODE
    )
    return published_guide(
        handling_item=item, limited=True, onsite_visits=0, handling_type="commitment"
    )


def test_guide_has_the_keys_and_figures_of_the_contract(ask, registration):
    status, guide = ask("guides/device-first/")
    assert status == 200
    assert set(guide) >= CONTRACT
    assert guide["code"] == ITEM_CODE
    assert guide["matter"] == "第二类医疗器械产品注册"
    assert guide["item"] == "第二类医疗器械首次注册"
    assert guide["office"] == registration.handling_item.matter.office.name
    assert guide["region"] == "上海市"
    assert guide["statutory_limit"] == {"amount": 20, "unit": "working_day", "note": ""}
    assert guide["promised_limit"] == {"amount": 10, "unit": "working_day", "note": ""}
    assert (guide["compression_ratio"], guide["onsite_visits"]) == (0.5, 0)


def test_guide_is_the_stored_snapshot_untouched(ask, full_guide):
    _, guide = ask(f"guides/{full_guide.handling_item.slug}/")
    revision = guide.pop("revision")
    assert guide == GuideRevision.objects.get().snapshot
    assert set(revision) == {"number", "starts_at", "ends_at", "sha256"}
    assert all(guide[part] for part in ("materials", "steps", "windows", "questions"))


def test_guide_stays_as_published_when_rows_change(ask, full_guide):
    before = ask(f"guides/{full_guide.handling_item.slug}/")
    full_guide.processstep_rows.update(name="改了")
    full_guide.handling_item.matter.office.name = "另一局"
    full_guide.handling_item.matter.office.save()
    assert ask(f"guides/{full_guide.handling_item.slug}/") == before
    again = GuideRevision.objects.for_publication().get()
    assert snapshot_of(again)["office"] == "另一局"


def test_guide_digest_agrees_for_a_client_that_follows_the_documentation(ask, full_guide):
    page = (Path(settings.BASE_DIR) / "docs/how-to/read-the-api.md").read_text(encoding="utf-8")
    program = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert program is not None
    client: dict[str, Any] = {}
    exec(program[1], client)  # noqa: S102 -- the program the page gives its readers
    _, guide = ask(f"guides/{full_guide.handling_item.slug}/")
    assert guide["compression_ratio"] == 1.0
    assert client["digest"](guide) == guide["revision"]["sha256"] == full_guide.sha256
    assert client["digest"]({**guide, "onsite_visits": 3}) != guide["revision"]["sha256"]


def test_guide_reads_one_query(ask, full_guide, django_assert_num_queries):
    with django_assert_num_queries(1):
        ask(f"guides/{full_guide.handling_item.slug}/")


@pytest.fixture
def two_versions() -> str:
    """First from 1 May 2020, 09:00 in Shanghai; second from 1 June; returns the slug."""
    item = HandlingItemFactory()
    published_guide(handling_item=item, number=1, at=MAY)
    published_guide(handling_item=item, number=2, at=JUNE)
    return str(item.slug)


@pytest.mark.parametrize(
    ("on", "number"), [("2020-05-01", 1), ("2020-05-31", 1), ("2020-06-01", 2), ("", 2)]
)
def test_guide_on_a_day_is_the_one_in_force_at_its_end(ask, two_versions, on, number):
    status, guide = ask(f"guides/{two_versions}/", on=on)
    assert (status, guide["revision"]["number"]) == (200, number)


def test_guide_on_a_day_before_the_first_is_nothing(ask, two_versions):
    status, answer = ask(f"guides/{two_versions}/", on="2020-04-30")
    assert (status, list(answer)) == (404, ["detail"])


def test_guide_period_is_written_in_shanghai_time(ask, two_versions):
    _, first = ask(f"guides/{two_versions}/", on="2020-05-02")
    assert first["revision"]["starts_at"] == "2020-05-01T09:00:00+08:00"
    assert first["revision"]["ends_at"] is None
    today = timezone.localdate().isoformat()
    _, first = ask(f"guides/{two_versions}/", on="2020-05-02", known=today)
    assert first["revision"]["ends_at"] == "2020-06-01T08:00:00+08:00"
    _, now = ask(f"guides/{two_versions}/")
    assert now["revision"]["ends_at"] is None


def test_guide_as_known_then_leaves_out_what_was_learned_later(ask):
    """The first was recorded in 2020, the second, which began in 2020 too, only today."""
    item = HandlingItemFactory()
    published_guide(handling_item=item, number=1, at=MAY)
    with unguarded("matters_publicationperiod"):
        PublicationPeriod.objects.update(recorded_at=MAY)
    published_guide(handling_item=item, number=2, at=JUNE)
    now = ask(f"guides/{item.slug}/", on="2020-07-01")[1]
    then = ask(f"guides/{item.slug}/", on="2020-07-01", known="2020-07-01")[1]
    assert (now["revision"]["number"], then["revision"]["number"]) == (2, 1)
    assert then["revision"]["ends_at"] is None
    assert ask(f"guides/{item.slug}/", on="2020-07-01", known="2020-04-01")[0] == 404


def test_draft_alone_is_nothing(ask):
    draft = GuideRevisionFactory()
    assert ask(f"guides/{draft.handling_item.slug}/")[0] == 404
    assert ask("guides/")[1]["count"] == 0


def test_draft_newer_than_the_published_one_does_not_show(ask):
    published = published_guide(number=1)
    GuideRevisionFactory(
        handling_item=published.handling_item, number=2, onsite_reason="草稿里的话"
    )
    _, guide = ask(f"guides/{published.handling_item.slug}/")
    assert (guide["revision"]["number"], guide["onsite_reason"]) == (1, "")
    assert [row["revision"]["number"] for row in ask("guides/")[1]["results"]] == [1]


def test_retired_guide_shows_on_its_days_only(ask):
    retired = published_guide(at=MAY)
    retiring.withdraw(revision=retired, by=OPERATOR, notice="改由市局办理")
    slug = retired.handling_item.slug
    assert ask(f"guides/{slug}/")[0] == 404
    assert ask("guides/")[1]["count"] == 0
    assert ask(f"guides/{slug}/", on="2020-05-15")[0] == 200


def test_future_guide_shows_from_its_day(ask):
    tomorrow = timezone.now() + timedelta(days=1)
    later = published_guide(at=tomorrow)
    slug = later.handling_item.slug
    assert ask(f"guides/{slug}/")[0] == 404
    assert ask("guides/")[1]["count"] == 0
    assert ask(f"guides/{slug}/", on=(tomorrow + timedelta(days=1)).date().isoformat())[0] == 200


def test_list_gives_the_short_form(ask, registration):
    _, page = ask("guides/")
    assert (page["count"], page["next"], page["previous"]) == (1, None, None)
    (row,) = page["results"]
    assert row["url"] == "http://testserver/api/v1/guides/device-first/"
    _, whole = ask("guides/device-first/")
    assert {key: whole[key] for key in row if key != "url"} == {
        key: value for key, value in row.items() if key != "url"
    }
    assert "materials" not in row


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("code", ITEM_CODE),
        ("code", ITEM_CODE[:31]),
        ("code", f" {ITEM_CODE} "),
        ("matter", "device"),
        ("office", "the-office"),
        ("region", "310000"),
    ],
)
def test_list_filter_finds_what_it_names(ask, registration, parameter, value):
    office = registration.handling_item.matter.office
    office.slug = "the-office"
    office.save()
    other = published_guide(handling_item__matter__office__region__code="330000")
    assert other.handling_item.matter.region.code == "330000"
    _, page = ask("guides/", **{parameter: value})
    assert [row["slug"] for row in page["results"]] == ["device-first"]


@pytest.mark.parametrize("parameter", ["code", "matter", "office"])
def test_list_filter_by_what_nothing_has_is_empty(ask, registration, parameter):
    status, page = ask("guides/", **{parameter: "nothing-has-this"})
    assert (status, page["count"]) == (200, 0)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_list_takes_the_same_queries_for_any_length(ask, rows, django_assert_num_queries):
    for _ in range(rows):
        published_guide()
    with django_assert_num_queries(LIST_QUERIES):
        _, page = ask("guides/", page_size="100")
    assert len(page["results"]) == rows


def test_list_pages_hold_every_guide_once(ask):
    slugs = [published_guide().handling_item.slug for _ in range(5)]
    seen = []
    for number in ("1", "2", "3"):
        _, page = ask("guides/", page=number, page_size="2")
        seen += [row["slug"] for row in page["results"]]
    assert seen == slugs
    assert page["next"] is None
    assert page["previous"] == "http://testserver/api/v1/guides/?page=2&page_size=2"
