from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matters import constraints
from matters.directory_choices import AgencyChoice, IntermediaryStatus, Party
from matters.directory_querysets import IntermediaryAgencyQuerySet, IntermediaryItemQuerySet
from matters.models.laws import LegalCitation
from matters.models.provenance import Provenance
from matters.models.reference import Office, Region


class IntermediaryItem(Provenance):
    """中介服务事项: an assessment, test or report that an applicant may be asked to bring.

    The nine elements of its guide are eight texts and the agencies that serve it.
    Source: 普陀区 2019, task 77 (the elements), 69 (the directory), 79 (free choice), measure 30 (who pays).
    """

    name = models.CharField(_("中介服务事项"), max_length=300)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="intermediary_items", verbose_name=_("区划")
    )
    office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="intermediary_items",
        verbose_name=_("实施机构"),
    )
    citation = models.ForeignKey(
        LegalCitation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="intermediary_items",
        verbose_name=_("设定依据"),
    )
    basis = models.TextField(
        _("依据原文"), blank=True, help_text=_("还没有对应到法条的依据，按来源的写法填。")
    )
    standard = models.TextField(_("服务标准"), blank=True)
    materials = models.TextField(_("所需材料"), blank=True)
    time_limit = models.TextField(_("服务期限"), blank=True)
    procedure = models.TextField(_("服务程序"), blank=True)
    content = models.TextField(_("服务内容"), blank=True)
    personnel = models.TextField(_("服务人员"), blank=True)
    fee = models.TextField(_("服务收费"), blank=True)
    quality_control = models.TextField(_("质量控制"), blank=True)
    commissioned_by = models.CharField(_("委托方"), max_length=20, choices=Party, blank=True)
    payer = models.CharField(_("付费方"), max_length=20, choices=Party, blank=True)
    agency_choice = models.CharField(
        _("机构选择方式"), max_length=20, choices=AgencyChoice, blank=True
    )
    agency_cap = models.PositiveIntegerField(
        _("机构名额限制"), null=True, blank=True, help_text=_("没有限额的留空。")
    )
    status = models.CharField(
        _("状态"), max_length=10, choices=IntermediaryStatus, default=IntermediaryStatus.PROPOSED
    )
    listed_on = models.DateField(_("列入日期"), null=True, blank=True)
    removed_on = models.DateField(_("移出日期"), null=True, blank=True)
    note = models.TextField(_("说明"), blank=True)

    objects = IntermediaryItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("中介服务事项")
        verbose_name_plural = _("中介服务事项")
        ordering = ("name", "region__code", "id")
        constraints = (
            *Provenance.Meta.constraints,
            models.UniqueConstraint(
                fields=("region", "office", "name"),
                condition=Q(office__isnull=False),
                name="intermediaryitem_once_in_office",
                violation_error_message=_("该机构已有同名的中介服务事项。"),
            ),
            models.UniqueConstraint(
                fields=("region", "name"),
                condition=Q(office__isnull=True),
                name="intermediaryitem_once_in_region",
                violation_error_message=_("该区划内已有同名而没有写明机构的中介服务事项。"),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="intermediaryitem_has_name"),
            models.CheckConstraint(
                condition=Q(status__in=IntermediaryStatus.values),
                name="intermediaryitem_status_known",
            ),
            models.CheckConstraint(
                condition=Q(commissioned_by__in=["", *Party.values]),
                name="intermediaryitem_commissioned_by_known",
            ),
            models.CheckConstraint(
                condition=Q(payer__in=["", *Party.values]), name="intermediaryitem_payer_known"
            ),
            models.CheckConstraint(
                condition=Q(agency_choice__in=["", *AgencyChoice.values]),
                name="intermediaryitem_agency_choice_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=IntermediaryStatus.LISTED) | Q(listed_on__isnull=False),
                name="intermediaryitem_listed_has_day",
                violation_error_message=_("在目录中的中介服务事项要写明列入日期。"),
            ),
            models.CheckConstraint(
                condition=Q(removed_on__isnull=True) | Q(status=IntermediaryStatus.REMOVED),
                name="intermediaryitem_removed_on_when_removed",
                violation_error_message=_("只有已移出目录的中介服务事项才有移出日期。"),
            ),
            models.CheckConstraint(
                condition=Q(listed_on__isnull=True)
                | Q(removed_on__isnull=True)
                | Q(removed_on__gte=F("listed_on")),
                name="intermediaryitem_listed_before_removed",
                violation_error_message=_("移出日期不能早于列入日期。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class IntermediaryAgency(models.Model):
    """中介服务机构: who carries out intermediary services; one without `listed_on` is not in the directory.

    Source: 普陀区 2019, tasks 78 and 79: the directory is public, and an agency of any region may serve.
    """

    name = models.CharField(_("机构名称"), max_length=200)
    credit_code = models.CharField(
        _("统一社会信用代码"),
        max_length=18,
        blank=True,
        help_text=_("18 位，末位是校验码（GB 32100-2015）。"),
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="intermediary_agencies",
        verbose_name=_("注册地"),
    )
    listed_on = models.DateField(
        _("列入日期"), null=True, blank=True, help_text=_("留空：没有列入中介服务机构目录。")
    )
    services = models.ManyToManyField(
        IntermediaryItem, blank=True, related_name="agencies", verbose_name=_("中介服务事项")
    )
    phone = models.CharField(_("电话"), max_length=200, blank=True)
    address = models.CharField(_("地址"), max_length=300, blank=True)

    objects = IntermediaryAgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("中介服务机构")
        verbose_name_plural = _("中介服务机构")
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("credit_code",),
                condition=~Q(credit_code=""),
                name="intermediaryagency_credit_code_once",
                violation_error_message=_("该统一社会信用代码已属于另一中介服务机构。"),
            ),
            models.UniqueConstraint(
                fields=("name",),
                condition=Q(credit_code=""),
                name="intermediaryagency_name_once",
                violation_error_message=_("已有同名而没有信用代码的中介服务机构。"),
            ),
            models.CheckConstraint(
                condition=constraints.is_credit_code("credit_code"),
                name="intermediaryagency_credit_code_checks_out",
                violation_error_message=_("统一社会信用代码不对：应为 18 位且校验码相符。"),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="intermediaryagency_has_name"),
        )

    def __str__(self) -> str:
        return self.name


def _agency_of(link: Any) -> str:
    """What a row of the link is called where officials see it: by its agency, not by its class."""
    return str(link.intermediaryagency)


IntermediaryAgency.services.through.__str__ = _agency_of  # type: ignore[method-assign]  # Django makes the class
