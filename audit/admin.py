"""The audit trail, to be read, searched and checked. Nobody writes it here."""

import json
from dataclasses import asdict
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from audit.models import AuditEvent, ChainHead
from audit.verification import verify_chain
from audit.words import action_words, lines_of

if TYPE_CHECKING:
    EventAdmin = admin.ModelAdmin[AuditEvent]
else:
    EventAdmin = admin.ModelAdmin

CHECKED = "audit.chain.checked"
"""Where the last check from the admin is remembered."""

MOST_CHECKED_HERE = 50_000
"""A longer chain takes a request too long; `verify_audit` walks it at the terminal."""


class TypedFilter(admin.SimpleListFilter):
    """A filter whose value is typed and not chosen."""

    template = "admin/audit/typed_filter.html"
    kind = "text"
    column = ""

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, str]]:
        return [("", "")]

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Any:
        """One entry: the value typed, and the parameters the form must carry along."""
        others = changelist.get_filters_params()
        kept = [
            (name, value)
            for name, values in others.items()
            if name != self.parameter_name
            for value in values
        ]
        if changelist.query:
            kept.append(("q", changelist.query))
        yield {
            "selected": bool(self.value()),
            "display": self.value() or "",
            "value": self.value() or "",
            "others": kept,
            "kind": self.kind,
            "name": self.parameter_name,
            "query_string": changelist.get_query_string(remove=[self.parameter_name]),
        }

    def queryset(self, request: Any, queryset: Any) -> Any:
        value = (self.value() or "").strip().replace("\x00", "")
        return queryset.filter(**{self.column: value}) if value else queryset


class ActorFilter(TypedFilter):
    title = _("操作者")
    parameter_name = "actor"
    column = "actor_name"


class ObjectFilter(TypedFilter):
    title = _("对象编号")
    parameter_name = "object"
    column = "object_id"


class DayFilter(TypedFilter):
    """Events of one day, where the portal stands; a day that is none finds nothing."""

    title = _("日期")
    parameter_name = "day"
    kind = "date"

    def queryset(self, request: Any, queryset: Any) -> Any:
        if not self.value():
            return queryset
        try:
            day = parse_date(self.value() or "")
        except ValueError:
            day = None
        if day is None or not 1900 <= day.year <= 9000:
            return queryset.none()
        start = datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())
        return queryset.filter(at__gte=start, at__lt=start + timedelta(days=1))


@admin.register(AuditEvent)
class AuditEventAdmin(EventAdmin):
    list_display = (
        "sequence",
        "at",
        "actor_name",
        "what",
        "object_type",
        "object_name",
        "changes_in_brief",
    )
    list_display_links = ("sequence", "at")
    list_filter = (DayFilter, ActorFilter, ObjectFilter, "action", "object_type")
    list_per_page = 100
    show_full_result_count = False
    search_fields = ("object_name", "object_id", "actor_name", "action", "hash")
    date_hierarchy = "at"
    fields = (
        "sequence",
        "at",
        "actor_name",
        "actor_id",
        "what",
        "action",
        "object_type",
        "object_id",
        "object_name",
        "changes_in_words",
        "changes_as_text",
        "previous_hash",
        "hash",
    )
    readonly_fields = fields

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        return [
            path("chain/", wrap(self.chain_view), name="audit_auditevent_chain"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request)
        return rows if self.has_view_permission(request) else rows.none()

    def changelist_view(self, request: Any, extra_context: Any = None) -> HttpResponse:
        context = {**(extra_context or {}), "head": head(), "checked": cache.get(CHECKED)}
        return super().changelist_view(request, context)

    def chain_view(self, request: Any) -> HttpResponse:
        """GET: the head and what the last check found. POST: the chain is walked now."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = head()
        is_too_long = found.sequence > MOST_CHECKED_HERE
        if request.method == "POST" and not is_too_long:
            report = {**asdict(verify_chain()), "at": timezone.now(), "by": request.user.username}
            cache.set(CHECKED, report, None)
            return HttpResponseRedirect(reverse("admin:audit_auditevent_chain"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("审计链"),
            "opts": self.opts,
            "head": found,
            "checked": cache.get(CHECKED),
            "is_too_long": is_too_long,
            "most": MOST_CHECKED_HERE,
        }
        return TemplateResponse(request, "admin/audit/chain.html", context)

    @admin.display(description=_("动作"), ordering="action")
    def what(self, event: AuditEvent) -> str:
        return action_words(event.action)

    @admin.display(description=_("变更"))
    def changes_in_brief(self, event: AuditEvent) -> str:
        words = "；".join(lines_of(event))
        return words if len(words) <= 40 else f"{words[:39]}…"

    @admin.display(description=_("变更"))
    def changes_in_words(self, event: AuditEvent) -> SafeString | str:
        lines = ((line,) for line in lines_of(event))
        return format_html_join("", "<div>{}</div>", lines) or "-"

    @admin.display(description=_("变更原文"))
    def changes_as_text(self, event: AuditEvent) -> SafeString:
        text = json.dumps(event.changes, ensure_ascii=False, indent=2, sort_keys=True)
        return format_html('<pre class="changes">{}</pre>', text)

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: AuditEvent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: AuditEvent | None = None) -> bool:
        return False


def head() -> ChainHead:
    """The last link of the chain; of an empty one, the link before the first."""
    found: ChainHead | None = ChainHead.objects.filter(pk=ChainHead.THE_ONE).first()
    return found or ChainHead()
