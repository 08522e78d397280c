from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


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

    class Meta:
        verbose_name = _("年度日历")
        verbose_name_plural = _("年度日历")
        ordering = ("-year",)
        constraints = (
            models.CheckConstraint(
                condition=Q(year__gte=1949, year__lte=2200), name="calendaryear_is_a_year"
            ),
        )

    def __str__(self) -> str:
        return str(self.year)

    @property
    def is_announced(self) -> bool:
        return bool(self.notice_title)


class CalendarDay(models.Model):
    """A day off on a weekday, or a workday on a weekend."""

    year = models.ForeignKey(
        CalendarYear, models.CASCADE, related_name="days", verbose_name=_("年份")
    )
    on = models.DateField(_("日期"), unique=True)
    kind = models.CharField(_("类别"), max_length=20, choices=DayKind)
    name = models.CharField(_("节日"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("特殊日期")
        verbose_name_plural = _("特殊日期")
        ordering = ("on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=DayKind.values), name="calendarday_kind_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"
