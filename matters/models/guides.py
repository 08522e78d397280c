from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matters import constraints
from matters.choices import (
    FROZEN,
    CrossRegionScope,
    HandlingMode,
    HandlingType,
    OnlineDepth,
    RevisionStatus,
    TimeUnit,
)
from matters.fields import ChoiceSetField
from matters.limits import Limit
from matters.models.catalogue import HandlingItem
from matters.models.laws import LegalCitation
from matters.models.provenance import Provenance
from matters.querysets import GuideRevisionQuerySet, PublicationPeriodQuerySet

IS_FROZEN = Q(status__in=[status.value for status in FROZEN])
HAS_SNAPSHOT = Q(snapshot__isnull=False)


class GuideRevision(Provenance):
    """One version of the guide (办事指南) of a handling item.

    A draft may be wrong; what is published may not, and never changes: from publication on the
    public reads `snapshot`. A text field that is empty, a number that is NULL and a flag that is
    NULL mean "not known", never "no".
    """

    handling_item = models.ForeignKey(
        HandlingItem, models.PROTECT, related_name="revisions", verbose_name=_("业务办理项")
    )
    number = models.PositiveIntegerField(
        _("版本号"), help_text=_("同一业务办理项内不重复;导入的沿用来源的版本号。")
    )
    status = models.CharField(
        _("编制状态"), max_length=10, choices=RevisionStatus, default=RevisionStatus.DRAFT
    )

    handling_type = models.CharField(_("办件类型"), max_length=10, choices=HandlingType, blank=True)
    statutory_limit_amount = models.PositiveIntegerField(_("法定办结时限"), null=True, blank=True)
    statutory_limit_unit = models.CharField(
        _("法定时限单位"), max_length=12, choices=TimeUnit, blank=True
    )
    statutory_limit_note = models.CharField(_("法定时限说明"), max_length=1000, blank=True)
    statutory_limit_citation = models.ForeignKey(
        LegalCitation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("法定时限依据"),
    )
    promised_limit_amount = models.PositiveIntegerField(_("承诺办结时限"), null=True, blank=True)
    promised_limit_unit = models.CharField(
        _("承诺时限单位"), max_length=12, choices=TimeUnit, blank=True
    )
    promised_limit_note = models.CharField(_("承诺时限说明"), max_length=1000, blank=True)

    onsite_visits = models.PositiveSmallIntegerField(_("到办事现场次数"), null=True, blank=True)
    onsite_reason = models.CharField(_("必须现场办理原因"), max_length=500, blank=True)
    handling_modes = ChoiceSetField(_("办理形式"), choices=HandlingMode.choices)
    online_depths = ChoiceSetField(_("网上办理深度"), choices=OnlineDepth.choices)
    online_url = models.URLField(_("网上办理地址"), max_length=1000, blank=True)
    cross_region_scope = models.CharField(
        _("通办范围"), max_length=20, choices=CrossRegionScope, blank=True
    )
    takes_appointments = models.BooleanField(_("可预约"), null=True, blank=True)
    in_service_hall = models.BooleanField(_("进驻大厅"), null=True, blank=True)
    has_self_service = models.BooleanField(_("可自助终端办理"), null=True, blank=True)

    acceptance_standard = models.TextField(_("审查标准"), blank=True)
    quantity_limit = models.CharField(_("数量限制"), max_length=500, blank=True)
    application_period = models.CharField(
        _("申请期间"),
        max_length=500,
        blank=True,
        help_text=_("可以提出申请的期间,如有效期届满前若干日。"),
    )
    early_service = models.TextField(_("提前服务"), blank=True)

    is_charged = models.BooleanField(_("是否收费"), null=True, blank=True)
    pays_online = models.BooleanField(_("可网上支付"), null=True, blank=True)
    has_intermediary = models.BooleanField(_("涉及中介服务"), null=True, blank=True)
    rights_and_duties = models.TextField(_("申请人权利义务"), blank=True)
    review_notice = models.TextField(_("行政复议告知"), blank=True)
    litigation_notice = models.TextField(_("行政诉讼告知"), blank=True)

    change_reason = models.CharField(_("修订原因"), max_length=500, blank=True)
    source_digest = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(_("建立时间"), auto_now_add=True)
    updated_at = models.DateTimeField(_("修改时间"), auto_now=True)

    snapshot = models.JSONField(_("公布内容"), null=True, blank=True, editable=False)
    sha256 = models.CharField(_("公布内容摘要"), max_length=64, blank=True, editable=False)
    published_at = models.DateTimeField(_("公布时间"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("公布人"),
    )

    objects = GuideRevisionQuerySet.as_manager()

    class Meta(Provenance.Meta):
        verbose_name = _("办事指南版本")
        verbose_name_plural = _("办事指南版本")
        ordering = ("handling_item", "-number")
        permissions = (("publish_guiderevision", _("可以公布办事指南")),)
        constraints = (
            *Provenance.Meta.constraints,
            models.UniqueConstraint(
                fields=("handling_item", "number"),
                name="guiderevision_number_once",
                violation_error_message=_("该业务办理项已有这个版本号。"),
            ),
            models.CheckConstraint(
                condition=Q(status__in=RevisionStatus.values), name="guiderevision_status_known"
            ),
            models.CheckConstraint(
                condition=constraints.amount_has_unit("statutory_limit"),
                name="guiderevision_statutory_limit_has_unit",
                violation_error_message=_("法定时限的数字和单位要一起填,数字在 0 到 3650 之间。"),
            ),
            models.CheckConstraint(
                condition=constraints.amount_has_unit("promised_limit"),
                name="guiderevision_promised_limit_has_unit",
                violation_error_message=_("承诺时限的数字和单位要一起填,数字在 0 到 3650 之间。"),
            ),
            models.CheckConstraint(
                condition=Q(statutory_limit_unit__in=["", *TimeUnit.values])
                & Q(promised_limit_unit__in=["", *TimeUnit.values]),
                name="guiderevision_limit_units_known",
            ),
            models.CheckConstraint(
                condition=Q(handling_type__in=["", *HandlingType.values]),
                name="guiderevision_handling_type_known",
            ),
            models.CheckConstraint(
                condition=~IS_FROZEN
                | ~Q(promised_limit_unit=F("statutory_limit_unit"))
                | Q(promised_limit_amount__isnull=True)
                | Q(statutory_limit_amount__isnull=True)
                | Q(promised_limit_amount__lte=F("statutory_limit_amount")),
                name="guiderevision_promised_within_statutory",
                violation_error_message=_("公布的承诺时限不能长于法定时限。"),
            ),
            models.CheckConstraint(
                condition=~IS_FROZEN
                | Q(onsite_visits__isnull=True)
                | Q(onsite_visits=0)
                | ~Q(onsite_reason=""),
                name="guiderevision_visits_have_reason",
                violation_error_message=_("公布的指南要求到现场的,须写明原因。"),
            ),
            models.CheckConstraint(
                condition=constraints.all_or_none(
                    IS_FROZEN, HAS_SNAPSHOT, ~Q(sha256=""), Q(published_at__isnull=False)
                ),
                name="guiderevision_frozen_has_snapshot",
            ),
        )

    def __str__(self) -> str:
        return f"{self.handling_item} 第 {self.number} 版"

    @property
    def statutory_limit(self) -> Limit:
        return Limit(
            self.statutory_limit_amount, self.statutory_limit_unit, self.statutory_limit_note
        )

    @property
    def promised_limit(self) -> Limit:
        return Limit(self.promised_limit_amount, self.promised_limit_unit, self.promised_limit_note)

    @property
    def is_frozen(self) -> bool:
        return self.status in FROZEN

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.is_frozen:
            raise models.ProtectedError("已公布的版本不能删除。", {self})
        return super().delete(*args, **kwargs)


class PublicationPeriod(models.Model):
    """When a published revision is in force, and from when to when the portal believed so.

    `[starts_at, ends_at)` is the time in force; an `ends_at` of NULL means until further notice.
    `[recorded_at, superseded_at)` is the time in which this row was the portal's knowledge; NULL
    means still. Rows are only added, and superseded once; so `published(at, known)` gives the same
    answer for ever once `known` has passed.
    """

    handling_item = models.ForeignKey(
        HandlingItem, models.PROTECT, related_name="periods", verbose_name=_("业务办理项")
    )
    revision = models.ForeignKey(
        GuideRevision, models.PROTECT, related_name="periods", verbose_name=_("版本")
    )
    starts_at = models.DateTimeField(_("生效"))
    ends_at = models.DateTimeField(_("失效"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("记录"))
    superseded_at = models.DateTimeField(_("被更替"), null=True, blank=True)

    objects = PublicationPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("公布期间")
        verbose_name_plural = _("公布期间")
        ordering = ("handling_item", "starts_at", "recorded_at")
        indexes = (
            models.Index(
                fields=("handling_item", "starts_at"),
                condition=Q(superseded_at__isnull=True),
                name="publicationperiod_current",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="publicationperiod_half_open",
                violation_error_message=_("失效时间要晚于生效时间。"),
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("recorded_at")),
                name="publicationperiod_recorded_before_superseded",
            ),
            constraints.ExclusiveInTime(
                owner="handling_item",
                periods=(("starts_at", "ends_at"), ("recorded_at", "superseded_at")),
                name="publicationperiod_one_at_a_time",
                violation_error_message=_("同一业务办理项同一时间只能有一个公布的版本。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.revision} [{self.starts_at}, {self.ends_at or '…'})"
