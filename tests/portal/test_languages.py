"""The address alone decides the language; both stand side by side, and nothing is written in English."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import get_language, override

from portal import languages
from portal.content_language import marked
from tests.factories import published_guide
from tests.portal.calendar_rows import load


def link_to_other(response) -> str:
    html = response.content.decode()
    found = re.search(r'<a class="language-link"[^>]* href="([^"]*)"', html)
    assert found, html[:2000]
    return found[1].replace("&amp;", "&")


@pytest.mark.django_db
def test_plain_address_is_chinese_whatever_the_browser_asks_for(client):
    client.cookies["django_language"] = "en"
    response = client.get("/matters/", headers={"Accept-Language": "en-GB,en"})
    assert "<h1>办事事项</h1>" in response.content.decode()
    assert response["Content-Language"] == "zh-Hans"
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.django_db
def test_address_under_en_is_english_whatever_the_browser_asks_for(client):
    response = client.get("/en/matters/", headers={"Accept-Language": "zh-CN"})
    html = response.content.decode()
    assert "<h1>Matters</h1>" in html
    assert 'href="/en/offices/"' in html
    assert "Names of matters and the content of guides are in Chinese." in html
    assert response["Content-Language"] == "en"
    assert "Accept-Language" not in response.get("Vary", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/", "/en/"),
        ("/en/matters/?audience=person&q=%E8%8D%AF", "/matters/?audience=person&q=%E8%8D%AF"),
        ("/proofs/?q=a%26b", "/en/proofs/?q=a%26b"),
        ("/en/no-such-page/", "/"),
        ("/no-such-page/", "/en/"),
    ],
)
def test_link_leads_to_the_same_page_and_keeps_the_question(client, here, there):
    assert link_to_other(client.get(here)) == there


@pytest.mark.django_db
def test_page_names_its_versions_with_whole_addresses(client, settings):
    settings.SITE_DOMAIN = "banshi.example.gov.cn"
    for path in ("/offices/", "/en/offices/"):
        html = client.get(path).content.decode()
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
        assert found == {
            "zh-Hans": "https://banshi.example.gov.cn/offices/",
            "en": "https://banshi.example.gov.cn/en/offices/",
        }


@pytest.mark.django_db
def test_error_pages_speak_the_language_of_the_address(client):
    assert "Page not found" in client.get("/en/no-such-page/").content.decode()
    assert "没有找到" in client.get("/no-such-page/").content.decode()
    assert client.get("/en").headers["Location"] == "/en/"
    assert client.get("/en/matters").headers["Location"] == "/en/matters/"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/admin/", "/en/api/v1/matters/", "/en/healthz", "/en/en/"])
def test_what_is_no_page_for_readers_has_one_address(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_lists_to_take_away_and_the_admin_stay_chinese(client):
    with override("en"):
        assert reverse("proofs_file", args=["csv"]) == "/proofs.csv"
        assert reverse("changes_feed") == "/feeds/changes.atom"
        assert reverse("guide_notice", args=["g"]) == "/en/guides/g/notice.pdf"
    login = client.get("/admin/login/", headers={"Accept-Language": "en"}).content.decode()
    assert "登录" in login


@pytest.mark.django_db
def test_language_before_a_request_is_back_after_it(client):
    client.get("/en/")
    assert get_language() == "zh-hans"


@pytest.mark.django_db
def test_english_page_asks_the_database_as_often(client):
    published_guide(handling_item__slug="g", limited=True)
    client.get("/guides/g/")
    with CaptureQueriesContext(connection) as chinese:
        client.get("/guides/g/")
    with CaptureQueriesContext(connection) as english:
        client.get("/en/guides/g/")
    assert len(english) == len(chinese)


@pytest.mark.django_db
def test_dates_and_numbers_stand_in_the_form_of_each_language(client):
    load(2026)
    published_guide(
        handling_item__slug="g",
        limited=True,
        promised_limit_amount=1,
        at=datetime(2026, 5, 1, tzinfo=UTC),
    )
    asked = "?accepted=2026-09-20&amount=20&unit=working_day"
    assert "2026-10-" in client.get(f"/deadlines/{asked}").content.decode()
    html = client.get(f"/en/deadlines/{asked}").content.decode()
    assert re.search(r'<time datetime="2026-10-\d\d">\d+ October 2026</time>', html)
    html = client.get("/en/guides/g/").content.decode()
    assert "1 working day" in html
    assert "1 working days" not in html


def test_language_is_read_from_the_first_part_alone():
    assert [languages.language_of(path) for path in ("/en/", "/en", "/end/", "/", "/x/en/")] == [
        "en",
        "en",
        "zh-hans",
        "zh-hans",
        "zh-hans",
    ]
    assert [languages.without_prefix(path) for path in ("/en/a/", "/en/", "/a/")] == [
        "/a/",
        "/",
        "/a/",
    ]


def test_page_of_a_host_that_is_not_ours_names_no_versions(settings):
    request = RequestFactory().get("/", headers={"host": "evil.example"})
    assert languages.origin(request) == ""


@pytest.mark.django_db
def test_page_with_too_many_parameters_is_a_calm_refusal(client, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    response = client.get("/en/matters/?a=1&b=2&c=3&d=4")
    assert response.status_code == 400
    assert link_to_other(response) == "/matters/"


@pytest.mark.django_db
def test_addresses_made_outside_a_request_are_the_plain_ones():
    assert reverse("matters") == "/matters/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>By 某局 in 20 days</p>", '<p>By <bdi lang="zh">某局</bdi> in 20 days</p>'),
        ("<p>许可（变更）</p>", '<p><bdi lang="zh">许可（变更）</bdi></p>'),
        ("<p>本市 办法</p>", '<p><bdi lang="zh">本市 办法</bdi></p>'),
        ("<p>评审(60 days)</p>", '<p><bdi lang="zh">评审</bdi>(60 days)</p>'),
        ("<p>(某局)</p>", '<p>(<bdi lang="zh">某局</bdi>)</p>'),
        ("<option>国家级</option>", '<option lang="zh">国家级</option>'),
        ('<b title="药 > 药">药</b>', '<b title="药 > 药"><bdi lang="zh">药</bdi></b>'),
        ("<title>药</title>", "<title>药</title>"),
        ('<script>"药"</script>', '<script>"药"</script>'),
        ('<a lang="zh">药</a>', '<a lang="zh">药</a>'),
        ("<!-- 药 --><p>plain</p>", "<!-- 药 --><p>plain</p>"),
        ("<p>《法》第3条</p>", '<p><bdi lang="zh">《法》第3条</bdi></p>'),
        ("<p>a &lt;药&gt;</p>", '<p>a &lt;<bdi lang="zh">药</bdi>&gt;</p>'),
    ],
)
def test_chinese_text_is_marked_and_markup_is_left(html, expected):
    assert marked(html, "zh") == expected


def pages_without_parts() -> list[str]:
    """The addresses of pages for readers that take nothing from the path."""
    [readers] = [
        one for one in get_resolver().url_patterns if isinstance(one.pattern, LocalePrefixPattern)
    ]
    routes = [(str(one.pattern), one.name) for one in readers.url_patterns]
    return [f"/en/{route}" for route, name in routes if "<" not in route and name != "look"]


@pytest.mark.django_db
def test_pages_in_english_are_only_read(client):
    """What is kept is told in Chinese words: nothing can be sent to a page that speaks English, save its own look."""
    paths = pages_without_parts()
    assert len(paths) > 15
    assert {path: client.post(path).status_code for path in paths} == dict.fromkeys(paths, 405)
