from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters.choices import ExerciseLevel
from matters.directory_choices import PROOFS_GONE, ProofStatus
from matters.directory_querysets import ProofItemQuerySet
from matters.models.catalogue import MatterType
from matters.models.laws import LegalCitation
from matters.models.provenance import Provenance
from matters.models.reference import Office, Region


class ProofItem(Provenance):
    """证明事项: a proof that one office demands for a use, and whether it may go on doing so.

    Source: 国办发〔2020〕42号 for what a proof is; 优化营商环境条例 art. 44 for what is made public of it;
    普陀区 2019, measure 7 for the questions it is examined by, measures 8 and 9 for the directory.
    The first of the six questions, whether there is a legal basis, is answered by `citation` and `basis`.
    """

    name = models.CharField(_("证明名称"), max_length=300)
    use = models.CharField(_("证明用途"), max_length=300, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="proof_items", verbose_name=_("区划")
    )
    citation = models.ForeignKey(
        LegalCitation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proof_items",
        verbose_name=_("设定依据"),
    )
    basis = models.TextField(
        _("依据原文"), blank=True, help_text=_("还没有对应到法条的依据，按来源的写法填。")
    )
    demanding_office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="demanded_proofs",
        verbose_name=_("索要单位"),
    )
    demanding_name = models.CharField(
        _("索要单位名称"),
        max_length=200,
        blank=True,
        help_text=_("本站没有这个机构时填写；不止一个单位时写明范围。"),
    )
    issuing_office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issued_proofs",
        verbose_name=_("开具单位"),
    )
    issuing_name = models.CharField(
        _("开具单位名称"),
        max_length=200,
        blank=True,
        help_text=_("本站没有这个机构时填写；不止一个单位时写明范围。"),
    )
    exercise_level = models.CharField(
        _("行使层级"), max_length=1, choices=ExerciseLevel, blank=True
    )
    matter_type = models.ForeignKey(
        MatterType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proof_items",
        verbose_name=_("事项类型"),
    )
    status = models.CharField(
        _("状态"), max_length=30, choices=ProofStatus, default=ProofStatus.PROPOSED
    )
    retained_reason = models.TextField(_("不能实行告知承诺及保留原因"), blank=True)
    registered_on = models.DateField(_("登记备案日期"), null=True, blank=True)
    registration_number = models.CharField(_("登记备案号"), max_length=100, blank=True)
    cancelled_on = models.DateField(
        _("取消日期"), null=True, blank=True, help_text=_("取消或者改为告知承诺的日期。")
    )
    sample_form = models.TextField(_("具体式样"), blank=True)
    procedure = models.TextField(_("办理流程"), blank=True)
    operating_rule = models.TextField(_("操作规范"), blank=True)
    proved_by_licence = models.BooleanField(_("能通过现有证照证明"), null=True, blank=True)
    solved_by_commitment = models.BooleanField(_("能采取书面承诺方式解决"), null=True, blank=True)
    covered_by_other_material = models.BooleanField(
        _("能被其他材料涵盖或替代"), null=True, blank=True
    )
    verifiable_online = models.BooleanField(_("能通过网络核验"), null=True, blank=True)
    issuer_can_verify = models.BooleanField(_("开具单位能够调查核实"), null=True, blank=True)
    note = models.TextField(_("说明"), blank=True)

    objects = ProofItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("证明事项")
        verbose_name_plural = _("证明事项")
        ordering = ("name", "region__code", "id")
        constraints = (
            *Provenance.Meta.constraints,
            models.UniqueConstraint(
                fields=("region", "demanding_office", "name", "use"),
                condition=Q(demanding_office__isnull=False),
                name="proofitem_once_in_office",
                violation_error_message=_("该单位已有同一名称、同一用途的证明事项。"),
            ),
            models.UniqueConstraint(
                fields=("region", "demanding_name", "name", "use"),
                condition=Q(demanding_office__isnull=True),
                name="proofitem_once_in_region",
                violation_error_message=_("该区划内已有同一单位、同一名称、同一用途的证明事项。"),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="proofitem_has_name"),
            models.CheckConstraint(
                condition=Q(status__in=ProofStatus.values), name="proofitem_status_known"
            ),
            models.CheckConstraint(
                condition=Q(exercise_level__in=["", *ExerciseLevel.values]),
                name="proofitem_exercise_level_known",
            ),
            models.CheckConstraint(
                condition=~Q(status=ProofStatus.RETAINED) | Q(registered_on__isnull=False),
                name="proofitem_retained_is_registered",
                violation_error_message=_("保留的证明事项要写明登记备案日期。"),
            ),
            models.CheckConstraint(
                condition=~Q(status=ProofStatus.PROPOSED)
                | Q(registered_on__isnull=True, registration_number=""),
                name="proofitem_proposed_is_not_registered",
                violation_error_message=_("待登记的证明事项还没有登记备案日期和备案号。"),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(status__in=PROOFS_GONE),
                name="proofitem_cancelled_on_when_gone",
                violation_error_message=_("只有取消或者改为告知承诺的证明事项才有取消日期。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.name}（{self.use}）" if self.use else self.name

    @property
    def demanded_by(self) -> str:
        """The office that demands the proof, as the portal knows it, else as the source says."""
        return self.demanding_office.name if self.demanding_office else self.demanding_name

    @property
    def issued_by(self) -> str:
        """The office that issues the proof, as the portal knows it, else as the source says."""
        return self.issuing_office.name if self.issuing_office else self.issuing_name
