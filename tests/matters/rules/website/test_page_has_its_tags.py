from dataclasses import replace

import pytest

from matters.rules.page_facts import PageFacts, PageKind
from matters.rules.website.page_has_its_tags import page_has_its_tags
from tests.rules import Pair, findings

SITE = {"SiteName": "办事", "SiteDomain": "banshi.example.gov.cn", "SiteIDCode": "3100000000"}
COLUMN = {
    "ColumnName": "办事事项",
    "ColumnDescription": "全部事项",
    "ColumnKeywords": "事项",
    "ColumnType": "办事服务",
}
ARTICLE = {"ArticleTitle": "办事指南", "PubDate": "2026-11-27 09:30", "ContentSource": "某局"}
GUIDE = PageFacts(PageKind.ARTICLE, {**SITE, **ARTICLE})
PAIR = Pair(
    page_has_its_tags,
    finds=PageFacts(tags={**SITE, **COLUMN, "ColumnType": " "}),
    passes=PageFacts(tags={**SITE, **COLUMN}),
)


def test_finding_counts_and_names_what_is_missing():
    (one,) = findings(page_has_its_tags, PageFacts(tags={"SiteName": "办事", **COLUMN}))
    assert one.found.why == "应有 7 个标签，缺 2 个：SiteDomain、SiteIDCode"


def test_an_article_needs_the_tags_of_an_article():
    assert findings(page_has_its_tags, GUIDE) == []
    (one,) = findings(page_has_its_tags, replace(GUIDE, kind=PageKind.COLUMN))
    assert "缺 4 个" in one.found.why


@pytest.mark.parametrize(
    ("name", "value"),
    [("PubDate", "2026-11-27"), ("PubDate", "2026年11月27日 09:30"), ("SiteIDCode", "31000")],
)
def test_a_tag_is_written_in_its_form(name, value):
    (one,) = findings(page_has_its_tags, replace(GUIDE, tags={**GUIDE.tags, name: value}))
    assert (one.found.place, one.found.phrase) == (name, value)
