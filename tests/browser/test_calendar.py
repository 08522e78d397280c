"""The calendar in a real browser: months fit the window, and its own stylesheet is there."""

import pytest
from selenium.webdriver.common.by import By

from tests.browser.walking import assert_sound, follow
from tests.portal.calendar_rows import load

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


def test_calendar_fits_and_leads_to_the_year_before(browser, live_server):
    load(2025, 2026)
    browser.get(f"{live_server.url}/calendar/?year=2026")
    assert_sound(browser)
    months = browser.find_elements(By.CLASS_NAME, "month")
    assert len(months) == 12
    makeup = browser.find_element(By.CSS_SELECTOR, ".month .day--makeup")
    assert makeup.value_of_css_property("border-top-style") == "solid", "no stylesheet"
    assert makeup.rect["width"] >= 24
    follow(browser, By.CSS_SELECTOR, "a[rel=prev]")
    assert browser.find_element(By.TAG_NAME, "h1").text == "2025 年"
    assert_sound(browser)
