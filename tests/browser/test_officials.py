"""An editor, a reviewer and a publisher at their desks, in a real browser, from the draft to the correction."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from matters.actions import groups
from matters.models import GuideRevision
from tests.browser.walking import assert_sound
from tests.factories import MaterialRequirementFactory, OfficeFactory, complete_guide
from tests.matters.admin import desk

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

LIST = "/admin/matters/guiderevision/"


@pytest.fixture
def office(live_server):
    return OfficeFactory(name="上海市药品监督管理局", slug="yjj")


@pytest.fixture
def draft(office):
    revision = complete_guide(
        number=1,
        handling_item__slug="device",
        handling_item__name="第二类医疗器械首次注册",
        handling_item__matter__name="第二类医疗器械产品注册",
        handling_item__matter__office=office,
    )
    MaterialRequirementFactory(
        revision=revision, material__name="申请表", order=9, blank_form="表 2", sample="样 2"
    )
    return revision


AT_REST = """
    if (document.querySelector("[hx-post].htmx-request")) return false;
    document.body.addEventListener("htmx:beforeRequest", (event) => event.preventDefault());
    return true;
"""
"""Whether no draft is being checked; none will be, so that no request is cut off when the page goes."""


class Desk:
    """One browser, at which people of the office sit down in turn."""

    def __init__(self, browser, server, office):
        self.browser, self.server, self.people = browser, server, {}
        for name, role in (
            ("editor", groups.EDITORS),
            ("reviewer", groups.REVIEWERS),
            ("publisher", groups.PUBLISHERS),
        ):
            self.people[name] = desk.official(role, office, username=name)

    def sit_down(self, name):
        """`name` is signed in, and looks at the first page."""
        client = Client()
        client.force_login(self.people[name])
        self.browser.get(f"{self.server.url}/offices/")
        self.browser.delete_all_cookies()
        value = client.cookies["sessionid"].value
        self.browser.add_cookie({"name": "sessionid", "value": value, "path": "/"})
        self.open("/admin/")

    def open(self, path):
        self.browser.get(f"{self.server.url}{path}")
        assert_sound(self.browser)

    def press(self, element):
        """What leads to another page is pressed, and that page is there and sound."""
        page = self.browser.find_element(By.TAG_NAME, "html")
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        wait = WebDriverWait(self.browser, 20)
        wait.until(lambda now: now.execute_script(AT_REST))
        element.click()
        wait.until(lambda now: now.find_element(By.TAG_NAME, "html") != page)
        wait.until(lambda now: now.execute_script("return document.readyState") == "complete")
        assert_sound(self.browser)

    def follow(self, words):
        self.press(self.browser.find_element(By.LINK_TEXT, words))

    def deed(self, words, **typed):
        """The button `words` on the page of a revision, and on the page it leads to."""
        self.press(self.browser.find_element(By.XPATH, f"//section//a[text()='{words}']"))
        for name, value in typed.items():
            self.browser.find_element(By.NAME, name).send_keys(value)
        self.press(self.browser.find_element(By.CSS_SELECTOR, "#deed_form button[type=submit]"))

    @property
    def text(self):
        return self.browser.find_element(By.TAG_NAME, "body").text


@pytest.fixture
def room(browser, live_server, office):
    return Desk(browser, live_server, office)


def test_a_guide_from_draft_to_correction(room, draft):
    hand_in_and_return(room, draft)
    mend_and_approve(room, draft)
    schedule_and_move(room, draft)
    correct(room, draft)


def hand_in_and_return(room, draft):
    room.sit_down("editor")
    room.open(f"{LIST}{draft.pk}/change/")
    room.browser.find_element(By.NAME, "change_reason").send_keys("首次公布")
    room.press(room.browser.find_element(By.NAME, "_continue"))
    room.deed("提交审核")
    assert "审核中" in room.text

    room.sit_down("reviewer")
    assert "等我审核" in room.text
    room.follow(str(draft))
    room.deed("退回修改", materials="写明份数")
    assert "写明份数" in room.text


def mend_and_approve(room, draft):
    browser, name = room.browser, str(draft)
    room.sit_down("editor")
    assert "写明份数" in room.text
    room.follow(name)
    room.follow("预览")
    assert "草稿预览" in room.text
    room.follow("回到编辑")
    browser.find_element(By.NAME, "materialrequirement_rows-1-originals").send_keys("1")
    room.press(browser.find_element(By.NAME, "_continue"))
    room.deed("提交审核")

    room.sit_down("reviewer")
    room.follow(name)
    assert "退回记录" in room.text
    room.deed("审核通过")


def schedule_and_move(room, draft):
    name = str(draft)
    room.sit_down("publisher")
    assert "待公布" in room.text
    room.follow(name)
    start = timezone.localtime() + timedelta(days=3)
    room.deed("公布", at=start.strftime("%Y-%m-%d %H:%M"))
    assert "起生效" in room.text
    assert not GuideRevision.objects.published().exists()
    room.sit_down("publisher")
    assert "已排期" in room.text
    room.follow(name)
    later = start + timedelta(days=1)
    room.deed("改期", at=later.strftime("%Y-%m-%d %H:%M"))
    assert later.strftime("%Y-%m-%d %H:%M") in room.text
    draft.refresh_from_db()
    assert draft.status == "published"


def correct(room, draft):
    room.sit_down("editor")
    room.open(f"{LIST}{draft.pk}/change/")
    room.deed("更正", reason="承诺时限写错")
    correction = GuideRevision.objects.drafts().get()
    amount = room.browser.find_element(By.NAME, "promised_limit_amount")
    amount.clear()
    amount.send_keys("5")
    room.press(room.browser.find_element(By.NAME, "_continue"))
    room.deed("提交审核")
    room.sit_down("reviewer")
    room.follow(str(correction))
    room.deed("审核通过")
    room.sit_down("publisher")
    room.follow(str(correction))
    room.deed("公布")
    room.follow("查看公开页面")
    assert "5 个工作日" in room.text
    assert GuideRevision.objects.published().get() == correction


def test_two_editors_of_one_draft_both_see_both_sides(room, draft):
    browser = room.browser
    room.sit_down("editor")
    room.open(f"{LIST}{draft.pk}/change/")
    Select(browser.find_element(By.NAME, "handling_type")).select_by_value("commitment")
    other = Client()
    other.force_login(room.people["editor"])
    url = f"{LIST}{draft.pk}/change/"
    other.post(url, desk.sent(other.get(url), handling_type="immediate"))

    room.press(browser.find_element(By.NAME, "_continue"))
    conflict = browser.find_element(By.CLASS_NAME, "conflict").text
    for words in ("办件类型", "即办件", "承诺件", "editor"):
        assert words in conflict
    room.press(browser.find_element(By.XPATH, "//button[text()='保留我的']"))
    draft.refresh_from_db()
    assert draft.handling_type == "commitment"


def test_log_is_read_and_checked(room, draft):
    room.people["auditor"] = desk.official(groups.AUDITORS, username="auditor")
    room.sit_down("auditor")
    room.open("/admin/audit/auditevent/?actor=command:tests")
    room.follow("审计链是否完整")
    room.press(room.browser.find_element(By.CSS_SELECTOR, "#chain_form button"))
    assert "审计链完整" in room.text
