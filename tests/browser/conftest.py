"""A real Chromium, on a desktop and on a phone."""

import os
import shutil
from collections.abc import Iterator

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

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


def chromium_and_driver() -> tuple[str, str] | None:
    """Where Chromium and its driver are, or None where one is missing."""
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def browser(request, tmp_path) -> Iterator[webdriver.Chrome]:
    """Chromium with a profile of its own, which keeps what it writes to its console."""
    found = chromium_and_driver()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium or chromedriver is missing")
        pytest.skip("Chromium or chromedriver is missing")
    binary, driver_path = found
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(flag)
    width, height = request.param
    options.add_argument(f"--window-size={width},{height}")
    if request.param == PHONE:
        metrics = {"width": width, "height": height, "pixelRatio": 2, "mobile": True, "touch": True}
        options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = Service(driver_path)
    driver = webdriver.Chrome(options=options, service=service)
    try:
        yield driver
    finally:
        driver.quit()
