"""The guide page in a real browser: what scripts add to it, which is whole without them."""

from datetime import UTC, datetime

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from matters.actions import publishing
from matters.models import ContactChannel
from tests.browser.accessibility import resize
from tests.browser.walking import assert_sound
from tests.factories import OPERATOR, GuideRevisionFactory, MaterialRequirementFactory

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def guide(live_server):
    revision = GuideRevisionFactory(limited=True, handling_item__slug="device")
    for number in range(8):
        MaterialRequirementFactory(revision=revision, material__name=f"材料 {number}")
    ContactChannel.objects.create(revision=revision, kind="consultation", value="021-12345678")
    return publishing.publish(revision=revision, by=OPERATOR, at=datetime(2024, 5, 1, tzinfo=UTC))


def current(browser):
    return [
        link.get_attribute("hash")
        for link in browser.find_elements(By.CSS_SELECTOR, ".toc a[aria-current]")
    ]


def test_guide_contents_follow_and_offer_to_copy_and_print(browser, live_server, guide):
    browser.get(f"{live_server.url}/guides/device/")
    wait = WebDriverWait(browser, 10)
    browser.execute_script("document.getElementById('contact').scrollIntoView()")
    wait.until(lambda _: current(browser) == ["#contact"])
    copy = browser.find_element(By.CSS_SELECTOR, ".phone .copy")
    assert copy.get_attribute("aria-label") == "复制电话 021-12345678"
    assert browser.find_element(By.CSS_SELECTOR, "[data-print] button").is_displayed()

    fold = browser.find_element(By.XPATH, "//details[.//h2[@id='record']]")
    assert fold.get_attribute("open") is None
    link = browser.find_element(By.CSS_SELECTOR, ".toc a[href='#record']")
    browser.execute_script("arguments[0].click()", link)
    wait.until(lambda _: fold.get_attribute("open") is not None)
    assert_sound(browser)


CODE_ABOVE_ANSWER = """
const bottom = document.querySelector(".qr").getBoundingClientRect().bottom;
return bottom <= document.querySelector(".headline").getBoundingClientRect().top;
"""


def test_printed_code_stands_clear_of_the_answer(window, live_server, guide):
    resize(window, (688, 900), is_phone=False)
    window.get(f"{live_server.url}/guides/device/")
    window.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert window.execute_script(CODE_ABOVE_ANSWER)
    finally:
        window.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
