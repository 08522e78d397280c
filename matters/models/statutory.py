from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters import constraints
from matters.choices import TimeUnit
from matters.limits import Limit
from matters.models.catalogue import Matter
from matters.models.laws import LegalCitation


class StatutoryLimit(models.Model):
    """法定时限 as an article sets it: for what, from which event, for which step.

    It speaks of a matter anywhere. The limit a guide states is the guide's own; this is what it is
    held against. Where the article says "日" without saying which, amount and unit stay empty and
    `note` quotes the number.
    """

    subject = models.CharField(_("事项"), max_length=200)
    citation = models.ForeignKey(
        LegalCitation, models.PROTECT, related_name="limits", verbose_name=_("依据")
    )
    limit_amount = models.PositiveIntegerField(_("时限"), null=True, blank=True)
    limit_unit = models.CharField(_("单位"), max_length=12, choices=TimeUnit, blank=True)
    starts_from = models.CharField(_("起算"), max_length=100, blank=True)
    step = models.CharField(_("环节"), max_length=100, blank=True)
    covers = models.CharField(_("涵盖"), max_length=300, blank=True)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    matters = models.ManyToManyField(
        Matter, blank=True, related_name="statutory_limits", verbose_name=_("适用事项")
    )

    class Meta:
        verbose_name = _("法定时限")
        verbose_name_plural = _("法定时限")
        ordering = ("subject", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("subject", "citation", "step", "covers"), name="statutorylimit_once"
            ),
            models.CheckConstraint(
                condition=constraints.amount_has_unit("limit"),
                name="statutorylimit_has_unit",
                violation_error_message=_("时限的数字和单位要一起填，数字在 0 到 3650 之间。"),
            ),
            models.CheckConstraint(
                condition=Q(limit_unit__in=["", *TimeUnit.values]),
                name="statutorylimit_unit_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.citation}"

    @property
    def limit(self) -> Limit:
        return Limit(self.limit_amount, self.limit_unit, self.note)
