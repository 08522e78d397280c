"""The audit trail, to be read and searched. Nobody writes it here."""

import json
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from audit.models import AuditEvent

if TYPE_CHECKING:
    EventAdmin = admin.ModelAdmin[AuditEvent]
else:
    EventAdmin = admin.ModelAdmin


@admin.register(AuditEvent)
class AuditEventAdmin(EventAdmin):
    list_display = ("sequence", "at", "actor_name", "action", "object_type", "object_name")
    list_display_links = ("sequence", "at")
    list_filter = ("action", "object_type", "at")
    list_per_page = 100
    show_full_result_count = False
    search_fields = ("object_name", "object_id", "actor_name", "action", "hash")
    date_hierarchy = "at"
    fields = (
        "sequence",
        "at",
        "actor_name",
        "actor_id",
        "action",
        "object_type",
        "object_id",
        "object_name",
        "changes_as_text",
        "previous_hash",
        "hash",
    )
    readonly_fields = fields

    @admin.display(description=_("变更"))
    def changes_as_text(self, event: AuditEvent) -> SafeString:
        text = json.dumps(event.changes, ensure_ascii=False, indent=2, sort_keys=True)
        return format_html('<pre class="changes">{}</pre>', text)

    def has_add_permission(self, request: Any) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: AuditEvent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: AuditEvent | None = None) -> bool:
        return False
