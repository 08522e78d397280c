"""Reform plans: the document, the totals it states and the targets it sets."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from matters.admin.base import Official, StackedRows, TabularRows, words_of
from matters.admin.reference import InUse
from matters.forms import CheckedForm
from matters.slugs import free_slug
from reforms.choices import Category, Mode
from reforms.models import PlanTotal, ReformPlan, Target


class PlanForm(CheckedForm):
    """An address left blank is made from the title; no measure may be due before the document."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "留空则由简称或名称的拼音自动生成。公布后请勿改动，旧网址会失效。"
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "slug" in cleaned and not cleaned["slug"]:
            name = cleaned.get("short_title") or cleaned.get("title", "")
            cleaned["slug"] = self.instance.slug or free_slug(ReformPlan, name)
        return cleaned

    def clean_issued_on(self) -> Any:
        day = self.cleaned_data["issued_on"]
        if self.instance.pk is not None:
            early = self.instance.measures.filter(due_on__lt=day).order_by("order").first()
            if early is not None:
                words = _("成文日期晚于举措 %(measure)s 的时间节点 %(day)s。")
                raise forms.ValidationError(words % {"measure": early, "day": early.due_on})
        return day


class TotalForm(CheckedForm):
    """A stated total counts the measures of a category, or the effects of the modes chosen."""

    modes = forms.MultipleChoiceField(
        label=_("改革方式"),
        choices=Mode.choices,
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
    )
    category = forms.ChoiceField(
        label=_("类别"), choices=[("", _("不限")), *Category.choices], required=False
    )


@admin.display(description=_("改革方式"))
def modes_in_words(obj: PlanTotal) -> str:
    words = dict(Mode.choices)
    return "、".join(str(words.get(one, one)) for one in obj.modes) or "-"


@admin.display(description=_("类别"))
def category_in_words(obj: PlanTotal) -> str:
    return str(dict(Category.choices).get(obj.category, obj.category)) or "-"


class TotalRows(TabularRows):
    model = PlanTotal
    form = TotalForm
    fields = ("order", "label", "stated", "counts", "modes", "category", "explanation", "clause")

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        """The form names the members of the lists itself."""
        declared = {name: TotalForm.base_fields[name] for name in ("modes", "category")}
        return declared.get(db_field.name) or super().formfield_for_dbfield(
            db_field, request, **kwargs
        )

    def _readable(self, name: Any) -> Any:
        """Both are codes in the database, which a reader is shown in words."""
        return {"modes": modes_in_words, "category": category_in_words}.get(name, name)

    def get_readonly_fields(self, request: Any, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        if self._may_edit(request, obj):
            return fields
        codes = words_of(PlanTotal._meta.get_field("modes"))
        return [*(one for one in fields if one is not codes), modes_in_words, category_in_words]


class TargetRows(StackedRows):
    model = Target
    fields = (
        ("order", "text"),
        ("kind", "comparison", "amount", "unit"),
        ("scope", "region"),
        ("force", "starts_on", "due_on"),
        "clause",
    )
    autocomplete_fields = ("region",)

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("region")


@admin.register(ReformPlan)
class ReformPlanAdmin(Official):
    form = PlanForm
    list_display = ("name", "document_number", "issuer_name", "region", "issued_on", "measures")
    list_select_related = ("region",)
    list_filter = (("region", InUse),)
    search_fields = ("title", "short_title", "document_number", "issuer_name")
    ordering = ("-issued_on", "slug")
    autocomplete_fields = ("issuer", "region")
    readonly_fields = ("measures",)
    inlines = (TotalRows, TargetRows)
    fieldsets = (
        (None, {"fields": ("title", "short_title", "slug", "document_number", "measures")}),
        (
            _("发文机关和适用范围"),
            {"fields": ("issuer_name", "issuer", "region", "issued_on")},
        ),
        (_("概述和来源"), {"fields": ("summary", "known_gaps", "source_name")}),
    )

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).annotate(measure_count=Count("measures"))

    @admin.display(description=_("改革方案"), ordering="title")
    def name(self, obj: ReformPlan) -> str:
        return str(obj)

    @admin.display(description=_("改革举措"), ordering="measure_count")
    def measures(self, obj: Any) -> str:
        """How many, and the way to their list."""
        if obj.pk is None:
            return "-"
        url = reverse("admin:reforms_measure_changelist")
        words = _("%(number)d 项") % {"number": obj.measure_count}
        return format_html('<a href="{}?plan__id__exact={}">{}</a>', url, obj.pk, words)

    def view_on_site(self, obj: ReformPlan) -> str:
        return reverse("reform_plan", args=(obj.slug,))
