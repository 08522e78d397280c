"""The rows a guide revision is made of. Each belongs to one revision and is ordered within it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from matters.choices import (
    ChannelKind,
    CitationKind,
    ExemptReason,
    MaterialMedium,
    MaterialSource,
    MaterialType,
    Necessity,
)
from matters.models.guides import GuideRevision
from matters.models.intermediaries import IntermediaryItem
from matters.models.laws import LegalCitation
from matters.models.reference import Material, Office, ServiceWindow


class GuidePart(models.Model):
    """One row of a revision."""

    revision = models.ForeignKey(
        GuideRevision, models.CASCADE, related_name="%(class)s_rows", verbose_name=_("版本")
    )
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        abstract = True
        ordering = ("order", "id")


class AcceptanceCondition(GuidePart):
    """受理条件."""

    text = models.TextField(_("条件"))
    citation = models.ForeignKey(
        LegalCitation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("依据"),
    )

    class Meta(GuidePart.Meta):
        verbose_name = _("受理条件")
        verbose_name_plural = _("受理条件")

    def __str__(self) -> str:
        return self.text[:60]


class Situation(GuidePart):
    """办理情形: a case that decides which materials apply."""

    name = models.CharField(_("情形"), max_length=300)
    description = models.TextField(_("说明"), blank=True)

    class Meta(GuidePart.Meta):
        verbose_name = _("办理情形")
        verbose_name_plural = _("办理情形")
        constraints = (models.UniqueConstraint(fields=("revision", "name"), name="situation_once"),)

    def __str__(self) -> str:
        return self.name


class BySituation(models.Model):
    """A row that may be for some situations only; one that names none is for every one."""

    situations = models.ManyToManyField(
        Situation, blank=True, related_name="%(class)s_rows", verbose_name=_("适用情形")
    )

    class Meta:
        abstract = True


class MaterialRequirement(GuidePart):
    """申请材料 as this guide asks for it: copies, medium, source and necessity stand here, not on the material."""

    material = models.ForeignKey(
        Material, models.PROTECT, related_name="requirements", verbose_name=_("材料")
    )
    situations = models.ManyToManyField(
        Situation, blank=True, related_name="requirements", verbose_name=_("适用情形")
    )
    material_type = models.CharField(_("材料类型"), max_length=20, choices=MaterialType, blank=True)
    originals = models.PositiveSmallIntegerField(_("原件份数"), null=True, blank=True)
    copies = models.PositiveSmallIntegerField(_("复印件份数"), null=True, blank=True)
    medium = models.CharField(_("材料形式"), max_length=20, choices=MaterialMedium, blank=True)
    source = models.CharField(_("来源渠道"), max_length=20, choices=MaterialSource, blank=True)
    source_note = models.CharField(_("来源说明"), max_length=300, blank=True)
    issuing_office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="issued_requirements",
        verbose_name=_("开具单位"),
    )
    necessity = models.CharField(_("必要性"), max_length=20, choices=Necessity, blank=True)
    necessity_note = models.CharField(_("需要提交的情形"), max_length=300, blank=True)
    exempt_reason = models.CharField(_("免于提交"), max_length=30, choices=ExemptReason, blank=True)
    exempt_note = models.CharField(_("免于提交说明"), max_length=300, blank=True)
    paper_format = models.CharField(_("规格"), max_length=100, blank=True)
    filling_notes = models.TextField(_("填报须知"), blank=True)
    acceptance_standard = models.TextField(_("受理标准"), blank=True)
    blank_form = models.CharField(_("空白表格编号"), max_length=200, blank=True)
    sample = models.CharField(_("示例样表编号"), max_length=200, blank=True)
    basis = models.TextField(_("要求依据"), blank=True)
    citation = models.ForeignKey(
        LegalCitation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("依据条款"),
    )
    remark = models.TextField(_("备注"), blank=True)

    class Meta(GuidePart.Meta):
        verbose_name = _("申请材料")
        verbose_name_plural = _("申请材料")

    def __str__(self) -> str:
        return str(self.material)


class FeeItem(BySituation, GuidePart):
    """收费项目."""

    name = models.CharField(_("收费项目"), max_length=300)
    standard = models.TextField(_("收费标准"), blank=True)
    basis = models.TextField(_("收费依据"), blank=True)
    can_be_reduced = models.BooleanField(_("允许减免"), null=True, blank=True)
    reductions = models.TextField(_("减免情形和依据"), blank=True)
    remark = models.TextField(_("备注"), blank=True)

    class Meta(GuidePart.Meta):
        verbose_name = _("收费项目")
        verbose_name_plural = _("收费项目")

    def __str__(self) -> str:
        return self.name


class GuideWindow(GuidePart):
    """A window where this guide's item is handled."""

    window = models.ForeignKey(
        ServiceWindow, models.PROTECT, related_name="guide_rows", verbose_name=_("窗口")
    )

    class Meta(GuidePart.Meta):
        verbose_name = _("办理窗口")
        verbose_name_plural = _("办理窗口")
        constraints = (
            models.UniqueConstraint(fields=("revision", "window"), name="guidewindow_once"),
        )

    def __str__(self) -> str:
        return str(self.window)


