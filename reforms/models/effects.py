from fractions import Fraction

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matters.choices import TimeUnit
from matters.models import GuideRevision, HandlingItem, Matter, Office, Region
from reforms import claims
from reforms.choices import ClaimKind, Comparison, Mode
from reforms.models.measures import Measure
from reforms.querysets import EffectQuerySet


class Effect(models.Model):
    """What a measure does to one matter, to one of its handling items, or to a part it names.

    `named` is what the document calls it; `matter` is empty where the catalogue has no such matter.
    `scope` tells which part is meant, `condition` until when or on what condition it holds. The
    period is half-open; an empty end means until further notice.
    """

    measure = models.ForeignKey(
        Measure, models.CASCADE, related_name="effects", verbose_name=_("改革举措")
    )
    order = models.PositiveSmallIntegerField(_("顺序"))
    named = models.CharField(_("文件所称事项"), max_length=300)
    matter = models.ForeignKey(
        Matter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="effects",
        verbose_name=_("事项"),
    )
    handling_item = models.ForeignKey(
        HandlingItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="effects",
        verbose_name=_("业务办理项"),
    )
    mode = models.CharField(_("改革方式"), max_length=30, choices=Mode)
    group = models.CharField(_("分组"), max_length=100, blank=True)
    scope = models.CharField(_("所涉部分"), max_length=300, blank=True)
    condition = models.CharField(_("条件"), max_length=200, blank=True)
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("地域"),
    )
    starts_on = models.DateField(_("自"), null=True, blank=True)
    ends_on = models.DateField(_("至（不含）"), null=True, blank=True)

    objects = EffectQuerySet.as_manager()

    class Meta:
        verbose_name = _("对事项的改革")
        verbose_name_plural = _("对事项的改革")
        ordering = ("measure", "order")
        constraints = (
            models.UniqueConstraint(fields=("measure", "order"), name="effect_order_once"),
            models.CheckConstraint(condition=~Q(named=""), name="effect_has_name"),
            models.CheckConstraint(condition=Q(mode__in=Mode.values), name="effect_mode_known"),
            models.CheckConstraint(
                condition=Q(handling_item__isnull=True) | Q(matter__isnull=False),
                name="effect_item_has_matter",
                violation_error_message=_("选了业务办理项的，也要选它的事项。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(starts_on__lt=F("ends_on")),
                name="effect_period_in_order",
                violation_error_message=_("结束日要晚于开始日。"),
            ),
        )

    def __str__(self) -> str:
        return self.named


class EffectPartner(models.Model):
    """Another matter that belongs to the effect: what it is merged into, joined with or parallel to."""

    effect = models.ForeignKey(
        Effect, models.CASCADE, related_name="partners", verbose_name=_("对事项的改革")
    )
    order = models.PositiveSmallIntegerField(_("顺序"), default=0)
    named = models.CharField(_("文件所称事项"), max_length=300)
    matter = models.ForeignKey(
        Matter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="partner_effects",
        verbose_name=_("事项"),
    )

    class Meta:
        verbose_name = _("相关事项")
        verbose_name_plural = _("相关事项")
        ordering = ("effect", "order", "id")
        constraints = (
            models.UniqueConstraint(fields=("effect", "named"), name="effectpartner_once"),
            models.CheckConstraint(condition=~Q(named=""), name="effectpartner_has_name"),
        )

    def __str__(self) -> str:
        return self.named


LIMIT_KINDS = (ClaimKind.PROMISED_LIMIT, ClaimKind.STATUTORY_LIMIT)
COUNTED_KINDS = (
    ClaimKind.COMPRESSION,
    ClaimKind.MATERIALS,
    ClaimKind.OWN_MATERIALS,
    ClaimKind.STEPS,
    ClaimKind.VISITS,
)
WORD_KINDS = (ClaimKind.MATTER_TYPE, ClaimKind.TRACK, ClaimKind.ONLINE_DEPTH)


class Claim(models.Model):
    """What an effect says will be so, in a form that can be recomputed.

    A limit has an amount and its unit (on the spot has none), a count has an amount, an office, a
    successor, a type, a track or an online stage is named; an end and on-the-spot need nothing.
    """

    effect = models.ForeignKey(
        Effect, models.CASCADE, related_name="claims", verbose_name=_("对事项的改革")
    )
    kind = models.CharField(_("指标"), max_length=20, choices=ClaimKind)
    comparison = models.CharField(
        _("比较"), max_length=10, choices=Comparison, default=Comparison.EXACTLY
    )
    amount = models.DecimalField(_("数值"), max_digits=10, decimal_places=4, null=True, blank=True)
    before_amount = models.DecimalField(
        _("原来"), max_digits=10, decimal_places=4, null=True, blank=True
    )
    unit = models.CharField(_("单位"), max_length=12, choices=TimeUnit, blank=True)
    word = models.CharField(_("名称"), max_length=100, blank=True)
    office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("实施主体"),
    )
    successor = models.ForeignKey(
        Matter,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("承接事项"),
    )

    class Meta:
        verbose_name = _("改革指标")
        verbose_name_plural = _("改革指标")
        ordering = ("effect", "id")
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=ClaimKind.values), name="claim_kind_known"),
            models.CheckConstraint(
                condition=Q(comparison__in=Comparison.values), name="claim_comparison_known"
            ),
            models.CheckConstraint(
                condition=Q(unit__in=["", *TimeUnit.values]), name="claim_unit_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=LIMIT_KINDS)
                | Q(unit=TimeUnit.ON_THE_SPOT, amount__isnull=True)
                | (
                    Q(amount__isnull=False) & ~Q(unit__in=["", TimeUnit.ON_THE_SPOT, TimeUnit.NONE])
                ),
                name="claim_limit_has_unit",
                violation_error_message=_("时限的指标要有数字和单位，例如 10 个工作日。"),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=COUNTED_KINDS) | Q(amount__isnull=False),
                name="claim_count_has_amount",
                violation_error_message=_("这类指标要有数字。"),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=WORD_KINDS) | ~Q(word=""),
                name="claim_word_is_named",
                violation_error_message=_("这类指标要写明名称。"),
            ),
            models.CheckConstraint(
                condition=~Q(kind=ClaimKind.OFFICE) | Q(office__isnull=False),
                name="claim_office_is_named",
                violation_error_message=_("要选实施主体。"),
            ),
            models.CheckConstraint(
                condition=~Q(kind=ClaimKind.SUCCESSOR) | Q(successor__isnull=False),
                name="claim_successor_is_named",
                violation_error_message=_("要选承接事项。"),
            ),
            models.CheckConstraint(
                condition=(Q(amount__isnull=True) | Q(amount__gte=0))
                & (Q(before_amount__isnull=True) | Q(before_amount__gte=0)),
                name="claim_amounts_not_negative",
                violation_error_message=_("数值不能为负。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.effect} {self.get_kind_display()}"

    @property
    def as_pure(self) -> claims.Claim:
        """The claim as `reforms.claims` checks it; office and successor are named by their slugs."""
        word = self.word
        if self.office is not None:
            word = self.office.slug
        elif self.successor is not None:
            word = self.successor.slug
        return claims.Claim(
            self.kind,
            self.comparison,
            None if self.amount is None else Fraction(self.amount),
            self.unit,
            word,
            None if self.before_amount is None else Fraction(self.before_amount),
        )


class EffectDraft(models.Model):
    """A draft that was opened to carry an effect out; it goes through the ordinary life of a guide."""

    effect = models.ForeignKey(
        Effect, models.CASCADE, related_name="drafts", verbose_name=_("对事项的改革")
    )
    revision = models.OneToOneField(
        GuideRevision, models.CASCADE, related_name="reform_draft", verbose_name=_("草稿")
    )
    opened_at = models.DateTimeField(_("开启时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("改革草稿")
        verbose_name_plural = _("改革草稿")
        ordering = ("effect", "id")

    def __str__(self) -> str:
        return f"{self.effect} {self.revision}"
