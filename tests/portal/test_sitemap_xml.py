"""What search engines ask for: robots.txt, and every public page once in the site map."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils import timezone

from matters.actions import publishing, retiring
from matters.models import HandlingItem
from portal import sitemaps
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    MatterFactory,
    OfficeFactory,
    approved_guide,
    person,
    published_guide,
)
from tests.reforms.factories import ReformPlanFactory

NAMES = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
GUIDES, MATTERS, PAGES = (f"/sitemap-{name}.xml" for name in ("guides", "matters", "pages"))


def addresses(client, path):
    """Each address of a file, and when it last changed."""
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/xml"
    root = ET.fromstring(response.content)  # noqa: S314 -- the portal's own
    return {
        one.findtext("loc", namespaces=NAMES): one.findtext("lastmod", namespaces=NAMES)
        for one in root
    }


def paths(client, path):
    return [urlsplit(address).path for address in addresses(client, path)]


@pytest.mark.django_db
def test_guides_in_force_stand_there_with_the_day_they_changed(client):
    published_guide(handling_item__slug="now")
    published_guide(handling_item__slug="old", at=datetime(2020, 5, 1, tzinfo=UTC))
    withdrawn = published_guide(handling_item__slug="withdrawn")
    retiring.withdraw(revision=withdrawn, by=OPERATOR, notice="核实")
    GuideRevisionFactory(handling_item=HandlingItemFactory(slug="draft"))
    publishing.publish(
        revision=approved_guide(handling_item=HandlingItemFactory(slug="later")),
        by=person("publisher"),
        at=timezone.now() + timedelta(days=3),
    )
    today = timezone.localdate().isoformat()
    assert addresses(client, GUIDES) == {
        "http://testserver/guides/now/": today,
        "http://testserver/guides/old/": today,
    }


@pytest.mark.django_db
def test_every_address_of_the_map_is_a_page_that_names_it_as_its_own(client):
    published_guide(
        handling_item__slug="g",
        handling_item__matter__slug="m",
        handling_item__matter__office=OfficeFactory(slug="o"),
    )
    ReformPlanFactory(slug="p")
    found = [
        address
        for file in addresses(client, "/sitemap.xml")
        for address in addresses(client, urlsplit(file).path)
    ]
    assert len(found) == len(set(found))
    for path in ("/", "/guides/g/", "/matters/m/", "/offices/o/", "/reforms/p/checklist/"):
        assert f"http://testserver{path}" in found
    unloaded = "http://testserver/calendar/"
    for address in set(found) - {unloaded}:
        response = client.get(urlsplit(address).path)
        assert response.status_code == 200, address
        assert "noindex" not in response.get("X-Robots-Tag", "")
        assert f'<link rel="canonical" href="{address}">' in response.text


@pytest.mark.django_db
def test_address_is_the_one_of_the_settings(client, settings):
    settings.SITE_DOMAIN = "banshi.example.gov.cn"
    published_guide(handling_item__slug="g")
    root = "https://banshi.example.gov.cn"
    assert list(addresses(client, "/sitemap.xml")) == [
        f"{root}/sitemap-{name}.xml" for name in sitemaps.SECTIONS
    ]
    assert f"{root}/guides/g/" in addresses(client, GUIDES)
    assert f"Sitemap: {root}/sitemap.xml\n" in client.get("/robots.txt").text


@pytest.fixture
def _short_files(monkeypatch):
    monkeypatch.setattr(sitemaps, "MOST", 2)


@pytest.mark.django_db
@pytest.mark.usefixtures("_short_files")
def test_many_guides_stand_in_several_files_and_each_in_one(client):
    for number in range(7):
        published_guide(handling_item__slug=f"g{number}")
    index = addresses(client, "/sitemap.xml")
    files = [one for one in index if GUIDES in one]
    assert len(files) >= 4
    assert all(index[one] for one in files)
    found = [path for one in files for path in paths(client, one.removeprefix("http://testserver"))]
    assert sorted(found) == [f"/guides/g{number}/" for number in range(7)]


@pytest.mark.django_db
@pytest.mark.usefixtures("_short_files")
def test_a_file_without_a_guide_left_is_not_named(client):
    revisions = [published_guide() for _number in range(6)]
    before = len(addresses(client, "/sitemap.xml"))
    block = revisions[2].handling_item_id // 2
    for revision in revisions:
        if revision.handling_item_id // 2 == block:
            retiring.withdraw(revision=revision, by=OPERATOR, notice="核实")
    assert len(addresses(client, "/sitemap.xml")) == before - 1
    assert HandlingItem.objects.count() == 6


@pytest.mark.django_db
def test_map_asks_as_much_for_three_as_for_one(client, django_assert_num_queries):
    def ask():
        for path, count in (("/sitemap.xml", 2), (GUIDES, 2), (MATTERS, 2), (PAGES, 2)):
            with django_assert_num_queries(count):
                assert addresses(client, path)

    published_guide()
    ask()
    published_guide()
    published_guide()
    ask()


@pytest.mark.django_db
def test_a_matter_without_a_guide_has_no_day(client):
    MatterFactory(slug="m")
    assert addresses(client, MATTERS) == {"http://testserver/matters/m/": None}


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["0", "-1", "9", "1e9", "9" * 5000, "x", "%00", "1%20or%201"])
def test_a_page_that_is_none_is_404(client, page):
    assert client.get(f"{GUIDES}?p={page}").status_code == 404


@pytest.mark.django_db
def test_a_portal_without_guides_has_a_sound_map(client):
    assert list(addresses(client, "/sitemap.xml")) == ["http://testserver/sitemap-pages.xml"]
    assert client.get(GUIDES).status_code == 404
    assert client.get("/sitemap-none.xml").status_code == 404


@pytest.mark.django_db
def test_map_is_answered_by_304_until_something_changes(client):
    published_guide()
    for path in ("/sitemap.xml", GUIDES, "/robots.txt"):
        response = client.get(path)
        assert response["Cache-Control"] == "public, max-age=3600"
        assert client.get(path, HTTP_IF_NONE_MATCH=response["ETag"]).status_code == 304
        assert client.post(path).status_code == 405


def test_robots_closes_what_has_no_end():
    response = Client().get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.text.rstrip().splitlines()
    assert lines[0] == "User-agent: *"
    for closed in (
        "/admin/",
        "/search/?",
        "/search/suggest/",
        "/*?*&",
        "/*?on=",
        "/*?known=",
        "/*?after=",
    ):
        assert f"Disallow: {closed}" in lines
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_robots_of_a_portal_that_is_not_to_be_found_closes_everything(settings):
    settings.SITE_INDEXED = False
    assert Client().get("/robots.txt").text.split() == ["User-agent:", "*", "Disallow:", "/"]


def test_robots_for_a_foreign_host_is_refused_calmly():
    assert Client(headers={"host": "evil.example"}).get("/robots.txt").status_code == 400
