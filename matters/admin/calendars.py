"""The calendar, to be read; and the page on which a year's notice is entered, its effect shown before it is saved."""

from dataclasses import replace
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters import working_calendar
from matters.actions import calendars
from matters.actions.reference import UNCHANGED, Outcome
from matters.admin.base import Official, TabularRows
from matters.admin.notice_form import NoticeForm, year_due
from matters.admin.notice_preview import Preview
from matters.models import CalendarDay, CalendarYear
from matters.models.calendar import DayKind
from matters.problems import NotAllowed, Problem, Refused

PERMISSION = "matters.change_calendaryear"
NOTICE_SEASON = 11
"""The month from which the next year's notice is looked for; it came in October to December."""

CHANGED_DATA = gettext_lazy("没有保存：预览以后您改过内容。下面是新的预览，请看过再保存。")
CHANGED_CALENDAR = gettext_lazy(
    "没有保存：您预览以后，日历又有改动。下面是按现在的日历重新算的，请看过再保存。"
)


class Stale(Exception):
    """What is to be saved is not what was previewed; `args[0]` says why."""


class DayRows(TabularRows):
    model = CalendarDay
    fields = ("on", "kind", "name", "notice")

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False


@admin.register(CalendarYear)
class CalendarYearAdmin(Official):
    """Read only for all: every write is a notice, and goes through its action."""

    list_display = (
        "year",
        "notice_title",
        "notice_number",
        "announced_on",
        "off_count",
        "makeup_count",
    )
    search_fields = ("year", "notice_title", "notice_number")
    fields = ("year", "notice_title", "notice_number", "announced_on", "updated_at")
    inlines = (DayRows,)

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [path("notice/", wrap(self.notice_view), name="matters_calendaryear_notice")]
        return own + super().get_urls()

    def get_queryset(self, request: Any) -> Any:
        off = Count("days", filter=Q(days__kind=DayKind.HOLIDAY))
        makeup = Count("days", filter=Q(days__kind=DayKind.MAKEUP_WORKDAY))
        return super().get_queryset(request).annotate(off=off, makeup=makeup)

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("放假天数"), ordering="off")
    def off_count(self, year: Any) -> int:
        return int(year.off)

    @admin.display(description=gettext_lazy("调休上班天数"), ordering="makeup")
    def makeup_count(self, year: Any) -> int:
        return int(year.makeup)

    def changelist_view(self, request: Any, extra_context: Any = None) -> Any:
        context = {"may_announce": may_announce(request.user), **(extra_context or {})}
        return super().changelist_view(request, context)

    def year_missing(self, request: Any) -> int | None:
        """The year whose notice this person should enter now; None where there is none to look for."""
        today = timezone.localdate()
        if not may_announce(request.user):
            return None
        due = year_due(working_calendar.current(), today)
        is_season = today.month >= NOTICE_SEASON or due == today.year
        return due if is_season and not working_calendar.current().is_announced(due) else None

    def notice_view(self, request: Any) -> HttpResponse:
        """GET: the empty form. POST: the preview, or, with `save`, the notice is in the calendar."""
        if not may_announce(request.user):
            raise PermissionDenied
        today, now = timezone.localdate(), working_calendar.current()
        if request.method != "POST":
            return self._page(request, NoticeForm(calendar=now, today=today))
        form = NoticeForm(request.POST, request.FILES, calendar=now, today=today)
        if not form.is_valid():
            return self._page(request, form)
        preview = Preview(form.cleaned_data["year"], form.notice, form.days_read, now, today)
        if "save" not in request.POST or preview.read.problems:
            return self._page(request, form, preview)
        try:
            outcome = self._announce(request, preview)
        except Stale as stale:
            messages.warning(request, stale.args[0])
            return self._page(request, form, _over_what_stands(preview))
        except Refused as refusal:
            status = 403 if isinstance(refusal, NotAllowed) else 200
            return self._page(request, form, preview, problems=refusal.problems, status=status)
        told = {"year": outcome.subject.year, "days": len(preview.read.days)}
        if outcome.what == UNCHANGED:
            messages.info(request, _("%(year)s 年的日历原来就是这样，没有改动。") % told)
        else:
            messages.success(
                request,
                _("%(year)s 年的放假通知已载入，共 %(days)s 天。办结日期已按它计算。") % told,
            )
        url = reverse("admin:matters_calendaryear_change", args=(outcome.subject.pk,))
        return HttpResponseRedirect(url)

    @transaction.atomic
    def _announce(self, request: Any, preview: Preview) -> Outcome:
        """The notice is saved if it is the one previewed, over the calendar previewed. Raises Stale and Refused."""
        list(CalendarYear.objects.select_for_update().order_by("year"))
        fresh = _over_what_stands(preview)
        given, _dot, over = request.POST.get("previewed", "").partition(".")
        data, _dot, stands = fresh.token.partition(".")
        if over != stands:
            raise Stale(CHANGED_CALENDAR)
        if given != data:
            raise Stale(CHANGED_DATA)
        return calendars.announce(
            year=preview.year, notice=preview.notice, days=preview.read.days, by=request.user
        )

    def _page(
        self,
        request: Any,
        form: NoticeForm,
        preview: Preview | None = None,
        *,
        problems: tuple[Problem, ...] = (),
        status: int = 200,
    ) -> HttpResponse:
        told = preview.read.problems if preview else ()
        context = {
            **self.admin_site.each_context(request),
            "title": _("录入放假通知"),
            "opts": self.opts,
            "form": form,
            "preview": preview,
            "problems": [_labelled(one, form) for one in problems or told],
        }
        template = "admin/matters/calendaryear/notice.html"
        return TemplateResponse(request, template, context, status=status)


def _labelled(problem: Problem, form: NoticeForm) -> Problem:
    """`problem` with the field as the form calls it."""
    name = problem.field.removeprefix("notice_")
    label = form.fields[name].label if name in form.fields else problem.field
    return replace(problem, field="" if name == "permission" else str(label))


def may_announce(user: Any) -> bool:
    return bool(user.has_perm(PERMISSION))


def _over_what_stands(preview: Preview) -> Preview:
    """The same notice over the calendar as it is now."""
    now = working_calendar.current()
    return Preview(preview.year, preview.notice, preview.read, now, preview.today)
