from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matters.calendars import Notice, SpecialDay


class DayKind(models.TextChoices):
    """How a day differs from its weekday. Source: the State Council's yearly notice."""

    HOLIDAY = "holiday", _("放假")
    MAKEUP_WORKDAY = "makeup_workday", _("调休上班")


class CalendarYear(models.Model):
    """A year and the State Council notice that sets its days off; without a notice it is not announced."""

    year = models.PositiveSmallIntegerField(_("年份"), unique=True)
    notice_title = models.CharField(_("通知名称"), max_length=200, blank=True)
    notice_number = models.CharField(_("文号"), max_length=60, blank=True)
    announced_on = models.DateField(_("发布日期"), null=True, blank=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    class Meta:
        verbose_name = _("年度日历")
        verbose_name_plural = _("年度日历")
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(
                condition=Q(year__gte=1949, year__lte=2200), name="calendaryear_is_a_year"
            ),
            models.CheckConstraint(
                condition=~Q(notice_title="") | Q(notice_number="", announced_on__isnull=True),
                name="calendaryear_notice_has_title",
                violation_error_message=_("有文号或发布日期的，要写通知名称。"),
            ),
        )

    def __str__(self) -> str:
        return str(self.year)

    @property
    def is_announced(self) -> bool:
        return bool(self.notice_title)

    @property
    def notice(self) -> Notice | None:
        if not self.is_announced:
            return None
        return Notice(self.notice_title, self.notice_number, self.announced_on)


class CalendarDay(models.Model):
    """A day a notice names: a day off, or a workday on a weekend.

    `notice` is the title of the notice where it is not the one of its own year: the notice of the
    next year may move days of December, and a later one may lengthen a holiday.
    """

    year = models.ForeignKey(
        CalendarYear,
        models.CASCADE,
        to_field="year",
        related_name="days",
        verbose_name=_("年份"),
    )
    on = models.DateField(_("日期"), unique=True)
    kind = models.CharField(_("类别"), max_length=20, choices=DayKind)
    name = models.CharField(_("节日"), max_length=40, blank=True)
    notice = models.CharField(_("另据通知"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("特殊日期")
        verbose_name_plural = _("特殊日期")
        ordering = ("on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=DayKind.values), name="calendarday_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=DayKind.HOLIDAY) | Q(on__week_day__in=(1, 7)),
                name="calendarday_makeup_on_weekend",
                violation_error_message=_("调休上班的日子只能是星期六或星期日。"),
            ),
            models.CheckConstraint(
                condition=Q(on__year=F("year")),
                name="calendarday_in_its_year",
                violation_error_message=_("日期不在这一年里。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"

    @property
    def special(self) -> SpecialDay:
        return SpecialDay(self.kind == DayKind.HOLIDAY, self.name, self.notice)
