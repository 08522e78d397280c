from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from audit.triggers import RefusesChange
from matters import constraints
from matters.models.catalogue import HandlingItem
from matters.models.guides import GuideRevision
from matters.querysets import PublicationPeriodQuerySet


class PublicationPeriod(models.Model):
    """When a published revision is in force, and from when to when the portal believed so.

    `[starts_at, ends_at)` is the time in force; an `ends_at` of NULL means until further notice.
    `[recorded_at, superseded_at)` is the time in which this row was the portal's knowledge; NULL
    means still. Rows are only added, and superseded once; so `published(at, known)` gives the same
    answer for ever once `known` has passed.
    """

    handling_item = models.ForeignKey(
        HandlingItem, models.PROTECT, related_name="periods", verbose_name=_("业务办理项")
    )
    revision = models.ForeignKey(
        GuideRevision, models.PROTECT, related_name="periods", verbose_name=_("版本")
    )
    starts_at = models.DateTimeField(_("生效"))
    ends_at = models.DateTimeField(_("失效"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("记录"))
    superseded_at = models.DateTimeField(_("被更替"), null=True, blank=True)

    objects = PublicationPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("公布期间")
        verbose_name_plural = _("公布期间")
        ordering = ("handling_item", "starts_at", "recorded_at")
        indexes = (
            models.Index(
                fields=("handling_item", "starts_at"),
                condition=Q(superseded_at__isnull=True),
                name="publicationperiod_current",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="publicationperiod_half_open",
                violation_error_message=_("失效时间要晚于生效时间。"),
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("recorded_at")),
                name="publicationperiod_recorded_before_superseded",
            ),
            RefusesChange(
                name="publicationperiod_only_superseded",
                columns=("handling_item", "revision", "starts_at", "ends_at", "recorded_at"),
                once=("superseded_at",),
                violation_error_message=_("公布期间只能被更替，不能修改或删除。"),
            ),
            constraints.ExclusiveInTime(
                owner="handling_item",
                periods=(("starts_at", "ends_at"), ("recorded_at", "superseded_at")),
                name="publicationperiod_one_at_a_time",
                violation_error_message=_("同一业务办理项同一时间只能有一个公布的版本。"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.revision} [{self.starts_at}, {self.ends_at or '…'})"
