"""A deadline in a real browser: with scripts the answer changes in place, without them the form is sent."""

from datetime import UTC, datetime

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import WebDriverWait

from matters.actions import publishing
from matters.models import MatterType, SpecialProcedure
from tests.browser.accessibility import resize
from tests.browser.walking import assert_sound, follow
from tests.factories import OPERATOR, GuideRevisionFactory
from tests.portal.calendar_rows import load

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

REFUSED = "400 (Bad Request)"
OVERTAKEN = ("htmx:afterRequest", "htmx:sendAbort")
"""What htmx notes of a request that the next one took the place of, as `hx-sync` asks."""
PAGE = "/guides/device/deadline/"


@pytest.fixture(autouse=True)
def _guide(live_server):
    """A licence with 10 days promised and 20 by law, and a procedure that stops the clock."""
    load(2025, 2026)
    revision = GuideRevisionFactory(
        limited=True,
        handling_item__slug="device",
        handling_item__name="第二类医疗器械首次注册",
        handling_item__matter__matter_type=MatterType.objects.get(name="行政许可"),
    )
    SpecialProcedure.objects.create(
        revision=revision, name="专家评审" * 6, kind="expert_review", counts_in_limit=False
    )
    publishing.publish(revision=revision, by=OPERATOR, at=datetime(2024, 5, 1, tzinfo=UTC))


def dates(browser):
    """The last days the page shows."""
    script = "return [...document.querySelectorAll('.verdict time')].map(one => one.dateTime)"
    return browser.execute_script(script)


def wait_for(browser, expected):
    WebDriverWait(browser, 10).until(lambda page: dates(page) == expected)


def pick(browser, name, day):
    """Chooses a day, as the browser's own calendar does: the order of typing depends on its language."""
    browser.execute_script(
        "const field = document.getElementById(arguments[0]); field.focus();"
        "field.value = arguments[1]; field.dispatchEvent(new Event('change', {bubbles: true}))",
        name,
        day,
    )


def mark(browser):
    """Leaves a mark in the window, which a full load takes away."""
    browser.execute_script("window.kept = true")


def is_marked(browser):
    return browser.execute_script("return window.kept === true")


def test_guide_leads_to_its_deadline(browser, live_server):
    browser.get(f"{live_server.url}/guides/device/")
    assert_sound(browser)
    browser.execute_script("document.getElementById('accepted').value = '2026-09-15'")
    follow(browser, By.CSS_SELECTOR, ".day-form button")
    assert dates(browser) == ["2026-09-29", "2026-10-19"]
    assert_sound(browser)


def test_choosing_a_day_changes_the_answer_in_place(browser, live_server):
    browser.get(f"{live_server.url}{PAGE}?accepted=2026-09-15")
    mark(browser)
    pick(browser, "accepted", "2026-12-10")
    wait_for(browser, ["2026-12-24", "2027-01-07"])
    assert is_marked(browser)
    assert browser.current_url == f"{live_server.url}{PAGE}?accepted=2026-12-10"
    assert browser.switch_to.active_element.get_attribute("id") == "accepted"
    said = browser.find_element(By.ID, "said")
    assert said.get_attribute("role") == "status"
    assert "最迟 2027-01-07 星期四（暂定）" in said.get_attribute("textContent")
    assert_sound(browser)


def test_going_back_shows_the_form_that_belongs_to_the_answer(browser, live_server):
    browser.get(f"{live_server.url}{PAGE}?accepted=2026-09-15")
    pick(browser, "accepted", "2026-12-10")
    wait_for(browser, ["2026-12-24", "2027-01-07"])
    browser.back()
    wait_for(browser, ["2026-09-29", "2026-10-19"])
    assert browser.find_element(By.ID, "accepted").get_attribute("value") == "2026-09-15"
    assert_sound(browser)


def test_procedure_and_extension_are_switched_on_in_place(browser, live_server):
    browser.get(f"{live_server.url}{PAGE}?accepted=2026-09-15")
    mark(browser)
    browser.find_element(By.CSS_SELECTOR, ".ask__section summary").click()
    days = browser.find_element(By.ID, "p1")
    days.send_keys("5", Keys.TAB)
    wait_for(browser, ["2026-10-12", "2026-10-26"])
    assert browser.switch_to.active_element.get_attribute("id") == "p1_from"
    browser.find_element(By.ID, "extended").click()
    wait_for(browser, ["2026-10-12", "2026-11-09"])
    assert browser.find_elements(By.CLASS_NAME, "day--paused")
    assert is_marked(browser)
    assert_sound(browser)


