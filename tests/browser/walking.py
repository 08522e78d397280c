"""What every walk through a browser does: follow a link, and look whether the page is sound."""

from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import WebDriverWait


def assert_sound(browser):
    """The page wrote no error to the console and is no wider than the window."""
    errors = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert errors == []
    width, window = browser.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert width <= window, browser.current_url


def follow(browser, by, value):
    """Click what leads to another page, and wait until that page is loaded."""
    element = browser.find_element(by, value)
    element.click()
    wait = WebDriverWait(browser, 10)
    wait.until(expected_conditions.staleness_of(element))
    wait.until(lambda page: page.execute_script("return document.readyState") == "complete")
