"""Matter types, the basic catalogue, matters and their handling items."""

from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from matters import listeners
from matters.admin.base import Official, TabularRows
from matters.admin.endings import MatterEvents
from matters.admin.reference import InUse
from matters.forms import NamedForm
from matters.models import CatalogueItem, HandlingItem, Matter, MatterType, Succession


@admin.register(MatterType)
class MatterTypeAdmin(Official):
    list_display = ("code", "name", "on_application", "slug")
    list_display_links = ("code", "name")
    list_filter = ("on_application",)
    search_fields = ("code", "name")
    form = NamedForm


@admin.register(CatalogueItem)
class CatalogueItemAdmin(Official):
    list_display = ("basic_code", "name", "matter_type", "parent")
    list_display_links = ("basic_code", "name")
    list_select_related = ("matter_type", "parent")
    list_filter = ("matter_type",)
    search_fields = ("basic_code", "name")
    autocomplete_fields = ("matter_type", "parent")


class ItemRows(TabularRows):
    model = HandlingItem
    form = NamedForm
    fields = ("name", "kind", "code", "slug", "order")
    show_change_link = True


class SuccessionRows(TabularRows):
    model = Succession
    fk_name = "ended"
    fields = ("successor", "note")
    autocomplete_fields = ("successor",)
    classes = ("collapse",)


@admin.register(Matter)
class MatterAdmin(MatterEvents, Official):
    form = NamedForm
    list_display = ("name", "region", "office", "matter_type", "state", "item_count")
    list_select_related = ("region", "office", "matter_type")
    ordering = ("name", "region__code", "id")
    list_filter = ("state", "matter_type", ("region", InUse), "confidence", "source_kind")
    search_fields = ("name", "implementation_code", "legacy_code", "slug", "office__name")
    autocomplete_fields = (
        "catalogue_item",
        "region",
        "office",
        "responsible_division",
        "matter_type",
        "topics",
        "life_events",
    )
    inlines = (ItemRows, SuccessionRows)
    fieldsets = (
        (None, {"fields": ("name", "slug", "region", "office", "responsible_division")}),
        (
            _("分类和代码"),
            {
                "fields": (
                    "matter_type",
                    "catalogue_item",
                    "implementation_code",
                    "legacy_code",
                    ("exercise_level", "power_source", "body_nature"),
                )
            },
        ),
        (
            _("面向和查找"),
            {"fields": ("audiences", "topics", "life_events", "popular_names")},
        ),
        (
            _("行使内容和权限"),
            {
                "classes": ("collapse",),
                "fields": ("scope_note", "division_of_powers", "supervision_note"),
            },
        ),
        (_("状态"), {"fields": ("state", "ended_reason", "ended_on", "ended_basis")}),
        (
            _("来源"),
            {
                "classes": ("collapse",),
                "fields": ("source_name", "source_kind", "confidence", "source_note"),
            },
        ),
    )

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).annotate(item_count=Count("items"))

    @admin.display(description=_("业务办理项"), ordering="item_count")
    def item_count(self, obj: Any) -> int:
        return int(obj.item_count)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 -- Django's signature
        """A name saved here is one people can search by at once."""
        super().save_related(request, form, formsets, change)
        listeners.tell(form.instance.pk)

    def view_on_site(self, obj: Matter) -> str:
        return reverse("matter", args=(obj.slug,))

    def autocomplete_text(self, obj: Matter) -> str:
        return f"{obj.name}（{obj.region}）"


@admin.register(HandlingItem)
class HandlingItemAdmin(Official):
    form = NamedForm
    list_display = ("name", "kind", "matter", "region", "office", "code")
    list_select_related = ("matter__region", "matter__office")
    list_filter = ("kind", ("matter__region", InUse))
    search_fields = ("name", "code", "national_code", "legacy_code", "slug", "matter__name")
    autocomplete_fields = ("matter",)
    readonly_fields = ("revisions",)
    fieldsets = (
        (None, {"fields": ("matter", "name", "kind", "slug", "order")}),
        (_("代码"), {"fields": ("code", "national_code", "legacy_code", "source_key")}),
        (_("办事指南"), {"fields": ("revisions",)}),
    )

    @admin.display(description=_("区划"), ordering="matter__region__code")
    def region(self, obj: HandlingItem) -> str:
        return str(obj.matter.region)

    @admin.display(description=_("实施主体"), ordering="matter__office__name")
    def office(self, obj: HandlingItem) -> str:
        return str(obj.matter.office or "-")

    @admin.display(description=_("各版本"))
    def revisions(self, obj: HandlingItem) -> str:
        """Links to the versions of the guide, newest first, and to a new draft."""
        if obj.pk is None:
            return "-"
        versions = obj.revisions.only("id", "number", "status", "handling_item").order_by("-number")
        links = format_html_join(
            "",
            '<li><a href="{}">{}</a></li>',
            (
                (
                    reverse("admin:matters_guiderevision_change", args=(version.pk,)),
                    _("第 %(number)s 版 %(status)s")
                    % {"number": version.number, "status": version.get_status_display()},
                )
                for version in versions
            ),
        )
        return format_html(
            '<ul class="versions">{}<li><a href="{}?handling_item={}">{}</a></li></ul>',
            links,
            reverse("admin:matters_guiderevision_add"),
            obj.pk,
            _("起草新版本"),
        )

    def view_on_site(self, obj: HandlingItem) -> str:
        return reverse("guide", args=(obj.slug,))

    def autocomplete_text(self, obj: HandlingItem) -> str:
        return f"{obj.name} · {obj.matter.name}（{obj.matter.region}）"
