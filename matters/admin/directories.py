"""The directories: proof items, intermediary services and agencies."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from matters.admin.base import Official, TabularRows
from matters.admin.directory_moves import (
    AGENCY_PAGES,
    PROOF_PAGES,
    SERVICE_PAGES,
    DirectoryMoves,
)
from matters.directories import PROPOSED
from matters.models import IntermediaryAgency, IntermediaryItem, ProofItem

InUse = admin.RelatedOnlyFieldListFilter
PROVENANCE: Any = (
    _("来源"),
    {
        "classes": ("collapse",),
        "fields": ("source_name", ("source_kind", "confidence"), "source_note"),
    },
)


@admin.register(ProofItem)
class ProofItemAdmin(DirectoryMoves, Official):
    """A new item stands proposed; its status is changed by moves, each on its page."""

    pages = PROOF_PAGES
    list_display = ("name", "use", "demanded", "region", "status", "registered_on")
    list_select_related = ("demanding_office", "region")
    list_filter = ("status", ("region", InUse), ("matter_type", InUse))
    search_fields = ("name", "use", "demanding_office__name", "demanding_name", "issuing_name")
    autocomplete_fields = ("region", "citation", "demanding_office", "issuing_office")
    readonly_fields = ("status", "registered_on", "registration_number", "cancelled_on")
    fieldsets = (
        (None, {"fields": ("name", "use", "region", ("matter_type", "exercise_level"))}),
        (
            _("索要和开具"),
            {
                "fields": (
                    ("demanding_office", "demanding_name"),
                    ("issuing_office", "issuing_name"),
                    "citation",
                    "basis",
                )
            },
        ),
        (
            _("目录"),
            {
                "fields": (
                    "status",
                    ("registered_on", "registration_number", "cancelled_on"),
                    "retained_reason",
                )
            },
        ),
        (
            _("六个一律"),
            {
                "description": _("没有审查过的留“未知”。没有法律法规依据的，看设定依据一栏。"),
                "fields": (
                    "proved_by_licence",
                    "solved_by_commitment",
                    "covered_by_other_material",
                    "verifiable_online",
                    "issuer_can_verify",
                ),
            },
        ),
        (_("办理指南"), {"fields": ("sample_form", "procedure", "operating_rule")}),
        (_("说明"), {"fields": ("note",)}),
        PROVENANCE,
    )

    @admin.display(description=_("索要单位"), ordering="demanding_office__name")
    def demanded(self, item: ProofItem) -> str:
        return item.demanded_by or "-"

    def view_on_site(self, obj: ProofItem) -> str | None:
        return public_url("proofs", obj)

    def autocomplete_text(self, obj: ProofItem) -> str:
        return f"{obj} {obj.demanded_by}·{obj.get_status_display()}"


class AgencyRows(TabularRows):
    """The agencies of a service, as rows of the link."""

    model = IntermediaryAgency.services.through
    verbose_name = _("中介服务机构")
    verbose_name_plural = _("中介服务机构")
    fields = ("intermediaryagency",)
    autocomplete_fields = ("intermediaryagency",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("intermediaryagency")

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        kwargs.setdefault("label", _("机构"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


@admin.register(IntermediaryItem)
class IntermediaryItemAdmin(DirectoryMoves, Official):
    """A new service stands proposed; it is entered and removed by moves, each on its page."""

    pages = SERVICE_PAGES
    list_display = ("name", "office", "region", "commissioned_by", "payer", "status", "listed_on")
    list_select_related = ("office", "region")
    list_filter = ("status", "payer", "agency_choice", ("region", InUse))
    search_fields = ("name", "office__name", "basis")
    autocomplete_fields = ("region", "office", "citation")
    readonly_fields = ("status", "listed_on", "removed_on")
    inlines = (AgencyRows,)
    fieldsets = (
        (None, {"fields": ("name", "region", "office", "citation", "basis")}),
        (_("目录"), {"fields": ("status", ("listed_on", "removed_on"))}),
        (
            _("谁委托，谁付费，怎样选机构"),
            {"fields": (("commissioned_by", "payer"), ("agency_choice", "agency_cap"))},
        ),
        (
            _("服务指南"),
            {
                "fields": (
                    "standard",
                    "materials",
                    "time_limit",
                    "procedure",
                    "content",
                    "personnel",
                    "fee",
                    "quality_control",
                )
            },
        ),
        (_("说明"), {"fields": ("note",)}),
        PROVENANCE,
    )

    def view_on_site(self, obj: IntermediaryItem) -> str | None:
        return public_url("intermediaries", obj)

    def autocomplete_text(self, obj: IntermediaryItem) -> str:
        return f"{obj}（{obj.region}）·{obj.get_status_display()}"


@admin.register(IntermediaryAgency)
class IntermediaryAgencyAdmin(DirectoryMoves, Official):
    pages = AGENCY_PAGES
    list_display = ("name", "credit_code", "region", "listed_on", "serves")
    list_select_related = ("region",)
    list_filter = (("listed_on", admin.EmptyFieldListFilter), ("region", InUse))
    search_fields = ("name", "credit_code")
    autocomplete_fields = ("region",)
    readonly_fields = ("listed_on",)
    fields = ("name", "credit_code", "region", "phone", "address", "listed_on")

    def get_queryset(self, request: Any) -> Any:
        agencies: Any = super().get_queryset(request)
        return agencies.with_service_count()

    @admin.display(description=_("中介服务事项数"), ordering="service_count")
    def serves(self, agency: Any) -> int:
        return int(agency.service_count)

    def autocomplete_text(self, obj: IntermediaryAgency) -> str:
        return f"{obj.name} {obj.credit_code}".strip()


def public_url(page: str, entry: Any) -> str | None:
    """Where the public reads of `entry`; nowhere while it only stands proposed."""
    return (
        None
        if entry.status == PROPOSED
        else f"{reverse(page)}?{urlencode({'q': entry.name[:100]})}"
    )
