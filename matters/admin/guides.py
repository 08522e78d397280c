"""Guide revisions: a draft is edited and warned about; what was handed in or published is only read."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.actions import copying, publishing
from matters.admin import desk, part_rows, parts
from matters.admin.base import Official
from matters.admin.case_figure import CaseFigure
from matters.admin.checking import GuideChecks
from matters.admin.compression import CompressionPage
from matters.admin.moves import GuideMoves, told
from matters.admin.reference import InUse
from matters.forms import CheckedForm
from matters.models import GuideRevision, HandlingItem, LegalCitation, PublicationPeriod

MADE_BY = (
    "status",
    "kind",
    "created",
    "submitted",
    "approved",
)
PUBLISHED = ("periods", "published", "retired", "retired_notice", "sha256")


SENTENCES = (
    "statutory_limit_note",
    "promised_limit_note",
    "onsite_reason",
    "application_period",
    "quantity_limit",
    "change_reason",
)
"""Columns of one line that hold a sentence or two."""


class GuideForm(CheckedForm):
    """A draft. It belongs to one handling item for good; a number left blank is the next one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "number" in self.fields:
            self.fields["number"].required = False
        if self.instance.pk and "handling_item" in self.fields:
            self.fields["handling_item"].disabled = True
            self.fields["handling_item"].widget.can_add_related = False

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        item = cleaned.get("handling_item")
        if item is not None and "number" in cleaned and cleaned["number"] is None:
            cleaned["number"] = self.instance.number or self._next_number(item)
        return cleaned

    @staticmethod
    def _next_number(item: HandlingItem) -> int:
        """Locked until the draft is saved, so that two drafts begun at once get two numbers."""
        HandlingItem.objects.select_for_update().get(pk=item.pk)
        return copying.next_number(item)


