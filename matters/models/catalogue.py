from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters import constraints
from matters.choices import (
    Audience,
    BodyNature,
    EndReason,
    ExerciseLevel,
    ItemKind,
    MatterState,
    PowerSource,
)
from matters.fields import ChoiceSetField
from matters.models.provenance import Provenance
from matters.models.reference import LifeEvent, Office, Region, Topic
from matters.querysets import HandlingItemQuerySet, MatterQuerySet


class MatterType(models.Model):
    """事项类型. A table and not a list in code: the State Council has changed the list before (国发〔2022〕5号)."""

    code = models.CharField(_("代码"), max_length=2, unique=True)
    slug = models.SlugField(_("网址名"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=40)
    on_application = models.BooleanField(_("依申请"), default=True)

    class Meta:
        verbose_name = _("事项类型")
        verbose_name_plural = _("事项类型")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


class CatalogueItem(models.Model):
    """基本目录 entry: what may be handled anywhere, before any office takes it up."""

    basic_code = models.CharField(_("基本编码"), max_length=12, unique=True)
    name = models.CharField(_("名称"), max_length=200)
    matter_type = models.ForeignKey(
        MatterType, models.PROTECT, null=True, blank=True, verbose_name=_("事项类型")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sub_items",
        verbose_name=_("主项"),
    )

    class Meta:
        verbose_name = _("基本目录")
        verbose_name_plural = _("基本目录")
        ordering = ("basic_code",)
        constraints = (
            models.CheckConstraint(
                condition=constraints.is_basic_code("basic_code"),
                name="catalogueitem_basic_code_form",
                violation_error_message=_("基本编码是 12 位：前四位数字，后八位数字或大写字母。"),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="catalogueitem_has_name"),
        )

    def __str__(self) -> str:
        return f"{self.basic_code} {self.name}"


class Matter(Provenance):
    """实施清单 entry: a catalogue item as one office carries it out."""

    name = models.CharField(_("事项名称"), max_length=300)
    slug = models.SlugField(_("网址名"), max_length=120, unique=True)
    catalogue_item = models.ForeignKey(
        CatalogueItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="matters",
        verbose_name=_("基本目录"),
    )
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="matters", verbose_name=_("区划")
    )
    office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="matters",
        verbose_name=_("实施主体"),
        help_text=_("来源未写明的留空，页面显示“来源未写明”。"),
    )
    responsible_division = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="divisional_matters",
        verbose_name=_("责任处室"),
    )
    matter_type = models.ForeignKey(
        MatterType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="matters",
        verbose_name=_("事项类型"),
    )
    implementation_code = models.CharField(
        _("实施编码"),
        max_length=31,
        blank=True,
        help_text=_("31 位：信用代码 + 行使层级 + 基本编码。"),
    )
    legacy_code = models.CharField(_("旧代码"), max_length=64, blank=True)
    exercise_level = models.CharField(
        _("行使层级"), max_length=1, choices=ExerciseLevel, blank=True
    )
    power_source = models.CharField(_("权力来源"), max_length=20, choices=PowerSource, blank=True)
    body_nature = models.CharField(_("实施主体性质"), max_length=20, choices=BodyNature, blank=True)
    audiences = ChoiceSetField(_("服务对象"), choices=Audience.choices)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="matters", verbose_name=_("主题")
    )
    life_events = models.ManyToManyField(
        LifeEvent, blank=True, related_name="matters", verbose_name=_("人生事件")
    )
    popular_names = models.JSONField(_("俗称"), default=list, blank=True)
    scope_note = models.TextField(_("行使内容"), blank=True)
    division_of_powers = models.TextField(_("权限划分"), blank=True)

    supervision_note = models.TextField(
        _("监管责任"),
        blank=True,
        help_text=_("下放、委托的事项：下放后由谁监管、怎样监管。"),
    )

    state = models.CharField(
        _("事项状态"), max_length=10, choices=MatterState, default=MatterState.IN_FORCE
    )
    ended_reason = models.CharField(_("终止原因"), max_length=10, choices=EndReason, blank=True)
    ended_on = models.DateField(
        _("终止日期"), null=True, blank=True, help_text=_("文件未写明日期的留空。")
    )
    ended_basis = models.CharField(_("终止依据"), max_length=300, blank=True)

    objects = MatterQuerySet.as_manager()

    class Meta(Provenance.Meta):
        verbose_name = _("政务服务事项")
        verbose_name_plural = _("政务服务事项")
        ordering = ("name", "region__code", "id")
        indexes = (models.Index(fields=("name", "id"), name="matter_name"),)
        constraints = (
            *Provenance.Meta.constraints,
            models.UniqueConstraint(
                fields=("implementation_code",),
                condition=~Q(implementation_code=""),
                name="matter_implementation_code_once",
                violation_error_message=_("该实施编码已属于另一事项。"),
            ),
            models.UniqueConstraint(
                fields=("office", "name", "implementation_code", "legacy_code"),
                name="matter_once_in_office",
                violation_error_message=_("该机构已有同名同码的事项。"),
            ),
            models.UniqueConstraint(
                fields=("region", "name", "implementation_code", "legacy_code"),
                condition=Q(office__isnull=True),
                name="matter_once_in_region",
                violation_error_message=_("该区划已有同名同码的事项。"),
            ),
            models.CheckConstraint(
                condition=constraints.is_implementation_code("implementation_code"),
                name="matter_implementation_code_form",
                violation_error_message=_(
                    "实施编码不对：应为 31 位且信用代码校验相符；旧代码请填入“旧代码”。"
                ),
            ),
            models.CheckConstraint(
                condition=Q(state=MatterState.ENDED) & ~Q(ended_reason="")
                | ~Q(state=MatterState.ENDED) & Q(ended_reason="", ended_on__isnull=True),
                name="matter_ended_has_reason",
                violation_error_message=_("已终止的事项要写明终止原因；未终止的不能有原因和日期。"),
            ),
            models.CheckConstraint(
                condition=Q(state__in=MatterState.values), name="matter_state_known"
            ),
            models.CheckConstraint(
                condition=Q(exercise_level__in=["", *ExerciseLevel.values]),
                name="matter_exercise_level_known",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="matter_has_name"),
        )

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """What replaced a matter that ended."""

    ended = models.ForeignKey(
        Matter, models.CASCADE, related_name="successions", verbose_name=_("终止的事项")
    )
    successor = models.ForeignKey(
        Matter, models.PROTECT, related_name="predecessions", verbose_name=_("承接的事项")
    )
    note = models.CharField(_("说明"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("承接关系")
        verbose_name_plural = _("承接关系")
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("ended", "successor"), name="succession_once"),
            models.CheckConstraint(
                condition=~Q(ended=models.F("successor")),
                name="succession_leads_elsewhere",
                violation_error_message=_("事项不能承接自己。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.ended} → {self.successor}"


class HandlingItem(models.Model):
    """业务办理项: first issue, change, renewal … of a matter. Guides belong to it; a matter always has one."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="items", verbose_name=_("事项"))
    name = models.CharField(_("业务办理项名称"), max_length=300)
    slug = models.SlugField(_("网址名"), max_length=120, unique=True)
    kind = models.CharField(_("类别"), max_length=20, choices=ItemKind, default=ItemKind.OTHER)
    code = models.CharField(
        _("业务办理项编码"), max_length=33, blank=True, help_text=_("33 位：实施编码 + 两位序号。")
    )
    national_code = models.CharField(
        _("国家业务办理项编码"),
        max_length=14,
        blank=True,
        help_text=_("14 位：基本编码 + 两位序号。"),
    )
    legacy_code = models.CharField(_("旧代码"), max_length=64, blank=True)
    source_key = models.CharField(
        _("来源编号"), max_length=120, blank=True, help_text=_("该办理项在来源系统中不变的编号。")
    )
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    objects = HandlingItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("业务办理项")
        verbose_name_plural = _("业务办理项")
        ordering = ("matter", "order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("matter", "name", "code"),
                name="handlingitem_once_in_matter",
                violation_error_message=_("该事项已有同名同码的业务办理项。"),
            ),
            models.UniqueConstraint(
                fields=("code",),
                condition=~Q(code=""),
                name="handlingitem_code_once",
                violation_error_message=_("该业务办理项编码已被使用。"),
            ),
            models.UniqueConstraint(
                fields=("source_key",), condition=~Q(source_key=""), name="handlingitem_source_once"
            ),
            models.CheckConstraint(
                condition=constraints.is_item_code("code"),
                name="handlingitem_code_form",
                violation_error_message=_(
                    "业务办理项编码不对：应为实施编码 31 位加两位序号；旧代码请填入“旧代码”。"
                ),
            ),
            models.CheckConstraint(
                condition=constraints.is_national_item_code("national_code"),
                name="handlingitem_national_code_form",
                violation_error_message=_("国家业务办理项编码是 14 位：基本编码 12 位加两位序号。"),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ItemKind.values), name="handlingitem_kind_known"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="handlingitem_has_name"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def public_code(self) -> str:
        """The code people know this item by: its own, else its matter's."""
        return (
            self.code
            or self.matter.implementation_code
            or self.legacy_code
            or self.matter.legacy_code
        )
