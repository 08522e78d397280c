"""Tags, footer and site map say what the settings and the page know, and leave out what nobody knows."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import LocalePrefixPattern

from portal.presentation.columns import COLUMNS, listed
from tests.factories import OfficeFactory, published_guide

NO_PAGES = {"admin", "admin-preview", "api", "feeds", "healthz", "topics"}


def tags(response):
    found = re.findall(r'<meta name="(\w+)" content="([^"]*)">', response.content.decode())
    return {name: value for name, value in found if name[0].isupper()}


@pytest.mark.django_db
def test_every_page_names_site_and_column(client):
    assert tags(client.get("/matters/")) == {
        "SiteName": "办事",
        "ColumnName": "办事事项",
        "ColumnDescription": "全部政务服务事项，可以按对象、主题、机构、区划和时限筛选。",
        "ColumnKeywords": "政务服务事项，实施清单，筛选",
        "ColumnType": "办事服务",
    }


@pytest.mark.django_db
def test_guide_is_an_article_with_the_minute_of_its_publication(client):
    published_guide(
        handling_item__slug="g",
        handling_item__name="首次注册",
        handling_item__matter__office=OfficeFactory(name="某局"),
        at=datetime(2026, 5, 1, tzinfo=UTC),
    )
    found = tags(client.get("/guides/g/"))
    assert (found["ArticleTitle"], found["ContentSource"]) == ("首次注册", "某局")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}", found["PubDate"])
    assert "ArticleTitle" not in tags(client.get("/guides/g/history/"))


@pytest.mark.django_db
def test_guide_without_office_names_where_it_was_taken_from(client):
    office = OfficeFactory()
    published_guide(
        handling_item__slug="g",
        handling_item__matter__office=None,
        handling_item__matter__region=office.region,
        source_name="市政务网",
    )
    assert tags(client.get("/guides/g/"))["ContentSource"] == "市政务网"


@pytest.mark.django_db
def test_footer_says_what_the_settings_say_and_nothing_else(client, settings):
    bare = client.get("/audit/").content.decode()
    settings.SITE_ICP, settings.SITE_CONTACT = "沪ICP备<1>号", "021-12345"
    full = client.get("/audit/").content.decode()
    for label in ("联系方式", "ICP备案号", "公安备案号", "网站标识码"):
        assert label not in bare
    assert "联系方式：021-12345" in full
    assert ">沪ICP备&lt;1&gt;号</a>" in full
    assert 'href="/sitemap/"' in bare


def test_error_page_names_the_site_without_a_database(settings):
    settings.SITE_ID_CODE = "3100000000"
    response = Client().get("/no-such-page/")
    assert response.status_code == 404
    assert tags(response) == {"SiteName": "办事", "SiteIDCode": "3100000000"}


@pytest.mark.django_db
def test_site_map_leads_to_every_column(client):
    html = client.get("/sitemap/").content.decode()
    for column in listed():
        assert f'<a href="{column.url}">{column.name}</a>' in html


def test_every_address_for_readers_stands_under_a_column():
    found = get_resolver().url_patterns
    in_languages = [one for one in found if isinstance(one.pattern, LocalePrefixPattern)]
    found = [*found, *(page for one in in_languages for page in one.url_patterns)]
    sections = {str(one.pattern).partition("/")[0] for one in found if one not in in_languages}
    pages = {one for one in sections - NO_PAGES if "." not in one}
    assert len(pages) > 10
    assert len({column.section for column in COLUMNS}) == len(COLUMNS)
    assert pages - {column.section for column in COLUMNS} == set()
