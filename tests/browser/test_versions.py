"""From a guide to its history, to what changed, to the audit chain, in a real browser."""

from datetime import UTC, datetime

import pytest
from selenium.webdriver.common.by import By

from matters.actions import retiring
from tests.browser.walking import assert_sound, follow
from tests.factories import OPERATOR, HandlingItemFactory, published_guide

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

LONG_REASON = "按照深化“放管服”改革的要求" * 20


@pytest.fixture
def guide(live_server):
    """Three versions with words as long as they get; the last halves its promised limit."""
    item = HandlingItemFactory(slug="device", name="第二类医疗器械首次注册")
    for number, promised in ((1, 20), (2, 20), (3, 10)):
        revision = published_guide(
            handling_item=item,
            number=number,
            at=datetime(2020 + number, 5, 1, tzinfo=UTC),
            limited=True,
            promised_limit_amount=promised,
            change_reason=LONG_REASON,
            rights_and_duties=f"如实提交材料,{'逾期' * 60}{number}。",
        )
    return revision


def test_guide_to_history_to_what_changed(browser, live_server, guide):
    browser.get(f"{live_server.url}/guides/device/?view=full")
    follow(browser, By.LINK_TEXT, "历次版本和比较")
    assert len(browser.find_elements(By.CLASS_NAME, "version")) == 3
    assert_sound(browser)

    follow(browser, By.LINK_TEXT, "与第 2 版比较")
    assert "20 → 10 个工作日，缩短 50%" in browser.find_element(By.TAG_NAME, "main").text
    for tag, decoration in (("ins", "underline"), ("del", "line-through")):
        style = browser.execute_script(
            "return getComputedStyle(document.querySelector(arguments[0])).textDecorationLine", tag
        )
        assert style == decoration
    assert_sound(browser)

    follow(browser, By.LINK_TEXT, "历次版本")
    follow(browser, By.LINK_TEXT, "审计链")
    assert browser.find_element(By.TAG_NAME, "h1").text == "审计链"
    assert_sound(browser)


def test_guide_that_was_taken_down_leads_on(browser, live_server, guide):
    retiring.withdraw(revision=guide, by=OPERATOR, notice="窗口地址有误。" * 30)
    browser.get(f"{live_server.url}/guides/device/")
    assert "这份办事指南已撤下" in browser.find_element(By.TAG_NAME, "main").text
    assert_sound(browser)
    follow(browser, By.LINK_TEXT, "历次版本和比较")
    assert "已撤下" in browser.find_element(By.CLASS_NAME, "version").text
    assert_sound(browser)
