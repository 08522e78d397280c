"""Regions, offices, windows, topics, life events and materials."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from matters.admin.base import Official
from matters.admin.scope import visible
from matters.forms import NamedForm
from matters.models import (
    LifeEvent,
    Material,
    Office,
    Region,
    ServiceWindow,
    Topic,
)

InUse = admin.RelatedOnlyFieldListFilter


@admin.register(Region)
class RegionAdmin(Official):
    list_display = ("code", "name", "parent")
    list_display_links = ("code", "name")
    list_select_related = ("parent",)
    search_fields = ("code", "name")
    autocomplete_fields = ("parent",)


@admin.register(Office)
class OfficeAdmin(Official):
    form = NamedForm
    list_display = ("name", "kind", "region", "parent", "credit_code")
    list_select_related = ("region", "parent")
    list_filter = ("kind", ("region", InUse))
    search_fields = ("name", "credit_code", "legacy_code", "slug")
    autocomplete_fields = ("region", "parent")
    fieldsets = (
        (None, {"fields": ("name", "kind", "region", "parent", "slug")}),
        (_("代码"), {"fields": ("credit_code", "legacy_code")}),
        (_("联系"), {"fields": ("address", "phone")}),
        (_("政务服务大厅"), {"classes": ("collapse",), "fields": ("service_rules",)}),
        (_("沿革和来源"), {"classes": ("collapse",), "fields": ("former_names", "source_name")}),
    )

    def view_on_site(self, obj: Office) -> str:
        return reverse("office", args=(obj.slug,))

    def autocomplete_text(self, obj: Office) -> str:
        return f"{obj.name}（{obj.region}）"


@admin.register(ServiceWindow)
class ServiceWindowAdmin(Official):
    list_display = ("__str__", "office", "hall", "address", "phones", "is_one_window")
    list_select_related = ("office",)
    list_filter = ("is_one_window", ("office__region", InUse))
    search_fields = ("name", "hall", "address", "phones", "office__name")
    autocomplete_fields = ("office",)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self._is_own(request, obj)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self._is_own(request, obj)

    @staticmethod
    def _is_own(request: Any, window: Any) -> bool:
        """Every guide may lead to a window, but only its office keeps it."""
        if window is None or window.office_id is None:
            return True
        return bool(visible(Office, request.user).filter(pk=window.office_id).exists())


@admin.register(Topic)
class TopicAdmin(Official):
    list_display = ("code", "name", "audience")
    list_display_links = ("code", "name")
    list_filter = ("audience",)
    search_fields = ("name", "code")


@admin.register(LifeEvent)
class LifeEventAdmin(Official):
    form = NamedForm
    list_display = ("name", "audience", "order", "slug")
    list_filter = ("audience",)
    search_fields = ("name", "slug")


@admin.register(Material)
class MaterialAdmin(Official):
    list_display = ("name", "is_proof", "proof_item", "is_e_licence")
    list_select_related = ("proof_item",)
    list_filter = ("is_proof", ("proof_item", admin.EmptyFieldListFilter), "is_e_licence")
    search_fields = ("name",)
    autocomplete_fields = ("proof_item",)
    fields = ("name", "is_proof", "proof_item", "is_e_licence")
