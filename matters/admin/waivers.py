"""Waivers: granted on a page of their own, ended early on another, and never edited or deleted."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from matters.actions import waivers
from matters.admin.base import Official, is_key
from matters.admin.finding_words import field_label
from matters.days import SHANGHAI
from matters.field_words import LISTS, SCALARS
from matters.models import HandlingItem, RuleWaiver
from matters.problems import NotAllowed, Refused
from matters.rules import registry


def rule_choices() -> list[tuple[str, str]]:
    language = 0 if (get_language() or "zh").startswith("zh") else 1
    rules = [(one.id, f"{one.id} {one.title[language]}") for one in waivers.waivable()]
    return [("", "---------"), *rules]


def field_choices() -> list[tuple[str, Any]]:
    """Every field of a guide by its label; the fields of each list stand together."""
    groups: list[tuple[str, Any]] = [("", gettext_lazy("全部栏目"))]
    groups += [(name, term.label) for name, term in SCALARS.items()]
    for part, (label, terms) in LISTS.items():
        names = [part, *(f"{part}.{column}" for column in terms)]
        groups.append((str(label), [(name, field_label(name)) for name in names]))
    return groups


class WaiverForm(forms.Form):
    rule = forms.ChoiceField(label=gettext_lazy("规则"), choices=rule_choices)
    item = forms.ModelChoiceField(
        HandlingItem.objects.none(),
        label=gettext_lazy("业务办理项"),
        error_messages={"invalid_choice": gettext_lazy("这个业务办理项不属于您任职的机构。")},
    )
    field = forms.ChoiceField(label=gettext_lazy("只限栏目"), choices=field_choices, required=False)
    phrase = forms.CharField(
        label=gettext_lazy("只限词句"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("照规则指出的词句原样填写；留空即不限。"),
    )
    reason = forms.CharField(
        label=gettext_lazy("理由"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("为什么这里可以例外，公众会看到。不要写个人姓名。"),
    )
    ends_on = forms.DateField(
        label=gettext_lazy("有效至"),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("最后一天，如 2027-05-01，最长一年；到期后规则重新适用。"),
        error_messages={"invalid": gettext_lazy("日期不对：请写成 2027-05-01 这样的形式。")},
    )

    def __init__(self, data: Any, *, user: Any, site: Any, initial: Any = None) -> None:
        super().__init__(data, auto_id="move_%s", initial=initial)
        field = self.fields["item"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = HandlingItem.objects.visible_to(user)
        field.widget = AutocompleteSelect(RuleWaiver._meta.get_field("handling_item"), site)
        field.widget.choices = field.choices

    def refuse(self, refusal: Refused) -> None:
        for problem in refusal.problems:
            name = problem.field if problem.field in self.fields else None
            self.add_error(name, f"{problem.reason}。")


@admin.register(RuleWaiver)
class RuleWaiverAdmin(Official):
    list_display = ("rule", "handling_item", "office", "reason", "granted_on", "ends_on")
    list_display_links = ("rule", "handling_item")
    list_select_related = ("handling_item__matter__office", "granted_by")
    list_filter = ("rule", "ends_on")
    search_fields = (
        "rule",
        "reason",
        "handling_item__name",
        "handling_item__matter__name",
        "handling_item__matter__office__name",
    )
    ordering = ("-granted_on", "-id")
    fields = (
        "title",
        "handling_item",
        "where",
        "phrase",
        "reason",
        "granted_on",
        "granted_by",
        "ends_on",
    )
    readonly_fields = fields
    change_form_template = "admin/matters/directories/change_form.html"

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        end = path("<path:object_id>/end/", wrap(self.end_view), name="matters_rulewaiver_end")
        return [end, *super().get_urls()]

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        """What was granted is never changed; it is ended on a page of its own."""
        return False

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: Any, obj: Any = None) -> bool:
        return any(
            request.user.has_perm(f"matters.{verb}_rulewaiver") for verb in ("view", "change")
        )

    def _may_end(self, request: Any, waiver: RuleWaiver) -> bool:
        return bool(request.user.has_perm(waivers.END)) and waiver.ends_on > _today()

    def render_change_form(  # type: ignore[override]  # Django gives the rest by name
        self, request: Any, context: Any, **kwargs: Any
    ) -> HttpResponse:
        waiver = context.get("original")
        if waiver is not None and self._may_end(request, waiver):
            url = reverse("admin:matters_rulewaiver_end", args=(waiver.pk,))
            context["moves"] = [(_("提前结束"), url)]
        return super().render_change_form(request, context, **kwargs)

    def add_view(self, request: Any, form_url: str = "", extra_context: Any = None) -> Any:
        """GET: what an exception says. POST: it is granted, or the page says why not and keeps what was typed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        given = {"user": request.user, "site": self.admin_site}
        if request.method != "POST":
            form = WaiverForm(None, initial=_initial(request.GET), **given)
            return self._page(request, form)
        form = WaiverForm(request.POST, **given)
        if not form.is_valid():
            return self._page(request, form)
        try:
            waiver = waivers.grant(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.refuse(refusal)
            return self._page(request, form, 403 if isinstance(refusal, NotAllowed) else 200)
        messages.success(request, _("“%(waiver)s”：例外已批准，并已公开") % {"waiver": waiver})
        if not self.has_view_permission(request, waiver):
            return HttpResponseRedirect(reverse("admin:index"))
        return HttpResponseRedirect(reverse("admin:matters_rulewaiver_change", args=(waiver.pk,)))

    def _page(self, request: Any, form: WaiverForm, status: int = 200) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("批准规则例外"),
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
        }
        template = "admin/matters/rulewaiver/grant.html"
        return TemplateResponse(request, template, context, status=status)

    def end_view(self, request: Any, object_id: str) -> HttpResponse:
        """GET: what it does. POST: today is the last day of the exception."""
        waiver: RuleWaiver | None = self.get_object(request, unquote(object_id))
        if not request.user.has_perm(waivers.END) or not self.has_view_permission(request, waiver):
            raise PermissionDenied
        if waiver is None:
            missing: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
                request, self.opts, object_id
            )
            return missing
        problems, status = [], 200
        if request.method == "POST":
            try:
                waivers.end(waiver=waiver, by=request.user)
            except Refused as refusal:
                problems = [f"{problem.reason}。" for problem in refusal.problems]
                status = 403 if isinstance(refusal, NotAllowed) else 200
            else:
                messages.success(request, _("“%(waiver)s”：今天是最后一天") % {"waiver": waiver})
                url = reverse("admin:matters_rulewaiver_change", args=(waiver.pk,))
                return HttpResponseRedirect(url)
        context = {
            **self.admin_site.each_context(request),
            "title": _("提前结束"),
            "subtitle": str(waiver),
            "opts": self.opts,
            "waiver": waiver,
            "problems": problems,
            "is_offered": self._may_end(request, waiver),
        }
        template = "admin/matters/rulewaiver/end.html"
        return TemplateResponse(request, template, context, status=status)

    @admin.display(description=gettext_lazy("规则"))
    def title(self, obj: RuleWaiver) -> str:
        rule = registry.by_id(obj.rule)
        language = 0 if (get_language() or "zh").startswith("zh") else 1
        return f"{obj.rule} {rule.title[language]}" if rule else obj.rule

    @admin.display(description=gettext_lazy("只限栏目"))
    def where(self, obj: RuleWaiver) -> str:
        return field_label(obj.field) or obj.field or str(_("全部栏目"))

    @admin.display(
        description=gettext_lazy("实施主体"), ordering="handling_item__matter__office__name"
    )
    def office(self, obj: RuleWaiver) -> str:
        return str(obj.handling_item.matter.office or "-")


def _initial(asked: Any) -> dict[str, str]:
    """What the address fills in, as the page of a draft does."""
    initial = {name: asked[name] for name in ("rule", "field", "phrase") if name in asked}
    if is_key(asked.get("item", "")):
        initial["item"] = asked["item"]
    return initial


def _today() -> Any:
    return timezone.localdate(timezone=SHANGHAI)
