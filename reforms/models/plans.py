from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters.models import Office, Region
from reforms.choices import ClaimKind, Comparison, Force
from reforms.querysets import PlanQuerySet


class ReformPlan(models.Model):
    """改革方案: a policy document whose measures the portal follows up.

    Title, issuer and days are the document's own; everything else the portal says in its own words,
    with the clause it rests on.
    """

    slug = models.SlugField(_("网址名"), max_length=80, unique=True)
    title = models.CharField(_("名称"), max_length=300)
    short_title = models.CharField(_("简称"), max_length=60, blank=True)
    document_number = models.CharField(_("文号"), max_length=100, blank=True)
    issuer = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reform_plans",
        verbose_name=_("发文机关"),
    )
    issuer_name = models.CharField(_("发文机关名称"), max_length=200)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="reform_plans", verbose_name=_("适用区划")
    )
    issued_on = models.DateField(_("成文日期"))
    summary = models.TextField(_("概述"), blank=True)
    known_gaps = models.TextField(
        _("文本的缺漏"), blank=True, help_text=_("来源文本缺什么、哪里前后不一，如实写明。")
    )
    source_name = models.CharField(_("来源"), max_length=300, blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("改革方案")
        verbose_name_plural = _("改革方案")
        ordering = ("-issued_on", "slug")
        constraints = (
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(issuer_name=""), name="reformplan_has_title_and_issuer"
            ),
        )

    def __str__(self) -> str:
        return self.short_title or self.title


class PlanTotal(models.Model):
    """A total the document states, kept beside what the portal counts from the document's own items."""

    plan = models.ForeignKey(
        ReformPlan, models.CASCADE, related_name="totals", verbose_name=_("改革方案")
    )
    order = models.PositiveSmallIntegerField(_("顺序"))
    label = models.CharField(_("总数"), max_length=100)
    stated = models.PositiveIntegerField(_("文件所述"))
    counts = models.CharField(
        _("数的是"),
        max_length=10,
        choices=(("matters", _("事项")), ("measures", _("举措"))),
        default="matters",
    )
    modes = models.JSONField(_("改革方式"), default=list, blank=True)
    category = models.CharField(_("类别"), max_length=20, blank=True)
    explanation = models.TextField(_("差异的说明"), blank=True)
    clause = models.CharField(_("条款"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("文件总数")
        verbose_name_plural = _("文件总数")
        ordering = ("plan", "order")
        constraints = (
            models.UniqueConstraint(fields=("plan", "order"), name="plantotal_order_once"),
        )

    def __str__(self) -> str:
        return f"{self.label} {self.stated}"


class Target(models.Model):
    """A figure a document asks for, with its scope, its area, its day and how binding it is."""

    plan = models.ForeignKey(
        ReformPlan, models.CASCADE, related_name="targets", verbose_name=_("改革方案")
    )
    order = models.PositiveSmallIntegerField(_("顺序"))
    text = models.CharField(_("目标"), max_length=300)
    kind = models.CharField(_("指标"), max_length=20, choices=ClaimKind, default=ClaimKind.OTHER)
    comparison = models.CharField(
        _("比较"), max_length=10, choices=Comparison, default=Comparison.AT_LEAST
    )
    amount = models.DecimalField(_("数值"), max_digits=10, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("单位"), max_length=20, blank=True)
    scope = models.CharField(_("范围"), max_length=200, blank=True)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("地域"),
    )
    force = models.CharField(_("力度"), max_length=12, choices=Force, default=Force.MUST)
    starts_on = models.DateField(_("自"), null=True, blank=True)
    due_on = models.DateField(_("至"), null=True, blank=True)
    clause = models.CharField(_("条款"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("目标")
        verbose_name_plural = _("目标")
        ordering = ("plan", "order")
        constraints = (
            models.UniqueConstraint(fields=("plan", "order"), name="target_order_once"),
            models.CheckConstraint(condition=Q(force__in=Force.values), name="target_force_known"),
            models.CheckConstraint(
                condition=Q(kind__in=ClaimKind.values), name="target_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(comparison__in=Comparison.values), name="target_comparison_known"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(due_on__isnull=True)
                | Q(starts_on__lte=models.F("due_on")),
                name="target_days_in_order",
                violation_error_message=_("目标的截止日不能早于开始日。"),
            ),
        )

    def __str__(self) -> str:
        return self.text
