"""From the home page to a guide in a real browser: nothing is broken, nothing overflows."""

from datetime import UTC, datetime

import pytest
from selenium.webdriver.common.by import By

from matters.actions import publishing
from matters.models import GuideCitation, ProcessStep
from tests.browser.walking import assert_sound, follow
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    LegalCitationFactory,
    MaterialRequirementFactory,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

LONG_CODE = "11310000002422098T231010103300001"


@pytest.fixture
def guide(live_server):
    """A guide whose words are as long as they get in practice."""
    revision = GuideRevisionFactory(
        limited=True,
        handling_item__slug="device",
        handling_item__name="第二类医疗器械首次注册",
        handling_item__code=LONG_CODE,
        handling_item__matter__name="第二类医疗器械产品注册",
        handling_item__matter__office__name="上海市药品监督管理局",
        onsite_visits=0,
    )
    MaterialRequirementFactory(
        revision=revision,
        material__name="申请表" * 20,
        material_type="original",
        originals=1,
        source="applicant",
        necessity="required",
        filling_notes="https://example.org/" + "a" * 200,
    )
    ProcessStep.objects.create(
        revision=revision,
        name="技术审评",
        handler="技术审评中心",
        limit_amount=60,
        limit_unit="working_day",
        counts_in_limit=False,
        standard="符合规定" * 30,
    )
    GuideCitation.objects.create(
        revision=revision, citation=LegalCitationFactory(text="条款内容" * 60)
    )
    return publishing.publish(revision=revision, by=OPERATOR, at=datetime(2024, 5, 1, tzinfo=UTC))


def test_home_to_list_to_guide(browser, live_server, guide):
    browser.get(f"{live_server.url}/")
    assert_sound(browser)
    colour = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert colour != "rgba(0, 0, 0, 0)", "the stylesheet did not load"

    browser.find_element(By.NAME, "q").send_keys("医疗器械")
    follow(browser, By.CSS_SELECTOR, ".search button")
    assert "共 1 项" in browser.find_element(By.ID, "results").text
    assert_sound(browser)

    follow(browser, By.LINK_TEXT, "第二类医疗器械首次注册")
    assert browser.find_element(By.TAG_NAME, "h1").text == "第二类医疗器械首次注册"
    headline = browser.find_element(By.CLASS_NAME, "headline").text
    for words in ("20 个工作日", "10 个工作日", "缩短 50%", "0 次"):
        assert words in headline
    assert_sound(browser)

    follow(browser, By.LINK_TEXT, "完整版")
    assert LONG_CODE in browser.find_element(By.CLASS_NAME, "guide__body").text
    assert_sound(browser)


@pytest.mark.parametrize(
    "path",
    ["/guides/device/?on=2024-06-01", "/matters/?office=x&limit_max=-1", "/offices/"],
)
def test_page_is_sound(browser, live_server, guide, path):
    browser.get(f"{live_server.url}{path}")
    assert browser.find_element(By.TAG_NAME, "h1").is_displayed()
    assert_sound(browser)


def test_filter_and_its_chip_work_by_hand(browser, live_server, guide):
    browser.get(f"{live_server.url}/matters/")
    browser.find_element(By.NAME, "limit_max").send_keys("5")
    follow(browser, By.CSS_SELECTOR, ".by-name button")
    assert "共 0 项" in browser.find_element(By.ID, "results").text
    follow(browser, By.CSS_SELECTOR, ".chip")
    assert "共 1 项" in browser.find_element(By.ID, "results").text
    assert_sound(browser)


def test_keyboard_reaches_the_content_first(browser, live_server, guide):
    browser.get(f"{live_server.url}/guides/device/")
    browser.find_element(By.TAG_NAME, "body").send_keys("\ue004")
    focused = browser.switch_to.active_element
    assert focused.text == "跳到正文"
