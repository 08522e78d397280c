from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matters import constraints
from matters.models.catalogue import Matter
from matters.models.reference import Office


class Responsibility(models.Model):
    """Which office answers for a matter, in `[starts_on, ends_on)`; never two on one day."""

    matter = models.ForeignKey(
        Matter, models.PROTECT, related_name="responsibilities", verbose_name=_("事项")
    )
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="responsibilities", verbose_name=_("机构")
    )
    starts_on = models.DateField(_("起"))
    ends_on = models.DateField(_("止"), null=True, blank=True)
    basis = models.CharField(_("依据"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("实施主体期间")
        verbose_name_plural = _("实施主体期间")
        ordering = ("matter", "starts_on")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="responsibility_half_open",
                violation_error_message=_("止日要晚于起日。"),
            ),
            constraints.ExclusiveInTime(
                owner="matter",
                periods=(("starts_on", "ends_on"),),
                name="responsibility_one_office_at_a_time",
                violation_error_message=_("同一事项同一天只能由一个机构负责。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter} {self.office} [{self.starts_on}, {self.ends_on or '…'})"
