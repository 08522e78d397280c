"""Every class of page, light, dark and in large type, on a desktop and on a phone: nothing that axe-core finds."""

from urllib.parse import quote

import pytest

from tests.browser.accessibility import (
    CONTRAST,
    console_errors,
    resize,
    smaller_targets,
    smaller_texts,
    violations,
    wear,
    wider_than_the_window,
)
from tests.browser.conftest import DESKTOP, PHONE
from tests.page_classes import ENGLISH, PAGES, rows

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

BODY_TEXT = 24
"""Pixels: 18 pt, the least of 长辈版."""
TARGET = 60
SIZES = ((DESKTOP, False), (PHONE, True))
PLANTED = """<!doctype html><html lang="zh-Hans"><title>x</title><main><h1>一</h1>
<img src="data:,"><p style="color:#bbb">看不清</p><a href="#x">小</a><div style="width:3000px">宽</div></main>"""


def found_in(window, *, is_large: bool) -> list[str]:
    """What is wrong with the page at hand on both sizes; in large type, also what is too small.

    Large type stands in one column on both sizes, so one of them is looked at in full.
    """
    found = []
    for size, is_phone in SIZES:
        resize(window, size, is_phone=is_phone)
        found += violations(window, CONTRAST if is_large and not is_phone else None)
        found += [f"wider: {one}" for one in wider_than_the_window(window)]
        if is_large:
            found += [f"text: {one}" for one in smaller_texts(window, BODY_TEXT)]
            found += [f"target: {one}" for one in smaller_targets(window, TARGET)]
        else:
            wear(window, "dark")
            found += [f"dark: {one}" for one in violations(window, CONTRAST)]
            wear(window, "auto")
    return found


def test_every_class_of_page(window, live_server):
    """One test, for one browser and one filling of the database; it says all that it finds."""
    rows()
    pages = PAGES | {f"{name} in English": path for name, path in ENGLISH.items()}
    wrong = []
    for look in ("", "elder"):
        window.get(f"{live_server.url}/theme.css")
        window.delete_all_cookies()
        if look:
            window.add_cookie({"name": "look", "value": look})
        console_errors(window)
        for name, path in pages.items():
            resize(window, DESKTOP, is_phone=False)
            window.get(f"{live_server.url}{path}")
            found = found_in(window, is_large=look == "elder")
            refused = (
                window.current_url
            )  # the console also names a page that answers with 400 or 404
            found += [one for one in console_errors(window) if not one.startswith(refused)]
            wrong += [f"{name} {look}: {one}" for one in found]
    assert not wrong, "\n".join(wrong)


def test_planted_faults_are_found(window):
    window.get(f"data:text/html;charset=utf-8,{quote(PLANTED)}")
    resize(window, PHONE, is_phone=True)
    rules = {one.split(":")[0] for one in violations(window)}
    assert {"image-alt", "color-contrast"} <= rules
    assert wider_than_the_window(window)
    assert smaller_texts(window, BODY_TEXT)
    assert smaller_targets(window, TARGET)
