from django.db import models
from django.utils.translation import gettext_lazy as _

from audit.canonical import sha256_of
from audit.triggers import RefusesChange

GENESIS = "0" * 64
"""What stands in `previous_hash` of the first event."""


class AuditEvent(models.Model):
    """One thing someone did. Names and ids are copied, so the event outlives what it speaks of."""

    sequence = models.PositiveBigIntegerField(_("序号"), primary_key=True)
    at = models.DateTimeField(_("时间"))
    actor_id = models.CharField(_("操作者编号"), max_length=64, blank=True)
    actor_name = models.CharField(_("操作者"), max_length=150)
    action = models.CharField(_("动作"), max_length=64)
    object_type = models.CharField(_("对象类型"), max_length=64)
    object_id = models.CharField(_("对象编号"), max_length=64)
    object_name = models.CharField(_("对象名称"), max_length=500)
    changes = models.JSONField(_("变更"), default=dict, blank=True)
    previous_hash = models.CharField(_("上一条摘要"), max_length=64)
    hash = models.CharField(_("摘要"), max_length=64, unique=True)

    class Meta:
        verbose_name = _("审计事件")
        verbose_name_plural = _("审计事件")
        ordering = ("-sequence",)
        indexes = (
            models.Index(fields=("object_type", "object_id"), name="auditevent_object"),
            models.Index(fields=("at",), name="auditevent_at"),
        )
        default_permissions = ("view",)
        constraints = (RefusesChange(name="auditevent_append_only"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.object_name}"

    def computed_hash(self) -> str:
        """The hash this event ought to have, from every column but `hash` and the key."""
        return sha256_of(
            {
                "sequence": self.sequence,
                "at": self.at.isoformat(timespec="microseconds"),
                "actor_id": self.actor_id,
                "actor_name": self.actor_name,
                "action": self.action,
                "object_type": self.object_type,
                "object_id": self.object_id,
                "object_name": self.object_name,
                "changes": self.changes,
                "previous_hash": self.previous_hash,
            }
        )


class ChainHead(models.Model):
    """The last link of the chain, in one row that writers lock one after another."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="chainhead_is_one_row"),
        )
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"


class ExportLog(models.Model):
    """One export: who took what out, with which filters, how many rows, and the SHA-256 of the file."""

    at = models.DateTimeField(_("时间"))
    actor_id = models.CharField(_("导出者编号"), max_length=64, blank=True)
    actor_name = models.CharField(_("导出者"), max_length=150)
    export = models.CharField(_("导出"), max_length=64)
    format = models.CharField(_("格式"), max_length=10)
    filters = models.JSONField(_("筛选条件"), default=dict, blank=True)
    row_count = models.PositiveIntegerField(_("行数"))
    sha256 = models.CharField(_("文件摘要"), max_length=64)

    class Meta:
        verbose_name = _("导出记录")
        verbose_name_plural = _("导出记录")
        ordering = ("-at", "-id")
        default_permissions = ("view",)
        constraints = (RefusesChange(name="exportlog_append_only"),)

    def __str__(self) -> str:
        return f"{self.export} {self.format} {self.at:%Y-%m-%d %H:%M}"
