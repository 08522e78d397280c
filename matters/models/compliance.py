from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matters.compliance_querysets import RuleFindingQuerySet, RuleWaiverQuerySet
from matters.models.catalogue import HandlingItem
from matters.models.reference import Office
from matters.rules import link_facts
from matters.rules.engine import Level, Subject


class RuleLevel(models.TextChoices):
    """What a finding does; see `matters.rules.engine.Level`."""

    ERROR = Level.ERROR.value, _("错误")
    WARNING = Level.WARNING.value, _("警告")
    TARGET = Level.TARGET.value, _("目标")
    INFORMATION = Level.INFORMATION.value, _("提示")


class RuleWaiver(models.Model):
    """An exception from a rule for one handling item: who granted it, why, and until when. It is public.

    With `field` or `phrase` it covers only findings there. It ends by itself; one that was granted
    is never changed, only ended early.
    """

    rule = models.CharField(_("规则"), max_length=12)
    handling_item = models.ForeignKey(
        HandlingItem, models.PROTECT, related_name="waivers", verbose_name=_("业务办理项")
    )
    field = models.CharField(_("栏目"), max_length=60, blank=True)
    phrase = models.CharField(_("词句"), max_length=200, blank=True)
    reason = models.CharField(
        _("理由"), max_length=500, help_text=_("为什么这里可以例外，公众会看到。")
    )
    granted_on = models.DateField(_("批准日期"))
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("批准人")
    )
    ends_on = models.DateField(_("有效至"), help_text=_("最后一天；到期后规则重新适用。"))

    objects = RuleWaiverQuerySet.as_manager()

    class Meta:
        verbose_name = _("规则例外")
        verbose_name_plural = _("规则例外")
        ordering = ("-granted_on", "-id")
        default_permissions = ("add", "change", "view")
        indexes = (models.Index(fields=("handling_item", "ends_on"), name="rulewaiver_of_item"),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(rule="") & ~Q(reason=""),
                name="rulewaiver_has_rule_and_reason",
                violation_error_message=_("规则和理由都要填。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("granted_on")),
                name="rulewaiver_ends_later",
                violation_error_message=_("有效期不能早于批准的那一天。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.handling_item}"


class RuleFinding(models.Model):
    """What a rule found when the catalogue was last checked: replaced with each check, never edited.

    `subject` and `key` name the thing (see `matters.rules.engine.Subject`); `handling_item` and
    `office` are empty where it has none.
    """

    rule = models.CharField(_("规则"), max_length=12)
    level = models.CharField(_("级别"), max_length=12, choices=RuleLevel)
    subject = models.CharField(_("对象类别"), max_length=20)
    key = models.CharField(_("对象编号"), max_length=200, blank=True)
    name = models.CharField(_("对象"), max_length=700)
    handling_item = models.ForeignKey(
        HandlingItem,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="rule_findings",
        verbose_name=_("业务办理项"),
    )
    office = models.ForeignKey(
        Office,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="rule_findings",
        verbose_name=_("机构"),
    )
    field = models.CharField(_("栏目"), max_length=60, blank=True)
    place = models.CharField(_("位置"), max_length=300, blank=True)
    phrase = models.CharField(_("词句"), max_length=300, blank=True)
    why = models.TextField(_("原因"))
    is_waived = models.BooleanField(_("例外"), default=False)
    found_at = models.DateTimeField(_("发现时间"))

    objects = RuleFindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("规则发现的问题")
        verbose_name_plural = _("规则发现的问题")
        ordering = ("rule", "name", "id")
        default_permissions = ("view",)
        indexes = (
            models.Index(fields=("rule", "name", "id"), name="rulefinding_by_rule"),
            models.Index(fields=("office", "rule"), name="rulefinding_by_office"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(level__in=RuleLevel.values), name="rulefinding_level_known"
            ),
            models.CheckConstraint(
                condition=Q(subject__in=[one.value for one in Subject]),
                name="rulefinding_subject_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


class CheckRun(models.Model):
    """The whole catalogue was checked on a day; the last run of a day stands for it."""

    on = models.DateField(_("日期"), unique=True)
    finished_at = models.DateTimeField(_("完成时间"))
    guide_count = models.PositiveIntegerField(_("指南数"))
    rule_count = models.PositiveSmallIntegerField(_("规则数"))

    class Meta:
        verbose_name = _("全库检查")
        verbose_name_plural = _("全库检查")
        ordering = ("-on",)
        default_permissions = ("view",)

    def __str__(self) -> str:
        return f"{self.on}"


class RuleCount(models.Model):
    """How much a rule found at an office on a day, so that the trend can be read later."""

    run = models.ForeignKey(
        CheckRun, models.CASCADE, related_name="counts", verbose_name=_("全库检查")
    )
    rule = models.CharField(_("规则"), max_length=12)
    level = models.CharField(_("级别"), max_length=12, choices=RuleLevel)
    office = models.ForeignKey(
        Office,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="rule_counts",
        verbose_name=_("机构"),
    )
    findings = models.PositiveIntegerField(_("问题数"))
    waived = models.PositiveIntegerField(_("其中例外"), default=0)

    class Meta:
        verbose_name = _("规则计数")
        verbose_name_plural = _("规则计数")
        ordering = ("run", "rule", "office")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(fields=("run", "rule", "office"), name="rulecount_once"),
            models.UniqueConstraint(
                fields=("run", "rule"),
                condition=Q(office__isnull=True),
                name="rulecount_once_without_office",
            ),
            models.CheckConstraint(
                condition=Q(level__in=RuleLevel.values), name="rulecount_level_known"
            ),
            models.CheckConstraint(
                condition=Q(waived__lte=F("findings")), name="rulecount_waived_within_findings"
            ),
        )

    def __str__(self) -> str:
        return f"{self.run} {self.rule} {self.findings}"


class LinkCheck(models.Model):
    """An address that guides in force lead to, and how often in a row it did not answer.

    A failure speaks only from the third strike on: one bad evening of a server is no dead link.
    """

    STRIKES_TO_SPEAK = link_facts.STRIKES_TO_SPEAK

    url = models.CharField(_("地址"), max_length=1000, unique=True)
    host = models.CharField(_("主机"), max_length=255)
    strikes = models.PositiveSmallIntegerField(_("连续失败"), default=0)
    answer = models.CharField(_("最近的回答"), max_length=100, blank=True)
    checked_at = models.DateTimeField(_("最近检查"), null=True, blank=True)
    failing_since = models.DateTimeField(_("失败自"), null=True, blank=True)

    class Meta:
        verbose_name = _("链接检查")
        verbose_name_plural = _("链接检查")
        ordering = ("host", "url")
        default_permissions = ("view",)
        indexes = (models.Index(fields=("host", "checked_at"), name="linkcheck_turn"),)
        constraints = (
            models.CheckConstraint(condition=~Q(url="") & ~Q(host=""), name="linkcheck_has_url"),
            models.CheckConstraint(
                condition=Q(strikes=0, failing_since__isnull=True)
                | Q(strikes__gt=0, failing_since__isnull=False),
                name="linkcheck_failing_has_begin",
            ),
        )

    def __str__(self) -> str:
        return self.url
