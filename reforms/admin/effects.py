"""What measures do to matters: the list, each with its claims, and the way to carrying it out."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from matters.admin.base import Official, TabularRows
from reforms import tasks
from reforms.admin.doing import EffectDeeds, may_do
from reforms.models import Claim, Effect, EffectPartner
from reforms.number_words import number_words


class ClaimRows(TabularRows):
    model = Claim
    fields = (
        "kind",
        "comparison",
        "amount",
        "unit",
        "word",
        "office",
        "successor",
        "before_amount",
    )
    autocomplete_fields = ("office", "successor")


class PartnerRows(TabularRows):
    model = EffectPartner
    fields = ("order", "named", "matter")
    autocomplete_fields = ("matter",)


@admin.register(Effect)
class EffectAdmin(EffectDeeds, Official):
    """Effects are added on the page of their measure; here they are found, linked and carried out."""

    list_display = ("named", "plan", "number", "mode", "matter", "open_drafts", "do")
    list_select_related = ("measure__plan", "matter__region")
    list_filter = ("measure__plan", "mode")
    search_fields = ("named", "matter__name", "measure__title", "measure__number")
    ordering = ("measure__plan", "measure__order", "order")
    autocomplete_fields = ("matter", "handling_item", "region")
    readonly_fields = ("measure", "do")
    inlines = (ClaimRows, PartnerRows)
    fields = (
        "measure",
        "do",
        "order",
        "named",
        "mode",
        "matter",
        "handling_item",
        "group",
        "scope",
        "condition",
        "region",
        ("starts_on", "ends_on"),
    )

    def get_queryset(self, request: Any) -> Any:
        rows: Any = super().get_queryset(request)
        return rows.with_open_drafts()

    def get_list_display(self, request: Any) -> Any:
        return self._without_do(request, super().get_list_display(request))

    def get_fields(self, request: Any, obj: Any = None) -> Any:
        return self._without_do(request, super().get_fields(request, obj))

    @staticmethod
    def _without_do(request: Any, names: Any) -> list[Any]:
        """Who may only read is not led to where they are refused."""
        return [name for name in names if name != "do" or may_do(request.user)]

    def has_add_permission(self, request: Any) -> bool:
        return False

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 -- Django's signature
        """The verdicts follow what is claimed now, and of which matter."""
        super().save_related(request, form, formsets, change)
        plan_id = form.instance.measure.plan_id
        transaction.on_commit(lambda: tasks.recompute_plan.delay(plan_id))

    @admin.display(description=_("改革方案"), ordering="measure__plan")
    def plan(self, obj: Effect) -> str:
        return str(obj.measure.plan)

    @admin.display(description=_("序号"), ordering="measure__order")
    def number(self, obj: Effect) -> str:
        return number_words(obj.measure.number)

    @admin.display(description=_("未生效草稿"), ordering="open_draft_count")
    def open_drafts(self, obj: Any) -> str:
        return str(obj.open_draft_count or "-")

    @admin.display(description=_("落实"))
    def do(self, obj: Effect) -> str:
        """The way to the page on which it is carried out."""
        if obj.pk is None:
            return "-"
        url = reverse("admin:reforms_effect_do", args=(obj.pk,))
        return format_html('<a href="{}">{}</a>', url, _("落实"))
