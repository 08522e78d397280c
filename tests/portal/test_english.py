"""Every class of page in English: what is Chinese there comes from the records, and says that it is Chinese.

The rows have Chinese content. Whatever Chinese a page shows has to stand in the database, else it is a word of the
interface that nobody translated.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from matters.rules import registry
from portal.content_language import HAN
from tests.page_classes import MISSING, PAGES, rows
from tests.portal.test_html import error_of

RUN = re.compile(rf"[{HAN}]+")
VOID = {
    "br",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
    "line",
    "rect",
    "path",
    "circle",
}
SAID_ALOUD = {"aria-label", "alt", "placeholder", "title", "content"}
EXAMPLES = "药品经营许可 开药店 简体中文"
"""What the search box suggests to look for, and what the other language calls itself."""


class Page(HTMLParser):
    """`said`: each text with Chinese on the page, attributes and title included; `unmarked`: text that does not say so."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: list[str] = []
        self.unmarked: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.said += [value for name, value in given.items() if name in SAID_ALOUD]
        if tag not in VOID:
            outer = self.open[-1][1] if self.open else ""
            self.open.append((tag, given.get("lang", outer)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG without content."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        if tag in {"script", "style"} or not RUN.search(data):
            return
        self.said.append(data)
        if tag != "title" and not language.startswith("zh"):
            self.unmarked.append(data.strip())


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in strings(one))
    elif isinstance(value, list | tuple):
        yield from (text for one in value for text in strings(one))


def recorded() -> str:
    """All text of all rows, one after the other."""
    labels = ("audit", "matters", "reforms")
    models = [model for label in labels for model in apps.get_app_config(label).get_models()]
    values = (row for model in models for row in model.objects.values())
    return "\n".join(text for row in values for text in strings(row))


def leaks(html: str, records: str) -> tuple[set[str], list[str]]:
    """Chinese that no record holds, and Chinese that is not marked as such."""
    page = Page(html)
    runs = {run for text in page.said for run in RUN.findall(text)}
    return {run for run in runs if run not in records}, page.unmarked


def test_word_of_no_record_and_word_without_a_mark_are_found():
    html = '<html lang="en"><p>材料 <bdi lang="zh-Hans">机构</bdi></p><img alt="份数">'
    assert leaks(html, "某机构") == ({"材料", "份数"}, ["材料"])


@pytest.mark.django_db
def test_pages_in_english_say_in_chinese_only_what_the_records_say(client):
    rows()
    quoted = [f"{rule.source} {rule.clause}" for rule in registry.rules()]
    records = "\n".join((recorded(), *quoted, *PAGES.values(), EXAMPLES, settings.SITE_NAME))
    left = {}
    for name, path in PAGES.items():
        response = client.get(f"/en{path}")
        assert response.status_code in ({404} if name in MISSING else {200, 400}), name
        html = response.content.decode()
        assert '<html lang="en"' in html, name
        assert error_of(html) == "", name
        if found := [one for one in leaks(html, records) if one]:
            left[name] = found
    assert left == {}
