"""The admin as one place: its name, the order of its parts, and what autocomplete shows."""

from importlib import import_module
from typing import Any

from django.apps import apps
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
    "matters.ProofItem",
    "matters.IntermediaryItem",
    "matters.IntermediaryAgency",
    "matters.LegalDocument",
    "matters.LegalCitation",
    "matters.StatutoryLimit",
    "matters.RuleFinding",
    "matters.RuleWaiver",
    "matters.Topic",
    "matters.LifeEvent",
    "matters.Synonym",
    "matters.MissedQuery",
    "matters.CalendarYear",
    "reforms.Measure",
    "reforms.Effect",
    "reforms.ReformPlan",
    "auth.User",
    "auth.Group",
    "audit.AuditEvent",
    "audit.ExportLog",
)
"""What an official opens most stands first."""

APPS = ("matters", "reforms", "casework", "audit", "auth")


class ChosenByName(AutocompleteJsonView):
    """Autocomplete over what a person sees, which tells rows of the same name apart where their admin knows how."""

    def get_queryset(self) -> Any:
        to_name = getattr(self.model_admin, "rows_to_name", None)
        if to_name is None:
            return super().get_queryset()
        rows = to_name(self.request, self.source_field)
        rows = rows.complex_filter(self.source_field.get_limit_choices_to())
        found, may_repeat = self.model_admin.get_search_results(self.request, rows, self.term)
        return found.distinct() if may_repeat else found

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

    def index(self, request: Any, extra_context: Any = None) -> Any:
        """The first page: what waits for this person, then everything they may open."""
        guides: Any = self.get_model_admin(apps.get_model("matters", "GuideRevision"))
        years: Any = self.get_model_admin(apps.get_model("matters", "CalendarYear"))
        reforms = import_module("reforms.desk")
        findings = import_module("matters.admin.findings")
        context = {
            **(extra_context or {}),
            "desk": guides.desk(request),
            "year_missing": years.year_missing(request),
            "contradicted": reforms.contradicted(request.user),
            "standing": findings.standing(request.user),
        }
        return super().index(request, context)

    def autocomplete_view(self, request: Any) -> Any:
        return ChosenByName.as_view(admin_site=self)(request)


def place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


class OfficialsConfig(AdminConfig):
    """Stands in INSTALLED_APPS, so that `admin.site` is the officials' one wherever it is used."""

    default_site = "portal.officials.OfficialsSite"
