"""The admin as one place: its name, the order of its parts, and what autocomplete shows."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

ORDER = (
    "matters.GuideRevision",
    "matters.Matter",
    "matters.HandlingItem",
    "matters.CatalogueItem",
    "matters.MatterType",
    "matters.Office",
    "matters.ServiceWindow",
    "matters.Region",
    "matters.Material",
    "matters.LegalDocument",
    "matters.LegalCitation",
    "matters.StatutoryLimit",
    "matters.Topic",
    "matters.LifeEvent",
    "matters.CalendarYear",
)
"""What an official opens most stands first."""

APPS = ("matters", "reforms", "casework", "audit", "auth")


class ChosenByName(AutocompleteJsonView):
    """Autocomplete that tells rows of the same name apart where their admin knows how."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result: dict[str, str] = super().serialize_result(obj, to_field_name)
        describe = getattr(self.model_admin, "autocomplete_text", None)
        return {**result, "text": describe(obj)} if describe else result


class OfficialsSite(admin.AdminSite):
    site_header = format_lazy(_("{name} · 管理"), name=settings.SITE_NAME)
    site_title = _("管理")
    enable_nav_sidebar = False
    index_title = _("事项和指南")

    def get_app_list(self, request: Any, app_label: str | None = None) -> list[Any]:
        """The apps and models this person may open, in the order of `APPS` and `ORDER`; others follow by name."""
        apps = super().get_app_list(request, app_label)
        apps.sort(key=lambda app: place(APPS, app["app_label"]))
        for app in apps:
            app["models"].sort(
                key=lambda one: place(ORDER, f"{app['app_label']}.{one['object_name']}")
            )
        return apps

    def autocomplete_view(self, request: Any) -> Any:
        return ChosenByName.as_view(admin_site=self)(request)


def place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


class OfficialsConfig(AdminConfig):
    """Stands in INSTALLED_APPS, so that `admin.site` is the officials' one wherever it is used."""

    default_site = "portal.officials.OfficialsSite"
