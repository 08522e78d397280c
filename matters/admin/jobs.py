"""Uploads of filled templates: hand in, watch, read what came of it row by row."""

import io
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.actions import upload_progress, uploading
from matters.admin import upload_report
from matters.admin.base import Official
from matters.exports import template
from matters.models import ImportJob, Office
from matters.models.jobs import ImportState
from matters.problems import Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WAITING = (ImportState.QUEUED, ImportState.RUNNING)


class UploadForm(forms.Form):
    office = forms.ModelChoiceField(
        Office.objects.none(),
        label=gettext_lazy("机构"),
        help_text=gettext_lazy("文件只能含这个机构及其下级机构的事项。"),
        error_messages={
            "invalid_choice": gettext_lazy("请在列出的机构中选择。"),
            "required": gettext_lazy("请选择机构。"),
        },
    )
    file = forms.FileField(
        label=gettext_lazy("文件"),
        help_text=gettext_lazy("填好的 .xlsx 模板，不超过 10 MB。"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("请选择填好的 .xlsx 文件。")},
    )
    keep_sound = forms.BooleanField(
        label=gettext_lazy("有问题的行退回，其余照收"),
        help_text=gettext_lazy("不选时，有一行不对就全部不收。"),
        required=False,
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = uploading.offices_for(by)
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]  # a choice of rows
        if offices.count() == 1:
            self.fields["office"].initial = offices.get().pk

    def refuse(self, refusal: Refused) -> None:
        for problem in refusal.problems:
            field = problem.field if problem.field in self.fields else None
            self.add_error(field, f"{problem.reason}。")


@admin.register(ImportJob)
class ImportJobAdmin(Official):
    list_display = ("file_name", "office", "state", "outcome", "uploaded_at", "uploaded_by")
    list_display_links = ("file_name",)
    list_select_related = ("office", "uploaded_by")
    list_filter = ("state",)
    search_fields = ("file_name", "office__name", "uploaded_by__username")

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [path("template/", wrap(self.template_view), name="matters_importjob_template")]
        return own + super().get_urls()

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("office__region")

    def has_add_permission(self, request: Any) -> bool:
        return uploading.may_upload(request.user)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("结果"))
    def outcome(self, job: ImportJob) -> str:
        if job.state in WAITING:
            return "-"
        counts = upload_report.counts_of(job)
        return "，".join(f"{label} {count}" for label, count in counts if count) or "-"

    def changelist_view(self, request: Any, extra_context: Any = None) -> Any:
        context = {**(extra_context or {}), "title": _("上传导入")}
        return super().changelist_view(request, context)

    def template_view(self, request: Any) -> HttpResponse | FileResponse:
        """The empty template, written now."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        book = io.BytesIO()
        template.write(book)
        book.seek(0)
        return FileResponse(
            book, as_attachment=True, filename=_("办事指南填报模板.xlsx"), content_type=XLSX
        )

    def add_view(self, request: Any, form_url: str = "", extra_context: Any = None) -> Any:
        """GET: which office, which file. POST: it is received, and its page shows how far it has come."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._form(request, UploadForm(by=request.user))
        form = UploadForm(request.POST, request.FILES, by=request.user)
        if not form.is_valid():
            return self._form(request, form)
        try:
            job = uploading.receive(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
            return self._form(request, form)
        if not self.has_view_permission(request, job):
            messages.success(request, _("文件已收到，正在处理。"))
            return HttpResponseRedirect(reverse("admin:index"))
        return HttpResponseRedirect(reverse("admin:matters_importjob_change", args=(job.pk,)))

    def _form(self, request: Any, form: UploadForm) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("上传填好的模板"),
            "opts": self.opts,
            "form": form,
            "may_view": self.has_view_permission(request),
            "may_add_matters": request.user.has_perm("matters.add_matter"),
        }
        return TemplateResponse(request, "admin/matters/importjob/upload.html", context)

    def change_view(
        self, request: Any, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """How far the import has come; once it has ended, what came of it."""
        job: ImportJob | None = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, job):
            raise PermissionDenied
        if job is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
                request, self.opts, object_id
            )
        lines = upload_report.lines_of(job)
        context = {
            **self.admin_site.each_context(request),
            "title": job.file_name,
            "subtitle": job.get_state_display(),
            "opts": self.opts,
            "job": job,
            "is_waiting": job.state in WAITING,
            "progress": upload_progress.read(job),
            "counts": upload_report.counts_of(job),
            "lines": lines[: upload_report.MOST_SHOWN],
            "more": max(len(lines) - upload_report.MOST_SHOWN, 0),
            "may_add": self.has_add_permission(request),
        }
        return TemplateResponse(request, "admin/matters/importjob/job.html", context)
