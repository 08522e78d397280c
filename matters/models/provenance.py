from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters.provenance import Confidence, SourceKind


class Provenance(models.Model):
    """Where a record comes from and how far to trust it. Shown to the public with the record."""

    source_name = models.CharField(_("来源"), max_length=300, blank=True)
    source_kind = models.CharField(_("来源类别"), max_length=20, choices=SourceKind, blank=True)
    confidence = models.CharField(_("可信度"), max_length=10, choices=Confidence, blank=True)
    source_note = models.CharField(_("来源说明"), max_length=500, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(source_kind__in=["", *SourceKind.values]),
                name="%(class)s_source_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=["", *Confidence.values]),
                name="%(class)s_confidence_known",
            ),
        )
