"""The short and the full version of a guide page: the same guide, folded or not."""

import re

import pytest

from tests.portal.reading import text_of

pytestmark = pytest.mark.django_db

FOLDED = {"covers", "basics", "intermediary", "rights", "citations", "record"}


def page(client, slug, **query):
    response = client.get(f"/guides/{slug}/", query)
    assert response.status_code == 200
    return response


def folded(response):
    return {one.key for one in response.context["frame"].sections if one.is_folded}


def current(response):
    return [one.label for one in response.context["frame"].versions if one.is_current]


def test_short_is_the_default_and_folds_what_few_people_look_for(client, full_guide):
    for query in ({}, {"view": "short"}):
        response = page(client, "full", **query)
        assert folded(response) == FOLDED
        assert current(response) == ["简版"]


def test_full_folds_nothing(client, full_guide):
    response = page(client, "full", view="full")
    assert folded(response) == set()
    assert current(response) == ["完整版"]
    assert '<details class="fold">' not in response.content.decode()


def test_short_leaves_no_word_out(client, full_guide):
    short, full = (text_of(page(client, "full", view=view)) for view in ("short", "full"))
    for words in ("仅指行政审批环节", "如实提交", "第一款。", "可以申请复议", "检验服务"):
        assert words in short
        assert words in full


def test_short_says_in_one_line_of_what_nothing_is_known(client, bare_guide):
    html = page(client, "bare").content.decode()
    empty = re.findall(r'<div class="fold fold--empty"><h2 id="(\w+)">', html)
    assert empty == [
        "contact",
        "fees",
        "conditions",
        "results",
        "questions",
        "intermediary",
        "rights",
        "citations",
    ]
    for key in ("materials", "steps", "windows"):
        assert f'<section aria-labelledby="{key}">' in html


def test_versions_keep_what_else_the_address_asks(client, full_guide):
    response = page(client, "full", on="2024-06-01", situation="2", view="full")
    short, _full = response.context["frame"].versions
    assert "on=2024-06-01" in short.url
    assert "situation=" in short.url
    assert "view=short" in short.url
    linked = response.context["guide"].materials.situations[0].query
    assert "view=full" in linked
    assert "on=2024-06-01" in linked
    assert response.context["frame"].all_situations == "?on=2024-06-01&view=full"


@pytest.mark.parametrize("view", ["<script>alert(1)</script>", "\x00", "FULL", "9" * 5000, "²"])
def test_version_there_is_not_is_told_and_the_short_one_shown(client, full_guide, view):
    response = page(client, "full", view=view)
    html = response.content.decode()
    assert folded(response) == FOLDED
    assert "只有简版（view=short）和完整版（view=full）" in html
    assert "<script>alert" not in html


def test_page_is_whole_without_scripts_and_has_no_inline_ones(client, full_guide):
    html = page(client, "full").content.decode()
    assert "style=" not in html
    inline = re.findall(r"<script(?![^>]*src=)[^>]*>", html)
    assert set(inline) <= {'<script type="application/ld+json">'}  # data, which nothing runs
    assert "onclick" not in html
    assert re.search(r"<li hidden data-print>", html)


def test_toc_leads_to_every_section(client, full_guide):
    html = page(client, "full").content.decode()
    for section in page(client, "full").context["frame"].sections:
        assert html.count(f'id="{section.key}"') == 1
        assert f'<li><a href="#{section.key}"' in html
