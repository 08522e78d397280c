from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matters.models.guides import GuideRevision


class ReviewReturn(models.Model):
    """A revision sent back, with reasons by section. Kept for good: the second review reads the first."""

    revision = models.ForeignKey(
        GuideRevision, models.CASCADE, related_name="returns", verbose_name=_("版本")
    )
    returned_at = models.DateTimeField(_("退回时间"))
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("审核人")
    )
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("提交人")
    )
    reasons = models.JSONField(_("退回原因"), help_text=_("按栏目列出：[{section, reason}]。"))

    class Meta:
        verbose_name = _("退回记录")
        verbose_name_plural = _("退回记录")
        ordering = ("-returned_at", "-id")
        default_permissions = ("view",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(returned_by=F("submitted_by")),
                name="reviewreturn_by_another",
                violation_error_message=_("提交人不能退回自己提交的版本。"),
            ),
            models.CheckConstraint(condition=~Q(reasons=[]), name="reviewreturn_has_reasons"),
        )

    def __str__(self) -> str:
        return f"{self.revision} {self.returned_at:%Y-%m-%d}"
