from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from matters.models.reference import Office


class OfficeMembership(models.Model):
    """A person works for an office: what their groups allow holds there and in its sub-offices."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="office_memberships",
        verbose_name=_("人员"),
    )
    office = models.ForeignKey(
        Office, models.CASCADE, related_name="memberships", verbose_name=_("机构")
    )

    class Meta:
        verbose_name = _("任职")
        verbose_name_plural = _("任职")
        ordering = ("office__name", "user__username")
        permissions = (("see_all_offices", _("可以查看所有机构的数据")),)
        constraints = (
            models.UniqueConstraint(fields=("user", "office"), name="officemembership_once"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.office}"
