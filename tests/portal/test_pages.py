"""What holds for every public page."""

import re

import pytest
from django.utils import timezone

from matters.actions import retiring
from tests.factories import OPERATOR, OfficeFactory, published_guide
from tests.matters.rules_at_hand import run_of, stored
from tests.portal.calendar_rows import load
from tests.reforms import scenes
from tests.reforms.factories import MeasureFactory, ReformPlanFactory, TargetFactory

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

PATHS = (
    "/",
    "/matters/",
    "/matters/m/",
    "/guides/g/",
    "/guides/g/deadline/",
    "/guides/g/history/",
    "/guides/g/compare/1/2/",
    "/guides/w/",
    "/offices/",
    "/offices/o/",
    "/calendar/",
    "/deadlines/",
    "/reforms/",
    "/reforms/p/",
    "/audit/",
    "/sitemap/",
    "/compliance/",
    "/compliance/rules/",
    "/compliance/rules/TL-01/",
    "/compliance/waivers/",
    "/compliance/laws/",
)

MOST_QUERIES = {"/matters/m/": 7, "/reforms/p/": 14, "/compliance/": 8}
"""Six elsewhere. A matter asks for its reforms besides; a plan is made of ten kinds of rows; the report sums thrice."""


@pytest.fixture(autouse=True)
def _rows():
    first = published_guide(
        number=1,
        limited=True,
        handling_item__slug="g",
        handling_item__matter__slug="m",
        handling_item__matter__office=OfficeFactory(slug="o"),
    )
    published_guide(handling_item=first.handling_item, number=2)
    withdrawn = published_guide(handling_item__slug="w")
    retiring.withdraw(revision=withdrawn, by=OPERATOR, notice="地址有误")
    load(2026)
    claim = scenes.contradicted(measure=MeasureFactory(plan=ReformPlanFactory(slug="p")))
    TargetFactory(plan=claim.effect.measure.plan)
    office = first.handling_item.matter.office
    run_of(timezone.localdate(), ("TL-01", "error", office, 1, 0))
    stored(office=office, handling_item=first.handling_item)


@pytest.mark.parametrize("path", PATHS)
def test_page_sets_no_cookie_and_asks_for_no_session(
    client, django_assert_max_num_queries, kept_columns, path
):
    client.get(path)
    with django_assert_max_num_queries(MOST_QUERIES.get(path, 6)) as asked:
        response = client.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert not [query for query in asked.captured_queries if "session" in query["sql"]]
    assert "Cookie" in response["Vary"]


@pytest.mark.parametrize("path", PATHS)
def test_page_keeps_the_content_policy(client, path):
    response = client.get(path)
    html = response.content.decode()
    assert "default-src 'self'" in response["Content-Security-Policy"]
    scripts = re.findall(r"<script.*?</script>", html, re.DOTALL)
    is_sound = re.compile(
        r'<script (src="/static/[^"]+" defer>|type="application/ld\+json">[^<>&]+)</script>'
    )
    assert all(is_sound.fullmatch(one) for one in scripts)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", html)


@pytest.mark.parametrize("path", PATHS)
def test_page_has_its_landmarks(client, path):
    html = client.get(path).content.decode()
    assert html.startswith('<!doctype html>\n<html lang="zh-Hans" data-scheme="auto"')
    for mark in ('class="skip-link" href="#content"', '<main id="content"', "<nav", "<footer"):
        assert mark in html
    assert html.count("<h1>") == 1
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for label in re.findall(r'aria-labelledby="([^"]+)"', html):
        assert label in ids


@pytest.mark.parametrize("path", PATHS)
def test_page_leads_nowhere_that_is_missing(client, path):
    html = client.get(path).content.decode()
    for target in set(re.findall(r'href="(/[^"#]*)"', html)):
        if not target.startswith("/static/"):
            answer = client.get(target)
            if answer.streaming:
                b"".join(answer.streaming_content)
            assert answer.status_code == 200, target
