"""The portal's own pages are read as they are shown, and with every setting filled in no rule finds fault."""

import pytest

from matters.rules import registry
from matters.rules.engine import Subject
from matters.rules.page_facts import FOOTER_ITEMS, PageFacts, PageKind
from matters.rules.running import Runner
from portal import page_facts
from tests.factories import OfficeFactory, published_guide
from tests.reforms.factories import ReformPlanFactory
from tests.rules import WORLD

SITE = {
    "SITE_ORGANISER": "某市人民政府办公室",
    "SITE_DOMAIN": "banshi.example.gov.cn",
    "SITE_ID_CODE": "3100000000",
    "SITE_ICP": "沪ICP备00000000号",
    "SITE_POLICE_RECORD": "沪公网安备00000000000000号",
    "SITE_CONTACT": "021-12345",
}


@pytest.fixture
def catalogue():
    published_guide(handling_item__slug="g", handling_item__matter__office=OfficeFactory(slug="o"))
    ReformPlanFactory(slug="p")


def findings():
    runner = Runner(WORLD)
    return list(runner.things(Subject.PAGE, page_facts.pages(WORLD)))


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
def test_no_page_lacks_anything_where_the_settings_are_filled_in(settings):
    for name, value in SITE.items():
        setattr(settings, name, value)
    assert findings() == []
    found = {ref.key: facts.kind for ref, facts in page_facts.pages(WORLD)}
    assert {"/", "/matters/", "/offices/o/", "/reforms/p/", "/sitemap/"} <= found.keys()
    assert [path for path, kind in found.items() if kind is PageKind.ARTICLE] == ["/guides/g/"]


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize(
    ("setting", "rule"),
    [(name, "WB-02") for name in SITE if name != "SITE_DOMAIN"]
    + [("SITE_DOMAIN", "WB-01"), ("SITE_ID_CODE", "WB-01")],
)
def test_a_setting_left_empty_is_found_on_every_page(settings, setting, rule):
    for name, value in SITE.items():
        setattr(settings, name, "" if name == setting else value)
    pages = len(list(page_facts.pages(WORLD)))
    assert pages > 10
    assert [one.rule.id for one in findings()].count(rule) == pages


@pytest.mark.django_db
def test_an_empty_portal_has_its_columns():
    paths = {ref.key for ref, _facts in page_facts.pages(WORLD)}
    assert {"/", "/matters/", "/deadlines/", "/sitemap/"} <= paths


def test_tags_and_footer_are_read_from_the_html():
    html = """<html><head><title>事项 - 办事</title><meta charset="utf-8">
        <meta name="SiteName" content="办事"><meta name="ColumnName"></head>
        <body><p>主办单位：正文里的不算</p><footer><p>主办单位：某市</p><p>网站标识码：</p>
        <p>ICP备案号：<a href="https://beian.miit.gov.cn/">沪ICP备1号</a></p>
        <ul><li><a href="/sitemap/">网站地图</a></li></ul></footer></body></html>"""
    title, facts = page_facts.read(html, PageKind.COLUMN)
    assert title == "事项 - 办事"
    assert facts == PageFacts(
        PageKind.COLUMN,
        {"SiteName": "办事", "ColumnName": ""},
        frozenset({"主办单位", "ICP备案号", "网站地图"}),
    )
    assert facts.footer < set(FOOTER_ITEMS)


def test_a_link_without_address_is_no_site_map():
    _title, facts = page_facts.read("<footer><li><a>网站地图</a></li></footer>", PageKind.COLUMN)
    assert facts.footer == frozenset()


def test_an_address_without_a_page_is_left_out():
    assert page_facts.html_of("/no-such-page/") is None


def test_pages_are_left_out_where_style_sheets_are_not_collected(monkeypatch):
    class Uncollected:
        hashed_files = {}

    monkeypatch.setattr(page_facts, "staticfiles_storage", Uncollected())
    assert list(page_facts.pages(WORLD)) == []


def test_the_rules_of_pages_are_two():
    assert [one.id for one in registry.working(Subject.PAGE)] == ["WB-01", "WB-02"]
