"""The page of a year's notice: previewed with its effect, saved as previewed, nothing typed is lost."""

from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters import working_calendar
from matters.actions import groups
from matters.admin.notice_preview import limits_in_force
from matters.calendar_effect import LimitInForce
from matters.models import CalendarDay, CalendarYear
from tests.factories import GuideRevisionFactory, published_guide
from tests.matters.admin import desk
from tests.matters.admin.notice_pages import INVENTED, TODAY, URL, previewed, saved, stored, typed
from tests.matters.calendar_samples import title
from tests.matters.imports.notice_samples import SAMPLES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 22, 2, tzinfo=UTC))


@pytest.fixture
def keeper():
    """The catalogue administrator, over the calendar of 2025 and 2026."""
    stored(2025, 2026)
    client = Client()
    client.force_login(desk.official(groups.CATALOGUERS))
    return client


def errors_of(page):
    return {name: list(errors) for name, errors in page.context["form"].errors.items()}


def kept(page):
    """The text that stands in the field again."""
    return page.context["form"]["days"].value()


def test_form_proposes_the_next_year_and_its_title(keeper):
    form = keeper.get(URL).context["form"]
    assert (form["year"].value(), form["title"].value()) == (2027, title(2027))


def test_preview_shows_days_and_effect_and_writes_nothing(keeper):
    published_guide(promised_limit_amount=20, promised_limit_unit="working_day")
    page = previewed(keeper)
    text = page.content.decode()
    assert page.context["problems"] == []
    assert "2027-02-05（周五）至2027-02-12（周五）" in text
    assert "2027-01-31（周日）、2027-02-20（周六）" in text
    assert "2026-12-04 至 2026-12-31 受理的（28 天），最后一天改变。" in text
    assert "例：2026-12-04 受理，2027-01-01 → 2027-01-04。" in text
    assert "例：2026-12-31 受理，2027-01-28 → 2027-01-29。" in text
    assert "有 28 天受理的，由暂定变为确定。" in text
    assert "承诺 1 份" in text
    assert not CalendarYear.objects.filter(year=2027).exists()
    assert not AuditEvent.objects.filter(object_type="matters.calendaryear").exists()


def test_limits_in_force_are_those_of_published_guides_in_working_days(django_assert_num_queries):
    twenty = {"statutory_limit_amount": 20, "statutory_limit_unit": "working_day"}
    for promised in (20, 5):
        published_guide(**twenty, promised_limit_amount=promised, promised_limit_unit="working_day")
    published_guide(**twenty, promised_limit_amount=7, promised_limit_unit="calendar_day")
    GuideRevisionFactory(**twenty)
    with django_assert_num_queries(1):
        found = limits_in_force()
    assert found == [LimitInForce(5, promised=1), LimitInForce(20, promised=1, statutory=3)]


def test_notice_is_saved_as_previewed_and_leaves_an_event(keeper):
    answer = saved(keeper, previewed(keeper))
    year = CalendarYear.objects.get(year=2027)
    assert answer.url == f"/admin/matters/calendaryear/{year.pk}/change/"
    assert (year.notice_title, year.announced_on) == (title(2027), date(2026, 11, 20))
    assert CalendarDay.objects.filter(year_id=2027).count() == 26 + 6
    assert working_calendar.current().is_announced(2027)
    assert not working_calendar.current().is_working(date(2027, 1, 1))
    event = AuditEvent.objects.get(object_type="matters.calendaryear", object_id=str(year.pk))
    assert event.actor_name
    assert verify_chain().holds
    detail = keeper.get(answer.url).content.decode()
    assert "2027 年的放假通知已载入" in detail
    assert "2027-01-31" in detail
    history = keeper.get(f"/admin/matters/calendaryear/{year.pk}/history/").content.decode()
    assert event.actor_name in history


