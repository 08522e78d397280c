"""The page on which an office of a measure reports where it stands."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.canonical import sha256_of
from matters.admin.mixing import EveryModelAdmin
from matters.admin.moves import Stale
from matters.admin.seen import FIELD
from matters.problems import NotAllowed, Refused
from reforms.actions import progress
from reforms.choices import ProgressState
from reforms.models import Measure
from reforms.number_words import number_words


class ProgressForm(forms.Form):
    """Where a measure stands on a day, and what shows it; the public reads it."""

    reported_on = forms.DateField(
        label=gettext_lazy("报告日期"), help_text=gettext_lazy("如 2026-05-01，不晚于今天。")
    )
    state = forms.ChoiceField(
        label=gettext_lazy("状态"), choices=ProgressState.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=gettext_lazy("落实情况"),
        max_length=progress.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("做了什么、还差什么。公众会看到，请不要写个人信息。"),
    )
    evidence = forms.CharField(
        label=gettext_lazy("佐证"),
        max_length=progress.LONGEST_EVIDENCE,
        required=False,
        widget=forms.TextInput(attrs={"size": 60}),
        help_text=gettext_lazy("文件名称和文号，或者网址。可以留空。"),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, auto_id="move_%s", initial={"reported_on": timezone.localdate()})


class MeasureProgress(EveryModelAdmin):
    """Adds the page `<id>/progress/` to the measures, and the link to it for who may report."""

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.progress_view)
        own = [path("<path:object_id>/progress/", page, name="reforms_measure_progress")]
        return own + super().get_urls()

    def render_change_form(  # type: ignore[override]  # Django gives the rest by name
        self, request: Any, context: Any, **kwargs: Any
    ) -> HttpResponse:
        measure = context.get("original")
        if measure is not None and progress.may_report(measure=measure, by=request.user):
            context["progress_url"] = reverse("admin:reforms_measure_progress", args=(measure.pk,))
        return super().render_change_form(request, context, **kwargs)

    def progress_view(self, request: Any, object_id: str) -> HttpResponse:
        """GET: what it asks. POST: it is reported, or the page says why not and keeps what was typed."""
        measure: Measure | None = self.get_object(request, unquote(object_id))
        if not self.has_view_permission(request, measure) or not request.user.has_perm(
            progress.PERMISSION
        ):
            raise PermissionDenied
        if measure is None:
            missing: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
                request, self.opts, object_id
            )
            return missing
        if not progress.may_report(measure=measure, by=request.user):
            raise PermissionDenied
        form = ProgressForm(request.POST if request.method == "POST" else None)
        if not form.is_bound or not form.is_valid():
            return self._progress_page(request, measure, form)
        try:
            with transaction.atomic():
                self.lock(measure)  # type: ignore[attr-defined]  # Guarded has it
                _still_as_seen(request, measure)
                progress.report(measure=measure, by=request.user, **form.cleaned_data)
        except Stale:
            return self._progress_page(request, measure, form, is_stale=True)
        except Refused as refusal:
            for problem in refusal.problems:
                name = problem.field if problem.field in form.fields else None
                form.add_error(name, f"{problem.reason}。")
            status = 403 if isinstance(refusal, NotAllowed) else 200
            return self._progress_page(request, measure, form, status=status)
        messages.success(request, _("“%(measure)s”：已登记落实情况") % {"measure": measure})
        return HttpResponseRedirect(reverse("admin:reforms_measure_change", args=(measure.pk,)))

    def _progress_page(
        self,
        request: Any,
        measure: Measure,
        form: ProgressForm,
        *,
        is_stale: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("报告落实情况"),
            "subtitle": str(measure),
            "opts": self.opts,
            "media": self.media + form.media,
            "measure": measure,
            "number": number_words(measure.number),
            "entries": measure.progress.select_related("created_by"),
            "form": form,
            "is_stale": is_stale,
            "change_url": reverse("admin:reforms_measure_change", args=(measure.pk,)),
            "seen": sight_of(measure),
        }
        return TemplateResponse(
            request, "admin/reforms/measure/progress.html", context, status=status
        )


def _still_as_seen(request: Any, measure: Measure) -> None:
    if request.POST.get(FIELD, "") != sight_of(measure):
        raise Stale([])


def sight_of(measure: Measure) -> str:
    """A digest of the entries the page lists: a second press of the button adds nothing."""
    keys = measure.progress.order_by("pk").values_list("pk", flat=True)
    return sha256_of([str(key) for key in keys])[:32]
