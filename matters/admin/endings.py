"""What may befall a matter, each on a page of its own below `<id>/`: its end, and another office."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.actions import ending, responsibility
from matters.admin import seen
from matters.admin.mixing import EveryModelAdmin
from matters.admin.moves import Stale, in_brief
from matters.choices import EndReason, MatterState
from matters.models import Matter, Office, Responsibility, Succession
from matters.problems import NotAllowed, Refused


class EndForm(forms.Form):
    """How, from which day and on what basis a matter ends, and what replaces it."""

    reason = forms.ChoiceField(
        label=gettext_lazy("终止方式"), choices=EndReason.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(
        label=gettext_lazy("从哪一天起"),
        help_text=gettext_lazy("如 2026-12-01。可以是以后的日期，到那天之前照常办理。"),
    )
    basis = forms.CharField(
        label=gettext_lazy("终止依据"),
        max_length=ending.LONGEST,
        help_text=gettext_lazy("文件名称和文号，公众会看到。"),
    )
    successors = forms.ModelMultipleChoiceField(
        label=gettext_lazy("承接的事项"), queryset=Matter.objects.none(), required=False
    )
    note = forms.CharField(
        label=gettext_lazy("说明"), max_length=ending.LONGEST, required=False, widget=forms.Textarea
    )

    def __init__(self, data: Any, *, user: Any, site: Any) -> None:
        super().__init__(data, auto_id="move_%s")
        field = self.fields["successors"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Matter.objects.visible_to(user)
        field.widget = AutocompleteSelectMultiple(Succession._meta.get_field("successor"), site)
        field.widget.choices = field.choices

    def act(self, matter: Matter, by: Any) -> Matter:
        return ending.end(matter=matter, by=by, **self.cleaned_data)


class AssignForm(forms.Form):
    """Which office answers for a matter, and from which day on."""

    office = forms.ModelChoiceField(
        label=gettext_lazy("新的实施主体"), queryset=Office.objects.none()
    )
    on = forms.DateField(
        label=gettext_lazy("从哪一天起"),
        help_text=gettext_lazy("如 2026-12-01，可以是以后的日期。"),
    )
    basis = forms.CharField(
        label=gettext_lazy("依据"),
        max_length=responsibility.LONGEST,
        help_text=gettext_lazy("文件名称和文号。"),
    )

    def __init__(self, data: Any, *, user: Any, site: Any) -> None:
        super().__init__(data, auto_id="move_%s")
        field = self.fields["office"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Office.objects.visible_to(user)
        field.widget = AutocompleteSelect(Responsibility._meta.get_field("office"), site)
        field.widget.choices = field.choices

    def act(self, matter: Matter, by: Any) -> Matter:
        responsibility.assign(matter=matter, by=by, **self.cleaned_data)
        return matter


@dataclass(frozen=True)
class Event:
    """One thing that may befall a matter: its page, its form."""

    name: str
    label: Any
    explanation: Any
    form: type[EndForm] | type[AssignForm]


EVENTS = (
    Event(
        "end",
        gettext_lazy("终止事项"),
        gettext_lazy("页面会保留并说明去向，到期后不再提供办理入口。终止后不能撤回，请核对日期。"),
        EndForm,
    ),
    Event(
        "assign",
        gettext_lazy("变更实施主体"),
        gettext_lazy("从这一天起由新的机构负责，之前仍由现在的机构负责。"),
        AssignForm,
    ),
)


class MatterEvents(EveryModelAdmin):
    """Adds a page for each event, and the links to them on the page of a matter."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path(
                f"<path:object_id>/{event.name}/",
                wrap(partial(self.event_view, event=event)),
                name=f"matters_matter_{event.name}",
            )
            for event in EVENTS
        ]
        return own + super().get_urls()

    def render_change_form(  # type: ignore[override]  # Django gives the rest by name
        self, request: Any, context: Any, **kwargs: Any
    ) -> HttpResponse:
        matter = context.get("original")
        if matter is not None and request.user.has_perm(ending.PERMISSION):
            context["events"] = [
                (event.label, reverse(f"admin:matters_matter_{event.name}", args=(matter.pk,)))
                for event in EVENTS
                if matter.state != MatterState.ENDED
            ]
        return super().render_change_form(request, context, **kwargs)

    def event_view(self, request: Any, object_id: str, event: Event) -> HttpResponse:
        """GET: what it asks. POST: it is done, or the page says why not and keeps what was typed."""
        matter: Matter | None = self.get_object(request, unquote(object_id))
        if not request.user.has_perm(ending.PERMISSION) or (
            matter is not None and not self.has_change_permission(request, matter)
        ):
            raise PermissionDenied
        if matter is None:
            missing: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
                request, self.opts, object_id
            )
            return missing
        data = request.POST if request.method == "POST" else None
        form = event.form(data, user=request.user, site=self.admin_site)
        if data is None or not form.is_valid():
            return self._event_page(request, matter, event, form)
        try:
            with transaction.atomic():
                self.lock(matter)  # type: ignore[attr-defined]  # Guarded has it
                self._still_as_seen(request, matter)
                form.act(matter, request.user)
        except Stale:
            return self._event_page(request, matter, event, form, is_stale=True)
        except Refused as refusal:
            for problem in refusal.problems:
                name = problem.field if problem.field in form.fields else None
                form.add_error(name, f"{problem.reason}。")
            status = 403 if isinstance(refusal, NotAllowed) else 200
            return self._event_page(request, matter, event, form, status=status)
        messages.success(
            request, _("“%(matter)s”：%(event)s，已登记") % {"matter": matter, "event": event.label}
        )
        return HttpResponseRedirect(reverse("admin:matters_matter_change", args=(matter.pk,)))

    def _still_as_seen(self, request: Any, matter: Matter) -> None:
        current = self.get_object(request, str(matter.pk))
        given = request.POST.get(seen.FIELD, "").partition(".")[0]
        if current is None or given != in_brief(self.sight_of(request, current)).partition(".")[0]:  # type: ignore[attr-defined]  # Guarded has it
            raise Stale([])

    def _event_page(  # noqa: PLR0913 -- what the page tells of a try that failed
        self,
        request: Any,
        matter: Matter,
        event: Event,
        form: Any,
        *,
        is_stale: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        matter.refresh_from_db()
        context = {
            **self.admin_site.each_context(request),
            "title": event.label,
            "subtitle": str(matter),
            "opts": self.opts,
            "media": self.media + form.media,
            "event": event,
            "matter": matter,
            "form": form,
            "is_stale": is_stale,
            "change_url": reverse("admin:matters_matter_change", args=(matter.pk,)),
            "seen": in_brief(self.sight_of(request, matter)),  # type: ignore[attr-defined]  # Guarded has it
        }
        return TemplateResponse(request, "admin/matters/matter/event.html", context, status=status)
