"""The rows of a guide revision that have a time limit of their own."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters import constraints
from matters.choices import (
    DeliveryMode,
    ProcedureEffect,
    ProcedureKind,
    ResultKind,
    StepKind,
    TimeUnit,
    TrackKind,
)
from matters.fields import ChoiceSetField
from matters.limits import Limit
from matters.models.parts import BySituation, GuidePart


class LimitedPart(GuidePart):
    """A row with a time limit of its own."""

    limit_amount = models.PositiveIntegerField(_("时限"), null=True, blank=True)
    limit_unit = models.CharField(_("单位"), max_length=12, choices=TimeUnit, blank=True)

    class Meta(GuidePart.Meta):
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=constraints.amount_has_unit("limit"),
                name="%(class)s_limit_has_unit",
                violation_error_message=_("时限的数字和单位要一起填，数字在 0 到 3650 之间。"),
            ),
            models.CheckConstraint(
                condition=Q(limit_unit__in=["", *TimeUnit.values]),
                name="%(class)s_limit_unit_known",
            ),
        )

    @property
    def limit(self) -> Limit:
        return Limit(self.limit_amount, self.limit_unit)


class ProcessStep(BySituation, LimitedPart):
    """办理环节. Its limit need not add up to the promise: the headline limit often covers one step only."""

    kind = models.CharField(_("环节"), max_length=10, choices=StepKind, default=StepKind.OTHER)
    name = models.CharField(_("名称"), max_length=200)
    handler = models.CharField(_("办理人员或机构"), max_length=200, blank=True)
    promised_amount = models.PositiveIntegerField(_("承诺时限"), null=True, blank=True)
    counts_in_limit = models.BooleanField(_("计入办结时限"), null=True, blank=True)
    standard = models.TextField(_("审查标准"), blank=True)
    result = models.TextField(_("办理结果"), blank=True)
    note = models.CharField(_("说明"), max_length=500, blank=True)

    class Meta(LimitedPart.Meta):
        verbose_name = _("办理环节")
        verbose_name_plural = _("办理环节")
        constraints = (
            *LimitedPart.Meta.constraints,
            models.CheckConstraint(
                condition=Q(promised_amount__isnull=True) | Q(limit_amount__isnull=False),
                name="processstep_promise_has_unit",
                violation_error_message=_("环节有承诺时限的，要先填时限和单位。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class SpecialProcedure(BySituation, LimitedPart):
    """特别程序: hearing, test, expert review … with its time, and whether that time counts in the limit."""

    kind = models.CharField(
        _("类别"), max_length=20, choices=ProcedureKind, default=ProcedureKind.OTHER
    )
    name = models.CharField(_("名称"), max_length=200)
    counts_in_limit = models.BooleanField(_("计入办结时限"), null=True, blank=True)
    effect = models.CharField(
        _("对计时的影响"),
        max_length=10,
        choices=ProcedureEffect,
        blank=True,
        help_text=_("不计入办结时限的程序：结束后接着计时，还是从头计时。规定没有写明的留空。"),
    )
    basis = models.TextField(_("法定依据"), blank=True)
    is_charged = models.BooleanField(_("是否收费"), null=True, blank=True)
    charge_basis = models.CharField(_("收费依据"), max_length=500, blank=True)
    provider = models.CharField(_("实施机构"), max_length=200, blank=True)
    phone = models.CharField(_("电话"), max_length=100, blank=True)
    note = models.CharField(_("说明"), max_length=500, blank=True)

    class Meta(LimitedPart.Meta):
        verbose_name = _("特别程序")
        verbose_name_plural = _("特别程序")
        constraints = (
            *LimitedPart.Meta.constraints,
            models.CheckConstraint(
                condition=Q(effect__in=["", *ProcedureEffect.values]),
                name="specialprocedure_effect_known",
            ),
            models.CheckConstraint(
                condition=Q(effect="") | Q(counts_in_limit__isnull=False, counts_in_limit=False),
                name="specialprocedure_effect_outside_limit",
                violation_error_message=_("只有不计入办结时限的程序才暂停或者重新计时。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class TrackLimit(BySituation, LimitedPart):
    """The decision limit on one track (一般程序, 告知承诺) where tracks differ."""

    kind = models.CharField(_("程序"), max_length=20, choices=TrackKind, default=TrackKind.OTHER)
    name = models.CharField(_("名称"), max_length=100)
    note = models.CharField(_("说明"), max_length=500, blank=True)

    class Meta(LimitedPart.Meta):
        verbose_name = _("分程序时限")
        verbose_name_plural = _("分程序时限")

    def __str__(self) -> str:
        return self.name


class ResultDocument(LimitedPart):
    """审批结果. Its limit is the time in which the result is delivered after the decision."""

    name = models.CharField(_("结果名称"), max_length=300)
    kind = models.CharField(_("结果类型"), max_length=10, choices=ResultKind, blank=True)
    validity = models.CharField(_("有效期"), max_length=300, blank=True)
    delivery_modes = ChoiceSetField(_("送达方式"), choices=DeliveryMode.choices)
    samples = models.CharField(_("结果样本编号"), max_length=500, blank=True)

    class Meta(LimitedPart.Meta):
        verbose_name = _("审批结果")
        verbose_name_plural = _("审批结果")

    def __str__(self) -> str:
        return self.name