def test_notice_that_stands_is_replaced_with_its_differences_shown(keeper):
    changes = {"year": "2026", "title": title(2026), "announced_on": "2025-11-04"}
    days = SAMPLES[2026].replace("5月9日（周六）上班", "5月10日（周日）上班")
    page = previewed(keeper, days=days, **changes)
    text = page.content.decode()
    assert "2026 年已有通知，保存后由这一份代替" in text
    changed = {line.on: (line.before, line.after) for line in page.context["preview"].changes}
    assert changed["2026-05-09（周六）"] == ("调休上班（劳动节）", "周末")
    assert changed["2026-05-10（周日）"] == ("周末", "调休上班（劳动节）")
    assert saved(keeper, page, days=days, **changes).status_code == 302
    assert not working_calendar.current().is_working(date(2026, 5, 9))


def test_number_and_day_left_empty_are_read_from_the_text(keeper):
    given = {"year": "2025", "title": title(2025), "number": "", "announced_on": ""}
    page = previewed(keeper, days=SAMPLES[2025], **given)
    form = page.context["form"]
    assert form["number"].value() == "国办发明电〔2024〕12号"
    assert form["announced_on"].value() == "2024-11-12"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_uploaded_and_kept_as_text(keeper, encoding):
    rows = "日期,类别,节日\n2027-01-01,放假,元旦\n2027-01-31,调休上班,春节\n"
    file = SimpleUploadedFile("notice.csv", rows.encode(encoding))
    page = previewed(keeper, days="", file=file)
    assert page.context["problems"] == []
    assert kept(page) == rows
    assert saved(keeper, page, days=rows).status_code == 302
    assert CalendarDay.objects.filter(year_id=2027).count() == 2


def test_table_pasted_from_a_spreadsheet_is_read(keeper):
    page = previewed(keeper, days="日期\t类别\t节日\n2027/1/1\t放假\t元旦\n")
    assert [day.on for day in page.context["preview"].read.days] == [date(2027, 1, 1)]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year": ""}, "year"),
        ({"year": "2028"}, "year"),
        ({"year": "1999"}, "year"),
        ({"year": "９９９９９９９９９９９９９９"}, "year"),
        ({"year": "abc"}, "year"),
        ({"title": ""}, "title"),
        ({"title": title(2026)}, "title"),
        ({"title": "长" * 201}, "title"),
        ({"number": "长" * 61}, "number"),
        ({"announced_on": "2026-02-31"}, "announced_on"),
        ({"announced_on": "2026-11-23"}, "announced_on"),
        ({"days": "  \n "}, "days"),
        ({"file": SimpleUploadedFile("a.csv", b"x")}, "file"),
        ({"days": "", "file": SimpleUploadedFile("a.csv", b"\xff\xfe\x00")}, "file"),
        ({"days": "", "file": SimpleUploadedFile("a.csv", b"x" * 70_000)}, "file"),
        ({"days": "", "file": SimpleUploadedFile("a.csv", b"")}, "days"),
    ],
)
def test_wrong_entry_is_told_beside_its_field_and_nothing_typed_is_lost(keeper, changes, field):
    page = previewed(keeper, **changes)
    assert page.status_code == 200
    assert field in errors_of(page)
    assert kept(page) == changes.get("days", INVENTED)
    assert not CalendarYear.objects.filter(year=2027).exists()


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (INVENTED.replace("2月20日（周六）", "2月20日（周日）"), "2027 年2月20日是星期六"),
        (INVENTED.replace("共8天", "共7天"), "日期数下来是 8 天"),
        (
            INVENTED.replace("五、端午节：6月9日（周三）放假1天，不调休。\n", ""),
            "没有读到端午的安排",
        ),
        ("日期,类别,节日\n2027-01-01,休息,元旦\n", "只能写放假或调休上班"),
        ("2027-01-01,放假,元旦\n", "请在最前面加一行"),
        ("<script>alert(1)</script>", "没有读到放假安排"),
    ],
)
def test_problems_of_the_days_are_told_and_not_saved(keeper, days, told):
    page = previewed(keeper, days=days)
    assert told in page.content.decode()
    assert 'name="save"' not in page.content.decode()
    assert kept(page) == days
    assert "<script>alert" not in page.content.decode()
    assert saved(keeper, page, days=days).status_code == 200
    assert not CalendarYear.objects.filter(year=2027).exists()


def test_what_was_changed_after_the_preview_is_previewed_again(keeper):
    page = previewed(keeper)
    other = INVENTED.replace("2月20日（周六）上班", "2月21日（周日）上班")
    again = saved(keeper, page, days=other)
    assert "预览以后您改过内容" in again.content.decode()
    assert kept(again) == other
    assert not CalendarYear.objects.filter(year=2027).exists()
    assert saved(keeper, again, days=other).status_code == 302


