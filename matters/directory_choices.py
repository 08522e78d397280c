"""Value lists of the two directories. Source: 普陀区 2019, measures 7 to 9 and 26 to 30."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from matters import directories


class ProofStatus(models.TextChoices):
    """What was decided on a proof item. Only a retained one may be demanded."""

    PROPOSED = directories.PROPOSED, _("待登记")
    RETAINED = directories.RETAINED, _("保留")
    CANCELLED = directories.CANCELLED, _("取消")
    REPLACED_BY_COMMITMENT = directories.REPLACED_BY_COMMITMENT, _("改为告知承诺")


PROOFS_GONE = (ProofStatus.CANCELLED, ProofStatus.REPLACED_BY_COMMITMENT)
"""No longer demanded of anybody."""


class IntermediaryStatus(models.TextChoices):
    """Where an intermediary service stands. Only a listed one may be demanded."""

    PROPOSED = directories.PROPOSED, _("待列入")
    LISTED = directories.LISTED, _("在目录中")
    REMOVED = directories.REMOVED, _("已移出")


class Party(models.TextChoices):
    """Who commissions an intermediary service, and who pays for it."""

    APPLICANT = "applicant", _("申请人")
    AUTHORITY = "authority", _("行政机关")


class AgencyChoice(models.TextChoices):
    """How the agency is found: free choice is the rule, a designated one is forbidden."""

    FREE = "free", _("申请人自主选择")
    DESIGNATED = "designated", _("指定机构")