class GuideCitation(GuidePart):
    """An article this guide rests on, and as what."""

    citation = models.ForeignKey(
        LegalCitation, models.PROTECT, related_name="guide_rows", verbose_name=_("法条")
    )
    kind = models.CharField(
        _("依据类别"), max_length=20, choices=CitationKind, default=CitationKind.BASIS
    )

    class Meta(GuidePart.Meta):
        verbose_name = _("依据")
        verbose_name_plural = _("依据")
        constraints = (
            models.UniqueConstraint(
                fields=("revision", "citation", "kind"), name="guidecitation_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.citation)


class ContactChannel(GuidePart):
    """Where to ask, follow progress, complain, seek review."""

    kind = models.CharField(_("类别"), max_length=20, choices=ChannelKind)
    value = models.CharField(_("联系方式"), max_length=500)
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta(GuidePart.Meta):
        verbose_name = _("联系渠道")
        verbose_name_plural = _("联系渠道")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.value}"


class IntermediaryService(GuidePart):
    """中介服务 this item calls for."""

    name = models.CharField(_("中介服务"), max_length=300)
    item = models.ForeignKey(
        IntermediaryItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="guide_rows",
        verbose_name=_("中介服务目录"),
        help_text=_("指的是中介服务目录中的哪一项。"),
    )
    basis = models.CharField(_("设定依据"), max_length=500, blank=True)
    note = models.TextField(_("说明"), blank=True)

    class Meta(GuidePart.Meta):
        verbose_name = _("中介服务")
        verbose_name_plural = _("中介服务")

    def __str__(self) -> str:
        return self.name


class CommitmentLetter(GuidePart):
    """告知承诺书. Source: 国办发〔2020〕42号: the duty to prove, what is proved, the liability for a false commitment."""

    name = models.CharField(_("名称"), max_length=200)
    conditions = models.TextField(_("告知的条件和标准"), blank=True)
    duty = models.TextField(_("证明义务"), blank=True)
    content = models.TextField(_("证明内容"), blank=True)
    liability = models.TextField(_("不实承诺的法律责任"), blank=True)

    class Meta(GuidePart.Meta):
        verbose_name = _("告知承诺书")
        verbose_name_plural = _("告知承诺书")

    def __str__(self) -> str:
        return self.name


class Question(GuidePart):
    """常见问题."""

    question = models.TextField(_("问题"))
    answer = models.TextField(_("解答"))

    class Meta(GuidePart.Meta):
        verbose_name = _("常见问题")
        verbose_name_plural = _("常见问题")

    def __str__(self) -> str:
        return self.question[:60]
