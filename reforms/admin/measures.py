"""Measures of a plan: who answers for them, what they do to which matters, and what was reported."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Prefetch, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from matters.admin.base import Official, TabularRows
from matters.forms import CheckedForm
from reforms import tasks
from reforms.admin.progress import MeasureProgress
from reforms.choices import OfficeRole, Verdict
from reforms.models import ClaimVerdict, Effect, Measure, MeasureOffice, ProgressEntry

SOON_DAYS = 30
"""Calendar days ahead within which a measure counts as due soon."""


class MeasureForm(CheckedForm):
    """A measure is due on the day of its plan at the earliest."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        plan, due_on = cleaned.get("plan"), cleaned.get("due_on")
        if plan and due_on and due_on < plan.issued_on:
            words = _("时间节点早于方案的成文日期 %(day)s。") % {"day": plan.issued_on}
            self.add_error("due_on", forms.ValidationError(words))
        return cleaned


class OfficeRows(TabularRows):
    model = MeasureOffice
    fields = ("order", "office", "role")
    autocomplete_fields = ("office",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("office")


class EffectRows(TabularRows):
    """What the document says is public and shown whole; the way to an effect is there for who sees it."""

    model = Effect
    fields = ("order", "named", "mode", "matter", "verdicts", "ways")
    readonly_fields = ("verdicts", "ways")
    autocomplete_fields = ("matter",)

    def get_queryset(self, request: Any) -> Any:
        rows: Any = super().get_queryset(request)
        seen = Effect.objects.visible_to(request.user).filter(pk=OuterRef("pk"))
        verdicts = {
            f"{name}_count": Count(
                "claims__verdict_row", filter=Q(claims__verdict_row__verdict=name)
            )
            for name in Verdict.values
        }
        # Matters are shown with their region, which tells those of one name apart.
        return rows.select_related("matter__region").annotate(is_seen=Exists(seen), **verdicts)

    @admin.display(description=_("核对结果"))
    def verdicts(self, obj: Any) -> str:
        return verdict_words(obj)

    @admin.display(description=_("查看和落实"))
    def ways(self, obj: Any) -> str:
        """To the effect with its claims, and to carrying it out."""
        if obj.pk is None or not getattr(obj, "is_seen", False):
            return "-"
        pages = (("change", _("指标")), ("do", _("落实")))
        return format_html_join(
            " · ",
            '<a href="{}">{}</a>',
            (
                (reverse(f"admin:reforms_effect_{page}", args=(obj.pk,)), words)
                for page, words in pages
            ),
        )


class ProgressRows(TabularRows):
    """What was reported, the latest first; it is only added to, on a page of its own."""

    model = ProgressEntry
    fields = ("reported_on", "state", "text", "evidence", "created_by")
    readonly_fields = ("created_by",)
    ordering = ("-reported_on", "-id")

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("created_by")

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False


class DueFilter(admin.SimpleListFilter):
    """By the day a measure is due, seen from today."""

    title = _("时间节点")
    parameter_name = "due"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("past", _("已过")),
            ("soon", _("%(days)d 天以内") % {"days": SOON_DAYS}),
            ("later", _("更晚")),
            ("none", _("文件没有写明")),
        ]

    def queryset(self, request: Any, queryset: Any) -> Any:
        today = timezone.localdate()
        soon = today + timedelta(days=SOON_DAYS)
        chosen = {
            "past": Q(due_on__lt=today),
            "soon": Q(due_on__gte=today, due_on__lte=soon),
            "later": Q(due_on__gt=soon),
            "none": Q(due_on__isnull=True),
        }
        return queryset.filter(chosen.get(self.value() or "", Q()))


class VerdictFilter(admin.SimpleListFilter):
    """Measures with at least one claim of this verdict."""

    title = _("核对结果")
    parameter_name = "verdict"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, Any]]:
        return list(Verdict.choices)

    def queryset(self, request: Any, queryset: Any) -> Any:
        if self.value() not in Verdict.values:
            return queryset
        rows = ClaimVerdict.objects.filter(
            verdict=self.value(), claim__effect__measure=OuterRef("pk")
        )
        return queryset.filter(Exists(rows))


@admin.register(Measure)
class MeasureAdmin(MeasureProgress, Official):
    form = MeasureForm
    list_display = ("number", "title", "mode", "leads", "due_on", "verdicts", "plan")
    list_display_links = ("number", "title")
    list_select_related = ("plan",)
    list_filter = ("plan", "category", "mode", DueFilter, VerdictFilter)
    search_fields = ("number", "title", "summary", "office_rows__office__name")
    ordering = ("plan", "order")
    autocomplete_fields = ("plan",)
    inlines = (OfficeRows, EffectRows, ProgressRows)
    fieldsets = (
        (None, {"fields": ("plan", ("number", "order"), "title", "summary")}),
        (_("文件里的位置"), {"fields": ("section", "clause")}),
        (_("分类"), {"fields": ("category", "mode", "force")}),
        (
            _("责任、时间和成效"),
            {"fields": ("division", "due_on", "expected_effect", "supervision")},
        ),
    )

    def get_queryset(self, request: Any) -> Any:
        offices = MeasureOffice.objects.select_related("office").order_by("order", "id")
        verdicts = {
            f"{name}_count": Count(
                "effects__claims__verdict_row",
                filter=Q(effects__claims__verdict_row__verdict=name),
            )
            for name in Verdict.values
        }
        rows = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("office_rows", offices)).annotate(**verdicts)

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 -- Django's signature
        """The verdicts on a matter follow, once an effect is tied to it."""
        super().save_related(request, form, formsets, change)
        effects = next(one for one in formsets if one.model is Effect)
        written = [*effects.new_objects, *(row for row, _names in effects.changed_objects)]
        for matter_id in {row.matter_id for row in written if row.matter_id}:
            transaction.on_commit(lambda key=matter_id: tasks.matter_changed(key))  # type: ignore[misc]  # the default binds the key

    @admin.display(description=_("牵头单位"))
    def leads(self, obj: Measure) -> str:
        rows = obj.office_rows.all()
        return "、".join(str(one.office) for one in rows if one.role == OfficeRole.LEAD) or "-"

    @admin.display(description=_("核对结果"))
    def verdicts(self, obj: Any) -> str:
        return verdict_words(obj)

    def view_on_site(self, obj: Measure) -> str:
        return f"{reverse('reform_plan', args=(obj.plan.slug,))}#m{obj.number}"


def verdict_words(obj: Any) -> Any:
    """How many claims have which verdict, from the annotated counts; a dash where none was checked."""
    counts = [(one, getattr(obj, f"{one.value}_count", 0)) for one in Verdict]
    rows = [(one.label, number) for one, number in counts if number]
    return format_html_join(" · ", "{} {}", rows) or "-"
