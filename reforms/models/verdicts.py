from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reforms.choices import Verdict
from reforms.models.effects import Claim


class ClaimVerdict(models.Model):
    """The verdict on a claim as last recomputed, kept for lists and desks.

    It can be thrown away and computed again at any time; verdicts of past days are computed, never
    read from here. `finding` holds the figures, revisions and days as JSON.
    """

    claim = models.OneToOneField(
        Claim, models.CASCADE, related_name="verdict_row", verbose_name=_("改革指标")
    )
    verdict = models.CharField(_("核对结果"), max_length=15, choices=Verdict)
    reason = models.CharField(_("理由"), max_length=30)
    finding = models.JSONField(_("依据"), default=dict, blank=True)
    checked_at = models.DateTimeField(_("核对时间"))

    class Meta:
        verbose_name = _("核对结果")
        verbose_name_plural = _("核对结果")
        ordering = ("claim",)
        constraints = (
            models.CheckConstraint(
                condition=Q(verdict__in=Verdict.values), name="claimverdict_verdict_known"
            ),
        )

    def __str__(self) -> str:
        return self.get_verdict_display()