def test_calendar_changed_since_the_preview_is_compared_anew(keeper):
    page = previewed(keeper)
    day = CalendarDay.objects.get(on=date(2026, 10, 1))
    day.delete()
    CalendarYear.objects.get(year=2026).save()
    again = saved(keeper, page)
    assert "您预览以后，日历又有改动" in again.content.decode()
    assert not CalendarYear.objects.filter(year=2027).exists()
    assert saved(keeper, again).status_code == 302


def test_save_without_a_preview_is_not_taken(keeper):
    answer = keeper.post(URL, {**typed(), "save": "1"})
    assert answer.status_code == 200
    assert not CalendarYear.objects.filter(year=2027).exists()


def test_page_refuses_whoever_may_not_change_the_calendar(signed_in):
    stored(2026)
    client = signed_in("view_calendaryear", "view_calendarday")
    assert client.get(URL).status_code == 403
    assert client.post(URL, {**typed(), "save": "1"}).status_code == 403
    assert "notice/" not in client.get("/admin/matters/calendaryear/").content.decode()


def test_calendar_is_read_only_for_all(administrator):
    stored(2026)
    year = CalendarYear.objects.get()
    base = "/admin/matters/calendaryear/"
    assert administrator.get(f"{base}add/").status_code == 403
    page = administrator.get(f"{base}{year.pk}/change/")
    assert 'name="notice_title"' not in page.content.decode()
    assert administrator.post(f"{base}{year.pk}/change/", {"year": "2030"}).status_code == 403
    assert administrator.post(f"{base}{year.pk}/delete/", {"post": "yes"}).status_code == 403
    assert CalendarYear.objects.get().year == 2026


def test_list_counts_days_and_leads_to_the_page(administrator):
    stored(2026)
    text = administrator.get("/admin/matters/calendaryear/").content.decode()
    assert f'href="{URL}"' in text
    assert '<td class="field-off_count">33</td>' in text
    assert '<td class="field-makeup_count">6</td>' in text


def test_preview_asks_the_same_for_one_guide_and_three(keeper):
    counts = []
    for more in (1, 2):
        for _guide in range(more):
            published_guide(promised_limit_amount=more, promised_limit_unit="working_day")
        previewed(keeper)
        with CaptureQueriesContext(connection) as queries:
            previewed(keeper)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("at", "known", "told"),
    [
        (datetime(2026, 10, 31, 2, tzinfo=UTC), (2025, 2026), None),
        (datetime(2026, 10, 31, 17, tzinfo=UTC), (2025, 2026), 2027),
        (datetime(2026, 12, 31, 2, tzinfo=UTC), (2025, 2026), 2027),
        (datetime(2027, 2, 1, 2, tzinfo=UTC), (2025, 2026), 2027),
        (datetime(2026, 3, 1, 2, tzinfo=UTC), (2025, 2026), None),
        (datetime(2025, 12, 1, 2, tzinfo=UTC), (2025, 2026), None),
    ],
)
def test_first_page_reminds_of_the_notice_that_is_missing(monkeypatch, at, known, told):
    stored(*known)
    monkeypatch.setattr(timezone, "now", lambda: at)
    keeper, editor = Client(), Client()
    keeper.force_login(desk.official(groups.CATALOGUERS))
    editor.force_login(desk.official(groups.EDITORS))
    assert keeper.get("/admin/").context["year_missing"] == told
    assert (URL in keeper.get("/admin/").content.decode()) == bool(told)
    assert editor.get("/admin/").context["year_missing"] is None


def test_pages_carry_no_inline_script_or_style(keeper):
    published_guide(promised_limit_amount=20, promised_limit_unit="working_day")
    for page in (keeper.get(URL), previewed(keeper), previewed(keeper, days="一、元旦:无")):
        text = page.content.decode()
        assert "<style" not in text
        assert " style=" not in text
        assert " onclick=" not in text
        assert "<script>" not in text


def test_today_is_in_the_time_zone_of_the_country():
    assert timezone.localdate() == TODAY
