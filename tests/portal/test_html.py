"""Every class of page is HTML without a parse error, by the parser that browsers' rules are written down in."""

import html5lib
import pytest
from html5lib.html5parser import ParseError

from tests.page_classes import MISSING, PAGES, rows


def error_of(html: str) -> str:
    """What the parser says, with the line it stopped in; empty for sound HTML."""
    parser = html5lib.HTMLParser(strict=True)
    try:
        parser.parse(html)
    except ParseError as error:
        (line, _column), _code, _data = parser.errors[0]
        return f"{error}: {html.splitlines()[line - 1].strip()[:200]}"
    return ""


@pytest.mark.parametrize(
    "planted",
    [
        "<p><div></div></p>",
        '<p id="a" id="b">',
        "<ul><li></ul></div>",
        "<table><p></p></table>",
        "&middot",
    ],
)
def test_planted_error_is_found(planted):
    assert error_of(f"<!doctype html><title>x</title>{planted}")


def test_sound_html_has_none():
    assert error_of("<!doctype html><html><title>x</title><p>一 &amp;二</p></html>") == ""


@pytest.mark.django_db
def test_every_class_of_page_is_sound_html(client):
    rows()
    wrong = {}
    for name, path in PAGES.items():
        response = client.get(path)
        assert response.status_code in ({404} if name in MISSING else {200, 400}), name
        if error := error_of(response.content.decode()):
            wrong[name] = error
    assert wrong == {}
