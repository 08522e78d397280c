"""Files for officials: the guides in force on a day, and for auditors the log; each one is logged."""

import tempfile
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit import exporting
from audit.exporting import EVENT_FORMATS
from audit.models import ExportLog
from audit.tables import CONTENT_TYPES, WRITERS
from matters.actions.import_scope import own_offices
from matters.admin.base import Official
from matters.days import SHANGHAI
from matters.exports import guides
from matters.exports.compression import export_compression
from matters.models import GuideRevision, Office

FORMAT_LABELS = {
    "xlsx": gettext_lazy("Excel 工作簿（.xlsx）"),
    "csv": gettext_lazy("CSV(UTF-8)"),
    "json": gettext_lazy("JSON"),
}
IN_MEMORY = 4 * 1024 * 1024


class ExportForm(forms.Form):
    """In which format. The log has no other choice."""

    format = forms.ChoiceField(label=gettext_lazy("格式"))

    def __init__(self, *args: Any, formats: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = [(name, FORMAT_LABELS[name]) for name in formats]  # type: ignore[attr-defined]  # a choice


class GuidesForm(ExportForm):
    on = forms.DateField(
        label=gettext_lazy("截至哪一天"),
        required=False,
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("那一天结束时有效的指南；留空即今天。"),
        error_messages={"invalid": gettext_lazy("日期不对：请写成 2024-05-01 这样的形式。")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    office = forms.ModelChoiceField(
        Office.objects.none(),
        label=gettext_lazy("机构"),
        required=False,
        empty_label=gettext_lazy("全部"),
        help_text=gettext_lazy("连同下级机构；“全部”即您能看到的全部机构。"),
        error_messages={"invalid_choice": gettext_lazy("请在列出的机构中选择。")},
    )
    field_order = ("on", "office", "format")

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, formats=WRITERS, **kwargs)
        offices = Office.objects.filter(pk__in=own_offices(by))
        self.fields["office"].queryset = offices  # type: ignore[attr-defined]  # a choice of rows


@admin.register(ExportLog)
class ExportLogAdmin(Official):
    list_display = ("at", "actor_name", "export", "format", "row_count", "sha256")
    list_filter = ("export", "format", "at")
    search_fields = ("actor_name", "sha256")
    fields = ("at", "actor_name", "actor_id", "export", "format", "filters", "row_count", "sha256")
    readonly_fields = fields

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path("guides/", wrap(self.guides_view), name="audit_exportlog_guides"),
            path("compression/", wrap(self.compression_view), name="audit_exportlog_compression"),
            path("events/", wrap(self.events_view), name="audit_exportlog_events"),
        ]
        return own + super().get_urls()

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: Any, extra_context: Any = None) -> Any:
        context = {
            **(extra_context or {}),
            "title": _("导出记录"),
            "may_export_guides": may_export_guides(request.user),
            "may_export_events": may_export_events(request.user),
        }
        return super().changelist_view(request, context)

    def guides_view(self, request: Any) -> HttpResponse | FileResponse:
        """GET: of which day, which office, in which format. POST: the file."""
        note = _("只导出已公布的内容。每次导出都会留下记录：谁、何时、筛选条件、行数和摘要。")
        return self._of_guides(
            request, guides.export_guides, _("导出办事指南"), _("办事指南"), note
        )

    def compression_view(self, request: Any) -> HttpResponse | FileResponse:
        """As `guides_view`, for both limits of every guide, their ratio, and the sums."""
        note = _(
            "每个指南的两个时限和压缩比。Excel 工作簿另有合计，以及按机构、主题和区划的汇总，并写明每个数字的算法；"
            "CSV 和 JSON 只有指南。每次导出都会留下记录。"
        )
        write = export_compression
        return self._of_guides(request, write, _("导出压缩比"), _("承诺时限压缩比"), note)

    def _of_guides(
        self, request: Any, write: Callable[..., Any], title: str, name: str, note: str
    ) -> HttpResponse | FileResponse:
        """The form, with what the address fills in; or the file that `write` makes of what was chosen."""
        if not may_export_guides(request.user):
            raise PermissionDenied
        given = request.POST if request.method == "POST" else None
        form = GuidesForm(given, by=request.user, initial={"on": request.GET.get("on")})
        if not (form.is_bound and form.is_valid()):
            return self._form(request, form, title, note)
        chosen = form.cleaned_data
        day = chosen["on"] or timezone.localdate(timezone=SHANGHAI)
        return download(
            lambda file: write(file, by=request.user, **{**chosen, "on": day}),
            f"{name}-{day.isoformat()}",
            chosen["format"],
        )

    def events_view(self, request: Any) -> HttpResponse | FileResponse:
        """GET: in which format. POST: the whole log, with the hash of its head in the last line."""
        if not may_export_events(request.user):
            raise PermissionDenied
        form = ExportForm(request.POST if request.method == "POST" else None, formats=EVENT_FORMATS)
        if not (form.is_bound and form.is_valid()):
            note = _("导出全部审计事件，最后一行是链首摘要，可与公开页面上的对照。")
            return self._form(request, form, _("导出审计事件"), note)
        format_name = form.cleaned_data["format"]
        return download(
            lambda file: exporting.export_events(file, by=request.user, format=format_name),
            _("审计事件-%(day)s") % {"day": timezone.localdate(timezone=SHANGHAI).isoformat()},
            format_name,
        )

    def _form(self, request: Any, form: ExportForm, title: str, note: str) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "form": form,
            "note": note,
            "may_view_log": self.has_view_permission(request),
        }
        return TemplateResponse(request, "admin/audit/exportlog/export.html", context)


def may_export_guides(user: Any) -> bool:
    opts = GuideRevision._meta
    return any(user.has_perm(f"matters.{verb}_{opts.model_name}") for verb in ("view", "change"))


def may_export_events(user: Any) -> bool:
    return bool(user.has_perm("audit.view_auditevent"))


def download(write: Callable[[Any], Any], name: str, format_name: str) -> FileResponse:
    """The file, whole and logged before its first byte is sent."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the response closes it
    try:
        write(file)
    except BaseException:
        file.close()
        raise
    return FileResponse(
        file,
        as_attachment=True,
        filename=f"{name}.{format_name}",
        content_type=CONTENT_TYPES[format_name],
    )
