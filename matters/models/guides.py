from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KT
from django.utils.translation import gettext_lazy as _

from matters.choices import (
    FROZEN,
    CrossRegionScope,
    HandlingMode,
    HandlingType,
    OnlineDepth,
    RevisionKind,
    RevisionStatus,
    TimeUnit,
)
from matters.fields import ChoiceSetField
from matters.limits import Limit
from matters.models import guide_invariants
from matters.models.catalogue import HandlingItem
from matters.models.laws import LegalCitation
from matters.models.provenance import Provenance
from matters.querysets import GuideRevisionQuerySet


def _moment(label: Any) -> Any:
    """When a move was made."""
    return models.DateTimeField(label, null=True, blank=True, editable=False)


def _person(label: Any) -> Any:
    """Who made a move; NULL with a moment set means a command did, which the audit log names."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


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
        _("版本号"), help_text=_("同一业务办理项内不重复；导入的沿用来源的版本号。")
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
    rolls_to_working_day = models.BooleanField(
        _("届满日遇休息日顺延"),
        null=True,
        blank=True,
        help_text=_("按自然日、月或者小时计算的时限，最后一天是休息日的，是否顺延到下一个工作日。"),
    )
    rolls_basis = models.CharField(_("顺延的依据"), max_length=200, blank=True)

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
        help_text=_("可以提出申请的期间，如有效期届满前若干日。"),
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
    published_office = models.GeneratedField(
        expression=KT("snapshot__office_slug"),
        output_field=models.TextField(null=True),
        db_persist=True,
        editable=False,
        verbose_name=_("公布时的实施主体"),
    )
    published_region = models.GeneratedField(
        expression=KT("snapshot__region_code"),
        output_field=models.TextField(null=True),
        db_persist=True,
        editable=False,
        verbose_name=_("公布时的区划"),
    )
    """What the snapshot says, beside it: reading it out of 100,000 snapshots takes longer than all else."""
    kind = models.CharField(
        _("修订类别"), max_length=10, choices=RevisionKind, default=RevisionKind.ORDINARY
    )
    corrects = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="corrections",
        verbose_name=_("更正的版本"),
    )
    edit_count = models.PositiveIntegerField(_("编辑次数"), default=0, editable=False)

    created_by = _person(_("起草人"))
    submitted_at = _moment(_("提交时间"))
    submitted_by = _person(_("提交人"))
    approved_at = _moment(_("审核通过时间"))
    approved_by = _person(_("审核人"))
    published_at = _moment(_("公布时间"))
    published_by = _person(_("公布人"))
    retired_at = _moment(_("撤下时间"))
    retired_by = _person(_("撤下人"))
    retired_notice = models.CharField(_("撤下说明"), max_length=500, blank=True, editable=False)

    objects = GuideRevisionQuerySet.as_manager()

    class Meta(Provenance.Meta):
        verbose_name = _("办事指南版本")
        verbose_name_plural = _("办事指南版本")
        ordering = ("handling_item", "-number")
        permissions = (
            ("review_guiderevision", _("可以审核办事指南")),
            ("publish_guiderevision", _("可以公布办事指南")),
        )
        constraints = (*Provenance.Meta.constraints, *guide_invariants.GUIDE_REVISION)

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