@admin.register(GuideRevision)
class GuideRevisionAdmin(GuideChecks, GuideMoves, CompressionPage, CaseFigure, Official):
    form = GuideForm
    noun = "guide"
    list_display = (
        "handling_item",
        "office",
        "region",
        "number",
        "status",
        "statutory",
        "promised",
        "compression",
        "updated_at",
    )
    list_select_related = ("handling_item__matter__office", "handling_item__matter__region")
    list_filter = (
        desk.DeskFilter,
        "status",
        "handling_type",
        ("handling_item__matter__office", InUse),
        ("handling_item__matter__region", InUse),
        "confidence",
        "source_kind",
    )
    search_fields = (
        "handling_item__name",
        "handling_item__code",
        "handling_item__matter__name",
        "handling_item__matter__implementation_code",
        "handling_item__matter__office__name",
    )
    date_hierarchy = "updated_at"
    ordering = ("-updated_at", "-id")
    autocomplete_fields = ("handling_item", "statutory_limit_citation")
    readonly_fields = (*MADE_BY, *PUBLISHED)
    inlines = parts.IN_GUIDE_ORDER
    fieldsets = (
        (None, {"fields": ("handling_item", "number", "change_reason")}),
        (
            gettext_lazy("办件类型和办结时限"),
            {
                "fields": (
                    "handling_type",
                    ("statutory_limit_amount", "statutory_limit_unit"),
                    "statutory_limit_note",
                    "statutory_limit_citation",
                    ("promised_limit_amount", "promised_limit_unit"),
                    "promised_limit_note",
                    "rolls_to_working_day",
                    "rolls_basis",
                )
            },
        ),
        (
            gettext_lazy("办理形式"),
            {
                "fields": (
                    ("onsite_visits", "onsite_reason"),
                    "handling_modes",
                    "online_depths",
                    "online_url",
                    "cross_region_scope",
                    ("takes_appointments", "in_service_hall", "has_self_service"),
                )
            },
        ),
        (
            gettext_lazy("收费和中介服务"),
            {"fields": (("is_charged", "pays_online", "has_intermediary"),)},
        ),
        (
            gettext_lazy("审查、申请期间和提前服务"),
            {
                "classes": ("collapse",),
                "fields": (
                    "acceptance_standard",
                    "quantity_limit",
                    "application_period",
                    "early_service",
                ),
            },
        ),
        (
            gettext_lazy("权利义务和救济"),
            {
                "classes": ("collapse",),
                "fields": ("rights_and_duties", "review_notice", "litigation_notice"),
            },
        ),
        (
            gettext_lazy("来源"),
            {
                "classes": ("collapse",),
                "fields": ("source_name", "source_kind", "confidence", "source_note"),
            },
        ),
    )

    def get_queryset(self, request: Any) -> Any:
        """Without the snapshot, which is long and which no form may write."""
        return super().get_queryset(request).defer("snapshot")

    def lock(self, row: Any) -> None:
        """In the order of the actions: first the handling item, then its revision."""
        HandlingItem.objects.select_for_update().get(pk=row.handling_item_id)
        super().lock(row)

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None:
            return fieldsets
        known = (*MADE_BY, *PUBLISHED) if obj.is_frozen else MADE_BY
        return [(_("编制和公布"), {"fields": known}), *fieldsets]

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return not part_rows.is_closed(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return not part_rows.is_closed(obj) and super().has_delete_permission(request, obj)

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 -- Django's signature
        """Each save counts; a draft begun here is its author's."""
        if change:
            obj.edit_count += 1
        else:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def desk(self, request: Any) -> Any:
        """What waits for this person, for the first page."""
        return desk.lists_for(request.user) if self.has_module_permission(request) else ()

    def get_changeform_initial_data(self, request: Any) -> dict[str, Any]:
        """The item a draft was begun from, and the number after its last."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        item = HandlingItem.objects.filter(pk=initial.get("handling_item") or 0).first()
        return {**initial, "number": copying.next_number(item)} if item else initial

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in SENTENCES:
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 60})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "statutory_limit_citation":
            kwargs["queryset"] = LegalCitation.objects.select_related("document")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def response_add(self, request: Any, obj: Any, post_url_continue: Any = None) -> Any:
        self.warn(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: Any, obj: Any) -> Any:
        self.warn(request, obj)
        return super().response_change(request, obj)

    def warn(self, request: Any, revision: GuideRevision) -> None:
        """A saved draft may be wrong; its form says so itself, every other page says it once."""
        if "_continue" in request.POST:
            return
        if problems := publishing.problems_of(revision):
            reason = _("“%(revision)s”已保存，但还不能公布。须改 %(count)s 处，如%(problem)s") % {
                "revision": revision,
                "count": len(problems),
                "problem": told(problems[0]),
            }
            messages.warning(request, reason)

    @admin.display(
        description=gettext_lazy("实施主体"), ordering="handling_item__matter__office__name"
    )
    def office(self, obj: GuideRevision) -> str:
        return str(obj.handling_item.matter.office or "-")

    @admin.display(description=gettext_lazy("区划"), ordering="handling_item__matter__region__code")
    def region(self, obj: GuideRevision) -> str:
        return str(obj.handling_item.matter.region)

    @admin.display(description=gettext_lazy("法定时限"))
    def statutory(self, obj: GuideRevision) -> str:
        return limit_words(obj.statutory_limit_amount, obj.get_statutory_limit_unit_display())

    @admin.display(description=gettext_lazy("承诺时限"))
    def promised(self, obj: GuideRevision) -> str:
        return limit_words(obj.promised_limit_amount, obj.get_promised_limit_unit_display())

    @admin.display(description=gettext_lazy("有效期间"))
    def periods(self, obj: GuideRevision) -> str:
        """From when to when the revision is in force, as the portal holds it now."""
        rows = PublicationPeriod.objects.believed().filter(revision=obj)
        return format_html_join(
            "",
            "<div>{}</div>",
            ((_("%(start)s 起，至 %(end)s") % ends_of(period),) for period in rows),
        ) or _("无")

    @admin.display(description=gettext_lazy("起草"))
    def created(self, obj: GuideRevision) -> str:
        return by_and_at(obj.created_by, obj.created_at)

    @admin.display(description=gettext_lazy("提交"))
    def submitted(self, obj: GuideRevision) -> str:
        return by_and_at(obj.submitted_by, obj.submitted_at)

    @admin.display(description=gettext_lazy("审核通过"))
    def approved(self, obj: GuideRevision) -> str:
        return by_and_at(obj.approved_by, obj.approved_at)

    @admin.display(description=gettext_lazy("公布"))
    def published(self, obj: GuideRevision) -> str:
        return by_and_at(obj.published_by, obj.published_at)

    @admin.display(description=gettext_lazy("撤下"))
    def retired(self, obj: GuideRevision) -> str:
        return by_and_at(obj.retired_by, obj.retired_at)


def by_and_at(person: Any, at: Any) -> str:
    """Who and when; a command where there is no account; "-" where it has not happened."""
    if at is None:
        return "-"
    who = person.get_username() if person else _("系统导入")
    return f"{who} {moment(at)}"


def limit_words(amount: int | None, unit: str) -> str:
    """An amount and its unit as one reads them, "-" where neither is known."""
    return f"{'' if amount is None else amount} {unit}".strip() or "-"


def ends_of(period: PublicationPeriod) -> dict[str, str]:
    return {
        "start": moment(period.starts_at),
        "end": moment(period.ends_at) if period.ends_at else _("另行公布时"),
    }


def moment(at: Any) -> str:
    """A date and time in the portal's time zone."""
    return date_format(timezone.localtime(at), "Y-m-d H:i")
