"""A real Chromium, on a desktop and on a phone."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

pytest.register_assert_rewrite("tests.browser.walking")

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-prefers-reduced-motion",
)
DESKTOP = (1280, 900)
PHONE = (390, 844)
WITHOUT_SCRIPTS = {"profile.managed_default_content_settings.javascript": 2}


def chromium_and_driver() -> tuple[str, str] | None:
    """Where Chromium and its driver are, or None where one is missing."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def chromium(size: tuple[int, int], profile: Path, prefs: Mapping[str, Any]) -> webdriver.Chrome:
    """Chromium in a window of `size` with a profile of its own, which keeps what it writes to its console."""
    found = chromium_and_driver()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium or chromedriver is missing")
        pytest.skip("Chromium or chromedriver is missing")
    binary, driver_path = found
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    width, height = size
    options.add_argument(f"--window-size={width},{height}")
    if size == PHONE:
        metrics = {"width": width, "height": height, "pixelRatio": 2, "mobile": True, "touch": True}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    if prefs:
        options.add_experimental_option("prefs", dict(prefs))
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(driver_path))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory) -> None:
    """SQLite lies in a file: in memory all requests share one connection, and so one transaction.

    A browser asks for several things at once, and one that is taken back would take back the other.
    """
    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        place = tmp_path_factory.mktemp("database") / "banshi.sqlite3"
        default.setdefault("TEST", {})["NAME"] = str(place)
        connection.settings_dict.setdefault("TEST", {})["NAME"] = str(place)


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """Starts when the database lies in its file: it would else take the connection to the one in memory."""
    return live_server


Windows = Callable[[tuple[int, int], Mapping[str, Any]], webdriver.Chrome]


@pytest.fixture(scope="session")
def windows(tmp_path_factory) -> Iterator[Windows]:
    """A Chromium of each kind is started once, and is as new for every test: to start takes longer than most tests."""
    opened: dict[tuple[Any, ...], webdriver.Chrome] = {}

    def window(size: tuple[int, int], prefs: Mapping[str, Any]) -> webdriver.Chrome:
        kind = (size, *sorted(prefs.items()))
        if kind not in opened:
            opened[kind] = chromium(size, tmp_path_factory.mktemp("profile"), prefs)
        return opened[kind]

    yield window
    for driver in opened.values():
        driver.quit()


@contextmanager
def as_new(driver: webdriver.Chrome) -> Iterator[webdriver.Chrome]:
    """Afterwards it shows nothing and remembers nothing: no page that goes on asking, no cookie, no word in its console.

    What a page left behind says of its last requests may come a moment later, so the console is emptied again before.
    """
    driver.get_log("browser")
    try:
        yield driver
    finally:
        first, *others = driver.window_handles
        for handle in others:
            driver.switch_to.window(handle)
            driver.close()
        driver.switch_to.window(first)
        driver.get("about:blank")
        driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        driver.execute_cdp_cmd(
            "Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"}
        )
        driver.get_log("browser")


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def browser(request, windows) -> Iterator[webdriver.Chrome]:
    with as_new(windows(request.param, {})) as driver:
        yield driver


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def browser_without_scripts(request, windows) -> Iterator[webdriver.Chrome]:
    """Chromium of somebody who switched scripts off."""
    with as_new(windows(request.param, WITHOUT_SCRIPTS)) as driver:
        yield driver


@pytest.fixture
def window(windows: Windows) -> Iterator[webdriver.Chrome]:
    """One browser for every size and look: starting one takes longer than looking at a page."""
    with as_new(windows(DESKTOP, {})) as driver:
        yield driver
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
