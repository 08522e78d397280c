from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matters.models.reference import Office
from matters.querysets import ImportJobQuerySet


class ImportState(models.TextChoices):
    """How far an upload has come."""

    QUEUED = "queued", _("排队中")
    RUNNING = "running", _("处理中")
    DONE = "done", _("已完成")
    REFUSED = "refused", _("已退回")
    FAILED = "failed", _("出错")


class ImportJob(models.Model):
    """A filled template that an official uploaded: read and imported in the background, reported row by row.

    `report` is `{created, updated, unchanged, refused, problems, drafts, notes, findings, found, guides}`
    with problems as `{row, field, reason}`, findings as `{row, rule, level, field, place, phrase, why}`,
    `found` as their number by level and guides as `{row, revision_id, name, outcome}`; it is written in
    the transaction that keeps the import. Until then it counts the `attempts`.
    """

    office = models.ForeignKey(
        Office,
        models.PROTECT,
        related_name="import_jobs",
        verbose_name=_("机构"),
        help_text=_("文件只能含本机构及下级机构的事项。"),
    )
    file = models.FileField(
        _("文件"),
        upload_to="imports/%Y/%m/",
        validators=[FileExtensionValidator(["xlsx"])],
        help_text=_("填好的 .xlsx 模板，不超过 10 MB。"),
    )
    file_name = models.CharField(_("文件名"), max_length=200)
    sha256 = models.CharField(_("文件摘要"), max_length=64)
    keep_sound = models.BooleanField(_("有问题的退回，其余照收"), default=False)
    state = models.CharField(
        _("状态"), max_length=10, choices=ImportState, default=ImportState.QUEUED
    )
    rows_total = models.PositiveIntegerField(_("记录数"), default=0)
    rows_done = models.PositiveIntegerField(_("已处理"), default=0)
    report = models.JSONField(_("结果"), default=dict, blank=True)
    uploaded_at = models.DateTimeField(_("上传时间"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="import_jobs",
        verbose_name=_("上传人"),
    )
    finished_at = models.DateTimeField(_("完成时间"), null=True, blank=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        verbose_name = _("上传导入")
        verbose_name_plural = _("上传导入")
        ordering = ("-uploaded_at", "-id")
        default_permissions = ("add", "view")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="importjob_state_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[ImportState.QUEUED, ImportState.RUNNING], finished_at__isnull=True
                )
                | Q(
                    state__in=[ImportState.DONE, ImportState.REFUSED, ImportState.FAILED],
                    finished_at__isnull=False,
                ),
                name="importjob_finished_when_it_ended",
            ),
            models.CheckConstraint(
                condition=Q(rows_done__lte=models.F("rows_total")),
                name="importjob_done_within_total",
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_name} {self.uploaded_at:%Y-%m-%d %H:%M}"
