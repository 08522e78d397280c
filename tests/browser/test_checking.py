"""A draft is checked while one types, in a real browser; without scripts it is checked at each save."""

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from audit.models import AuditEvent
from matters.actions import groups
from tests.browser.walking import assert_sound, follow
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
    editor = desk.official(groups.EDITORS, draft.handling_item.matter.office)
    editor.set_password("p")
    editor.save()
    path = f"/admin/matters/guiderevision/{draft.pk}/change/"
    browser.get(f"{live_server.url}/admin/login/?next={path}")
    browser.find_element(By.NAME, "username").send_keys(editor.username)
    browser.find_element(By.NAME, "password").send_keys("p")
    follow(browser, By.CSS_SELECTOR, "[type=submit]")


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
    typed(browser, "99")
    follow(browser, By.NAME, "_continue")
    text = browser.find_element(By.TAG_NAME, "body").text
    assert text.count(WORDS) == 2
    draft.refresh_from_db()
    assert draft.promised_limit_amount == 99
