"""Value lists of offices and halls that are no exchange codes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceRule(models.TextChoices):
    """基本服务制度 of a service hall: ten of them. Source: 普陀区 2019, annex row 28."""

    RECEIPT = "receipt", _("收件凭证")
    ONE_NOTICE = "one_notice", _("一次告知")
    TIME_LIMITED = "time_limited", _("限时办结")
    FIRST_ASKED = "first_asked", _("首问负责")
    CONSULTATION = "consultation", _("咨询服务")
    DEPUTY = "deputy", _("AB 角工作")
    BADGE = "badge", _("挂牌上岗")
    MAIL = "mail", _("信函申请和邮寄")
    INTEGRITY = "integrity", _("政务诚信")
    WEEKEND = "weekend", _("双休日和节假日办理")
