"""Where a record comes from, and how far to trust it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceKind(models.TextChoices):
    """How near the source of a record is to the office it speaks of."""

    OFFICIAL = "official", _("官方页面")
    MIRROR = "mirror_or_repost", _("转载或镜像")
    EXCHANGE = "exchange", _("事项库交换")
    PLAN = "plan", _("改革文件")
    OFFICE = "office", _("本单位填报")


class Confidence(models.TextChoices):
    """How far a record may be trusted."""

    HIGH = "high", _("高")
    MEDIUM = "medium", _("中")
    LOW = "low", _("低")
