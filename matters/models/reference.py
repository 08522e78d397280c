from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters import constraints
from matters.choices import OfficeKind, TopicAudience
from matters.fields import ChoiceSetField
from matters.office_choices import ServiceRule
from matters.querysets import OfficeQuerySet, RegionQuerySet


class Region(models.Model):
    """行政区划. Source of codes: GB/T 2260."""

    code = models.CharField(_("区划代码"), max_length=6, unique=True)
    name = models.CharField(_("名称"), max_length=60)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上级"),
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("行政区划")
        verbose_name_plural = _("行政区划")
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=constraints.is_region_code("code"),
                name="region_code_form",
                violation_error_message=_("区划代码是六位数字，首位不为 0。"),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="region_has_name"),
        )

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """机构: who is responsible for matters, down to divisions, and the halls in which they are handled."""

    name = models.CharField(_("名称"), max_length=120)
    slug = models.SlugField(_("网址名"), max_length=100, unique=True)
    kind = models.CharField(_("类别"), max_length=20, choices=OfficeKind, default=OfficeKind.BUREAU)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="offices", verbose_name=_("区划")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上级机构"),
    )
    credit_code = models.CharField(
        _("统一社会信用代码"),
        max_length=18,
        blank=True,
        help_text=_("18 位，末位是校验码（GB 32100-2015）。"),
    )
    legacy_code = models.CharField(
        _("旧代码"),
        max_length=64,
        blank=True,
        help_text=_("旧系统用过、校验不通过的代码，原样保留。"),
    )
    former_names = models.JSONField(_("曾用名"), default=list, blank=True)
    address = models.CharField(_("地址"), max_length=300, blank=True)
    phone = models.CharField(_("电话"), max_length=200, blank=True)
    source_name = models.CharField(_("来源"), max_length=200, blank=True)
    service_rules = ChoiceSetField(
        _("公布的基本服务制度"),
        choices=ServiceRule.choices,
        help_text=_("只用于政务服务大厅。"),
    )

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("机构")
        verbose_name_plural = _("机构")
        ordering = ("region__code", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("region", "name"),
                name="office_name_in_region",
                violation_error_message=_("该区划内已有同名机构。"),
            ),
            models.UniqueConstraint(
                fields=("credit_code",),
                condition=~Q(credit_code=""),
                name="office_credit_code_once",
                violation_error_message=_("该统一社会信用代码已属于另一机构。"),
            ),
            models.CheckConstraint(
                condition=constraints.is_credit_code("credit_code"),
                name="office_credit_code_checks_out",
                violation_error_message=_(
                    "统一社会信用代码不对：应为 18 位且校验码相符；旧代码请填入“旧代码”。"
                ),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="office_has_name"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="office_is_not_its_own_parent",
                violation_error_message=_("上级机构不能是本机构自己。"),
            ),
        )

    def __str__(self) -> str:
        return self.name


class ServiceWindow(models.Model):
    """办理窗口: hall, address, opening hours and phones, shared by guides."""

    office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="windows",
        verbose_name=_("机构"),
    )
    name = models.CharField(_("窗口名称"), max_length=200, blank=True)
    hall = models.CharField(_("大厅"), max_length=200, blank=True)
    address = models.CharField(_("地址"), max_length=300, blank=True)
    hours = models.CharField(_("办理时间"), max_length=500, blank=True)
    phones = models.CharField(_("电话"), max_length=200, blank=True)
    directions = models.CharField(_("交通指引"), max_length=500, blank=True)
    map_url = models.URLField(_("地图"), max_length=500, blank=True)
    is_one_window = models.BooleanField(
        _("一窗受理"),
        null=True,
        blank=True,
        help_text=_("这个窗口是否分类受理各部门的事项；不知道的留空。"),
    )

    class Meta:
        verbose_name = _("办理窗口")
        verbose_name_plural = _("办理窗口")
        ordering = ("office__name", "name", "id")
        constraints = (
            models.CheckConstraint(
                condition=~Q(name="", hall="", address="", phones=""),
                name="servicewindow_can_be_found",
                violation_error_message=_("窗口至少要有名称、大厅、地址或电话中的一项。"),
            ),
        )

    def __str__(self) -> str:
        return self.name or self.hall or self.address or self.phones


class Topic(models.Model):
    """主题分类 of GB/T 39554.1, one list for natural persons and one for legal persons."""

    audience = models.CharField(_("面向"), max_length=20, choices=TopicAudience)
    code = models.CharField(_("代码"), max_length=3)
    name = models.CharField(_("名称"), max_length=40)

    class Meta:
        verbose_name = _("主题")
        verbose_name_plural = _("主题")
        ordering = ("audience", "code")
        constraints = (
            models.UniqueConstraint(fields=("audience", "code"), name="topic_code_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_audience_display()}·{self.name}"


class LifeEvent(models.Model):
    """人生事件 or 企业生命周期 stage. Source: 国发〔2024〕3号."""

    audience = models.CharField(_("面向"), max_length=20, choices=TopicAudience)
    slug = models.SlugField(_("网址名"), max_length=40, unique=True)
    name = models.CharField(_("名称"), max_length=40)
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)

    class Meta:
        verbose_name = _("人生事件")
        verbose_name_plural = _("人生事件")
        ordering = ("audience", "order")

    def __str__(self) -> str:
        return self.name


class Material(models.Model):
    """材料: a kind of document that many guides ask for; may be a proof (证明) or an e-licence (电子证照)."""

    name = models.CharField(_("名称"), max_length=300, unique=True)
    is_proof = models.BooleanField(_("属于证明"), default=False)
    is_e_licence = models.BooleanField(_("有电子证照"), default=False)
    proof_item = models.ForeignKey(
        "matters.ProofItem",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="materials",
        verbose_name=_("证明事项"),
        help_text=_("属于证明的材料在证明事项目录中的那一项。"),
    )

    class Meta:
        verbose_name = _("材料")
        verbose_name_plural = _("材料")
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(condition=~Q(name=""), name="material_has_name"),
            models.CheckConstraint(
                condition=Q(proof_item__isnull=True) | Q(is_proof=True),
                name="material_of_directory_is_proof",
                violation_error_message=_("对应到证明事项目录的材料，要勾选“属于证明”。"),
            ),
        )

    def __str__(self) -> str:
        return self.name
