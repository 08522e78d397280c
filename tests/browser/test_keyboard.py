"""From a search to a date and a print: by keys alone, and with scripts off. And the page read aloud."""

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser.conftest import DESKTOP, PHONE, WITHOUT_SCRIPTS, as_new
from tests.browser.walking import assert_sound
from tests.page_classes import rows

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

GUIDE = 'a[href="/guides/device/"]'
SITUATION = 'a[href*="situation="]'
VOICE = """
window.spoken = [];
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [{lang: "zh-CN"}],
  speak: (words) => { window.spoken.push(words.text); setTimeout(() => words.onend(), 0); },
  cancel: () => {},
  addEventListener: () => {},
}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


@pytest.fixture
def by_keys(windows):
    with as_new(windows(DESKTOP, {})) as driver:
        yield driver


@pytest.fixture
def old_phone(windows):
    with as_new(windows(PHONE, WITHOUT_SCRIPTS)) as driver:
        yield driver


@pytest.fixture
def by_ear(by_keys):
    """A browser with a voice, which says what it speaks in `spoken`."""
    added = by_keys.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": VOICE})
    yield by_keys
    by_keys.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)


def press(browser, *keys: str) -> None:
    ActionChains(browser).send_keys(*keys).perform()


def tab_to(browser, selector: str, most: int = 150) -> None:
    """The focus has come to `selector` by the tabulator, and is to be seen there."""
    for _step in range(most):
        press(browser, Keys.TAB)
        focused = browser.switch_to.active_element
        if browser.execute_script("return arguments[0].matches(arguments[1])", focused, selector):
            style = browser.execute_script(
                "return getComputedStyle(arguments[0]).outlineStyle", focused
            )
            assert style != "none", f"the focus on {selector} cannot be seen"
            return
    pytest.fail(f"the tabulator never comes to {selector}")


def activate(browser, selector: str) -> None:
    """By a key: without scripts the driver waits for the end of a tap in vain."""
    element = browser.find_element(By.CSS_SELECTOR, selector)
    element.send_keys(Keys.ENTER)
    WebDriverWait(browser, 10).until(expected_conditions.staleness_of(element))


def wait_for(browser, path: str) -> None:
    wait = WebDriverWait(browser, 10)
    wait.until(lambda page: path in page.current_url)
    wait.until(lambda page: page.execute_script("return document.readyState") == "complete")


def test_keys_lead_from_the_search_to_a_print(by_keys, live_server):
    rows()
    by_keys.get(f"{live_server.url}/")
    tab_to(by_keys, ".search input[name=q]")
    press(by_keys, "医疗器械", Keys.ENTER)
    wait_for(by_keys, "/search/")
    tab_to(by_keys, GUIDE)
    press(by_keys, Keys.ENTER)
    wait_for(by_keys, "/guides/device/")
    assert_sound(by_keys)

    tab_to(by_keys, SITUATION)
    press(by_keys, Keys.ENTER)
    wait_for(by_keys, "situation=")
    guide = by_keys.current_url
    by_keys.refresh()  # the focus begins at the top again
    tab_to(by_keys, "[data-print] button")
    by_keys.execute_script("window.print = () => { window.wasPrinted = true; }")
    press(by_keys, Keys.ENTER)
    assert by_keys.execute_script("return window.wasPrinted")

    by_keys.get(guide)
    tab_to(by_keys, "input[name=accepted]")
    press(by_keys, Keys.ENTER)
    wait_for(by_keys, "/guides/device/deadline/")
    assert "最迟" in by_keys.find_element(By.TAG_NAME, "main").text
    assert_sound(by_keys)


def test_the_same_without_scripts_and_in_large_type(old_phone, live_server):
    rows()
    old_phone.get(f"{live_server.url}/")
    activate(old_phone, ".site-tools button[name=elder]")
    assert old_phone.find_element(By.CSS_SELECTOR, "html[data-elder]")
    assert old_phone.current_url == f"{live_server.url}/"

    old_phone.find_element(By.CSS_SELECTOR, ".search input[name=q]").send_keys("医疗器械")
    activate(old_phone, ".search button")
    activate(old_phone, GUIDE)
    activate(old_phone, SITUATION)
    assert "situation=" in old_phone.current_url
    assert not old_phone.find_element(By.CSS_SELECTOR, "[data-aloud]").is_displayed()
    assert not old_phone.find_element(By.CSS_SELECTOR, "[data-print]").is_displayed()
    notice = old_phone.find_element(By.CSS_SELECTOR, 'a[href*="notice.pdf"]')
    assert "situation=" in notice.get_attribute("href")

    activate(old_phone, ".day-form button")
    assert "/guides/device/deadline/" in old_phone.current_url
    assert "最迟" in old_phone.find_element(By.TAG_NAME, "main").text
    assert old_phone.find_element(By.CSS_SELECTOR, "html[data-elder]")


def test_no_voice_no_button(by_keys, live_server):
    by_keys.get(f"{live_server.url}/styleguide/")
    assert not by_keys.find_element(By.CSS_SELECTOR, "[data-aloud]").is_displayed()


def test_page_is_read_aloud_where_there_is_a_voice(by_ear, live_server):
    by_ear.get(f"{live_server.url}/styleguide/")
    button = by_ear.find_element(By.CSS_SELECTOR, "[data-aloud]")
    assert button.text == "朗读本页"
    button.click()
    is_done = "return spoken.length > 20 && !document.querySelector('.is-read')"
    WebDriverWait(by_ear, 10).until(lambda page: page.execute_script(is_done))
    spoken = by_ear.execute_script("return spoken")
    assert spoken[0] == "样式手册"
    assert all(words.strip() for words in spoken)
    assert button.get_attribute("aria-pressed") == "false"
    assert_sound(by_ear)