def test_mistake_is_told_in_place_and_gone_once_it_is_mended(browser, live_server):
    browser.get(f"{live_server.url}{PAGE}?accepted=2026-09-15&p1=5")
    mark(browser)
    field = browser.find_element(By.ID, "p1")
    field.clear()
    field.send_keys("-5", Keys.ENTER)
    wait_for(browser, [])
    alert = browser.find_element(By.CSS_SELECTOR, "[role=alert]")
    assert "不能小于 0" in alert.text
    field = browser.find_element(By.ID, "p1")
    assert field.get_attribute("value") == "-5"
    assert field.get_attribute("aria-invalid") == "true"
    described = browser.find_element(By.ID, field.get_attribute("aria-describedby"))
    assert "不能小于 0" in described.text

    field.clear()
    field.send_keys("6", Keys.ENTER)
    wait_for(browser, ["2026-10-13", "2026-10-27"])
    assert not browser.find_elements(By.CSS_SELECTOR, "[role=alert], [aria-invalid]")
    assert is_marked(browser)
    errors = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    expected = (REFUSED, *OVERTAKEN)
    assert [one for one in errors if not any(note in one["message"] for note in expected)] == []


def test_day_outside_the_calendar_asks_nothing_and_says_that_the_answer_is_old(
    browser, live_server
):
    """While a year is typed digit by digit, every digit makes a day: 0002, 0020, 0202."""
    browser.get(f"{live_server.url}{PAGE}?accepted=2026-09-15")
    stale = browser.find_element(By.CLASS_NAME, "stale")
    assert not stale.is_displayed()
    pick(browser, "accepted", "0202-09-15")
    WebDriverWait(browser, 10).until(lambda _: stale.is_displayed())
    assert dates(browser) == ["2026-09-29", "2026-10-19"]
    assert_sound(browser)


def send(browser, name, value):
    """Types into a field and sends the form with Enter: a tap waits for scripts that are off."""
    field = browser.find_element(By.ID, name)
    field.clear()
    field.send_keys(value, Keys.ENTER)
    WebDriverWait(browser, 10).until(expected_conditions.staleness_of(field))


def test_form_works_without_scripts(browser_without_scripts, live_server):
    browser = browser_without_scripts
    browser.get(f"{live_server.url}{PAGE}?accepted=2026-09-15")
    assert not browser.execute_script("return 'htmx' in window")
    browser.find_element(By.CSS_SELECTOR, ".ask__section summary").send_keys(Keys.ENTER)
    send(browser, "p1", "5")
    assert "p1=5" in browser.current_url
    assert dates(browser) == ["2026-10-12", "2026-10-26"]
    send(browser, "p1", "10000")
    assert "最多 1000" in browser.find_element(By.CSS_SELECTOR, "[role=alert]").text
    assert browser.find_element(By.ID, "p1").get_attribute("value") == "10000"


@pytest.mark.parametrize(
    "path",
    [
        f"{PAGE}?accepted=2026-09-15&p1=15&other=60&extended=1&received=2026-09-08",
        "/deadlines/",
        "/deadlines/?accepted=2026-09-15&amount=3000&unit=calendar_day",
    ],
)
def test_page_is_sound(browser, live_server, path):
    browser.get(f"{live_server.url}{path}")
    assert browser.find_element(By.TAG_NAME, "h1").is_displayed()
    for details in browser.find_elements(By.CSS_SELECTOR, "details:not([open]) > summary"):
        details.click()
    assert_sound(browser)


def test_any_limit_changes_in_place(browser, live_server):
    browser.get(f"{live_server.url}/deadlines/?accepted=2026-09-15&amount=20&unit=working_day")
    mark(browser)
    browser.find_element(By.CSS_SELECTOR, "#unit option[value=calendar_day]").click()
    wait_for(browser, ["2026-10-05"])
    browser.find_element(By.ID, "rolls").click()
    wait_for(browser, ["2026-10-08"])
    assert is_marked(browser)
    assert_sound(browser)


CUT_MARKS = """
return [...document.querySelectorAll(".day__mark")].filter((one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  const mark = range.getBoundingClientRect(), cell = one.closest(".day").getBoundingClientRect();
  return mark.left < cell.left || mark.right > cell.right || mark.bottom > cell.bottom;
}).map((one) => one.textContent);
"""


@pytest.mark.parametrize("look", ["", "elder"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_marks_of_days_stay_in_their_cells_on_narrow_phones(window, live_server, language, look):
    window.get(f"{live_server.url}/theme.css")
    window.delete_all_cookies()
    if look:
        window.add_cookie({"name": "look", "value": look})
    for width in (390, 320):
        resize(window, (width, 844), is_phone=True)
        window.get(f"{live_server.url}{language}{PAGE}?accepted=2026-09-15")
        assert window.find_elements(By.CLASS_NAME, "day--deadline")
        assert window.execute_script(CUT_MARKS) == [], width
