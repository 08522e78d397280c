"""What may become of an entry of a directory, each on a page of its own below `<id>/`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters import directories
from matters.actions import directories as actions
from matters.admin import seen
from matters.admin.mixing import EveryModelAdmin
from matters.admin.moves import Stale, in_brief
from matters.problems import NotAllowed, Refused


class NothingForm(forms.Form):
    """A move that asks for nothing."""


class DayForm(forms.Form):
    """On which day a move was decided."""

    on = forms.DateField(
        label=gettext_lazy("日期"),
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("如 2026-05-01，不能晚于今天。"),
        error_messages={"invalid": gettext_lazy("日期不对：请写成 2026-05-01 这样的形式。")},
    )


class RegistrationForm(DayForm):
    number = forms.CharField(
        label=gettext_lazy("登记备案号"),
        required=False,
        max_length=actions.LONGEST_NUMBER,
        help_text=gettext_lazy("没有的留空。"),
    )


@dataclass(frozen=True)
class MovePage:
    """One move: its address, its words, what it asks for, when it is offered, and the action."""

    name: str
    label: Any
    explanation: Any
    form: type[forms.Form]
    is_offered: Callable[[Any], bool]
    act: Callable[..., Any]


def _of(
    move: directories.Move, explanation: Any, form: type[forms.Form], act: Callable[..., Any]
) -> MovePage:
    return MovePage(
        move.name,
        gettext_lazy(move.label),
        explanation,
        form,
        lambda row: row.status in move.sources,
        act,
    )


PROOF_PAGES = (
    _of(
        directories.REGISTER,
        gettext_lazy("登记备案后列入目录，才可以向企业和群众索要。"),
        RegistrationForm,
        lambda row, by, **given: actions.register(item=row, by=by, **given),
    ),
    _of(
        directories.REPLACE,
        gettext_lazy("不再索要证明，由申请人书面承诺代替。"),
        DayForm,
        lambda row, by, **given: actions.replace_by_commitment(item=row, by=by, **given),
    ),
    _of(
        directories.CANCEL,
        gettext_lazy("不再索要这项证明，目录保留取消的记录。"),
        DayForm,
        lambda row, by, **given: actions.cancel(item=row, by=by, **given),
    ),
    _of(
        directories.PROPOSE_AGAIN,
        gettext_lazy("回到待登记，原来的登记备案和取消日期清空；重新登记备案以前不得索要。"),
        NothingForm,
        lambda row, by, **given: actions.propose_again(item=row, by=by, **given),
    ),
)
SERVICE_PAGES = (
    _of(
        directories.ENTER,
        gettext_lazy("列入目录后，才可以要求申请人提供这项服务的结果。"),
        DayForm,
        lambda row, by, **given: actions.enter(service=row, by=by, **given),
    ),
    _of(
        directories.REMOVE,
        gettext_lazy("移出目录后，不得再要求申请人提供。"),
        DayForm,
        lambda row, by, **given: actions.remove(service=row, by=by, **given),
    ),
)
AGENCY_PAGES = (
    MovePage(
        "enter",
        gettext_lazy("列入目录"),
        gettext_lazy("列入公开的中介服务机构目录。"),
        DayForm,
        lambda row: row.listed_on is None,
        lambda row, by, **given: actions.enter_agency(agency=row, by=by, **given),
    ),
    MovePage(
        "remove",
        gettext_lazy("移出目录"),
        gettext_lazy("移出中介服务机构目录；何时列入、何时移出，历史记录中可以查到。"),
        NothingForm,
        lambda row: row.listed_on is not None,
        lambda row, by, **given: actions.remove_agency(agency=row, by=by, **given),
    ),
)


class DirectoryMoves(EveryModelAdmin):
    """Adds a page for each move, and the links to those offered on the page of an entry."""

    pages: ClassVar[tuple[MovePage, ...]] = ()
    change_form_template = "admin/matters/directories/change_form.html"

    def _url(self, name: str, row: Any) -> str:
        return reverse(f"admin:matters_{self.opts.model_name}_{name}", args=(row.pk,))

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path(
                f"<path:object_id>/{page.name}/",
                wrap(partial(self.move_view, page=page)),
                name=f"matters_{self.opts.model_name}_{page.name}",
            )
            for page in self.pages
        ]
        return own + super().get_urls()

    def render_change_form(  # type: ignore[override]  # Django gives the rest by name
        self, request: Any, context: Any, **kwargs: Any
    ) -> HttpResponse:
        row = context.get("original")
        if row is not None and self.has_change_permission(request, row):
            context["moves"] = [
                (page.label, self._url(page.name, row))
                for page in self.pages
                if page.is_offered(row)
            ]
        return super().render_change_form(request, context, **kwargs)

    def move_view(self, request: Any, object_id: str, page: MovePage) -> HttpResponse:
        """GET: what it asks. POST: it is done, or the page says why not and keeps what was typed."""
        row = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if row is None:
            missing: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
                request, self.opts, object_id
            )
            return missing
        form = page.form(request.POST if request.method == "POST" else None, auto_id="move_%s")
        if request.method != "POST" or not form.is_valid():
            return self._move_page(request, row, page, form)
        try:
            with transaction.atomic():
                self.lock(row)  # type: ignore[attr-defined]  # Guarded has it
                self._still_as_seen(request, row)
                page.act(row, request.user, **form.cleaned_data)
        except Stale:
            return self._move_page(request, row, page, form, is_stale=True)
        except Refused as refusal:
            for problem in refusal.problems:
                name = problem.field if problem.field in form.fields else None
                form.add_error(name, f"{problem.reason}。")
            status = 403 if isinstance(refusal, NotAllowed) else 200
            return self._move_page(request, row, page, form, status=status)
        told = {"entry": row, "move": page.label}
        messages.success(request, _("“%(entry)s”：%(move)s，已登记") % told)
        return HttpResponseRedirect(self._url("change", row))

    def _still_as_seen(self, request: Any, row: Any) -> None:
        current = self.get_object(request, str(row.pk))
        given = request.POST.get(seen.FIELD, "").partition(".")[0]
        if current is None or given != in_brief(self.sight_of(request, current)).partition(".")[0]:  # type: ignore[attr-defined]  # Guarded has it
            raise Stale([])

    def _move_page(  # noqa: PLR0913 -- what the page tells of a try that failed
        self,
        request: Any,
        row: Any,
        page: MovePage,
        form: forms.Form,
        *,
        is_stale: bool = False,
        status: int = 200,
    ) -> HttpResponse:
        row.refresh_from_db()
        context = {
            **self.admin_site.each_context(request),
            "title": page.label,
            "subtitle": str(row),
            "opts": self.opts,
            "page": page,
            "row": row,
            "form": form,
            "is_stale": is_stale,
            "list_url": reverse(f"admin:matters_{self.opts.model_name}_changelist"),
            "change_url": self._url("change", row),
            "seen": in_brief(self.sight_of(request, row)),  # type: ignore[attr-defined]  # Guarded has it
        }
        template = "admin/matters/directories/move.html"
        return TemplateResponse(request, template, context, status=status)
