from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters.models import Office
from reforms.choices import Category, Force, Mode, OfficeRole, ProgressState
from reforms.models.plans import ReformPlan
from reforms.querysets import MeasureQuerySet


class Measure(models.Model):
    """改革举措: one numbered measure or task of a plan, in the portal's own words.

    `number` is the document's (“7”, “annex-24”); `order` is its place. `due_on` is empty where the
    document sets none. What the office reports stands in `progress`, what the guides say is a verdict.
    """

    plan = models.ForeignKey(
        ReformPlan, models.CASCADE, related_name="measures", verbose_name=_("改革方案")
    )
    number = models.CharField(_("序号"), max_length=20)
    order = models.PositiveIntegerField(_("顺序"))
    title = models.CharField(_("改革举措"), max_length=200)
    summary = models.TextField(_("具体改革举措"), blank=True)
    section = models.CharField(_("所在部分"), max_length=100, blank=True)
    clause = models.CharField(_("条款"), max_length=100)
    category = models.CharField(_("类别"), max_length=20, choices=Category, blank=True)
    mode = models.CharField(_("改革方式"), max_length=30, choices=Mode)
    force = models.CharField(_("力度"), max_length=12, choices=Force, default=Force.MUST)
    supervision = models.TextField(_("加强事中事后监管措施"), blank=True)
    division = models.CharField(_("责任处室"), max_length=100, blank=True)
    expected_effect = models.TextField(_("预期成效"), blank=True)
    due_on = models.DateField(_("时间节点"), null=True, blank=True)
    offices = models.ManyToManyField(
        Office, through="MeasureOffice", related_name="reform_measures", verbose_name=_("单位")
    )

    objects = MeasureQuerySet.as_manager()

    class Meta:
        verbose_name = _("改革举措")
        verbose_name_plural = _("改革举措")
        ordering = ("plan", "order")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number"),
                name="measure_number_once",
                violation_error_message=_("这个方案里已有这个序号。"),
            ),
            models.UniqueConstraint(fields=("plan", "order"), name="measure_order_once"),
            models.CheckConstraint(
                condition=~Q(number="") & ~Q(title="") & ~Q(clause=""),
                name="measure_has_number_title_clause",
                violation_error_message=_("序号、改革举措和条款都要填。"),
            ),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="measure_mode_known"),
            models.CheckConstraint(
                condition=Q(category__in=["", *Category.values]), name="measure_category_known"
            ),
            models.CheckConstraint(condition=Q(force__in=Force.values), name="measure_force_known"),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class MeasureOffice(models.Model):
    """An office that leads a measure or supports it, in the order of the document."""

    measure = models.ForeignKey(
        Measure, models.CASCADE, related_name="office_rows", verbose_name=_("改革举措")
    )
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="measure_rows", verbose_name=_("单位")
    )
    role = models.CharField(_("分工"), max_length=10, choices=OfficeRole, default=OfficeRole.LEAD)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("责任单位")
        verbose_name_plural = _("责任单位")
        ordering = ("measure", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("measure", "office"),
                name="measureoffice_once",
                violation_error_message=_("同一单位在一项举措里只列一次。"),
            ),
            models.CheckConstraint(
                condition=Q(role__in=OfficeRole.values), name="measureoffice_role_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.office}（{self.get_role_display()}）"


class ProgressEntry(models.Model):
    """落实情况: what the responsible office reported on a day, with its evidence. Only added to."""

    measure = models.ForeignKey(
        Measure, models.CASCADE, related_name="progress", verbose_name=_("改革举措")
    )
    reported_on = models.DateField(_("报告日期"))
    state = models.CharField(_("状态"), max_length=15, choices=ProgressState)
    text = models.TextField(_("落实情况"))
    evidence = models.CharField(
        _("佐证"), max_length=500, blank=True, help_text=_("文件名称和文号，或者网址。")
    )
    created_at = models.DateTimeField(_("记录时间"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("记录人"),
    )

    class Meta:
        verbose_name = _("落实情况")
        verbose_name_plural = _("落实情况")
        ordering = ("measure", "-reported_on", "-id")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=ProgressState.values), name="progressentry_state_known"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="progressentry_has_text"),
        )

    def __str__(self) -> str:
        return f"{self.reported_on} {self.get_state_display()}"
