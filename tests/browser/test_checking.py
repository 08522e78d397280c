"""A draft is checked while one types, in a real browser; without scripts it is checked at each save."""

import pytest
from django.test import Client
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.ui import Select, WebDriverWait

from audit.models import AuditEvent
from matters.actions import groups
from tests.browser.walking import assert_sound
from tests.factories import OfficeFactory, complete_guide
from tests.matters.admin import desk

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

WORDS = "承诺时限 99 长于法定时限 20"
SLOT = "found-promised_limit_amount"


@pytest.fixture
def draft(live_server):
    return complete_guide(handling_item__matter__office=OfficeFactory())


def opened(browser, live_server, draft):
    """The form of the draft, before its editor."""
    client = Client()
    client.force_login(desk.official(groups.EDITORS, draft.handling_item.matter.office))
    browser.get(f"{live_server.url}/admin/login/")
    value = client.cookies["sessionid"].value
    browser.add_cookie({"name": "sessionid", "value": value, "path": "/"})
    browser.get(f"{live_server.url}{address(draft)}")


def address(draft):
    return f"/admin/matters/guiderevision/{draft.pk}/change/"


def typed(browser, amount):
    field = browser.find_element(By.NAME, "promised_limit_amount")
    field.clear()
    field.send_keys(amount)


def said(browser, place):
    return browser.execute_script(
        "return document.getElementById(arguments[0])?.innerText ?? ''", place
    )


def wait_for(browser, is_so):
    WebDriverWait(browser, 20).until(is_so)


def test_draft_is_checked_while_one_types(browser, live_server, draft):
    opened(browser, live_server, draft)
    before = AuditEvent.objects.count()
    assert said(browser, SLOT) == ""
    typed(browser, "99")
    wait_for(browser, lambda page: WORDS in said(page, SLOT))
    assert "现在还不能公布" in said(browser, "findings")
    assert "还没有保存" in said(browser, "findings")
    follow_link = browser.find_element(
        By.CSS_SELECTOR, "#findings a[href='#id_promised_limit_amount']"
    )
    browser.execute_script("arguments[0].click()", follow_link)
    assert browser.current_url.endswith("#id_promised_limit_amount")
    typed(browser, "10")
    wait_for(browser, lambda page: said(page, SLOT) == "")
    Select(browser.find_element(By.NAME, "statutory_limit_unit")).select_by_value("")
    wait_for(browser, lambda page: "没有参加检查" in said(page, "findings"))
    draft.refresh_from_db()
    assert (draft.promised_limit_amount, draft.edit_count) == (10, 0)
    assert AuditEvent.objects.count() == before
    assert_sound(browser)


def test_draft_is_checked_at_each_save_without_scripts(browser_without_scripts, live_server, draft):
    browser = browser_without_scripts
    opened(browser, live_server, draft)
    typed(browser, f"99{Keys.ENTER}")
    body = expected_conditions.text_to_be_present_in_element((By.TAG_NAME, "body"), "还不能公布")
    wait_for(browser, body)
    browser.get(f"{live_server.url}{address(draft)}")
    assert browser.find_element(By.TAG_NAME, "body").text.count(WORDS) == 2
    draft.refresh_from_db()
    assert draft.promised_limit_amount == 99
