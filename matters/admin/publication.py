"""The buttons of a guide revision: publish a draft, begin a draft from what is published."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import FieldDoesNotExist, PermissionDenied
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from matters.actions import drafting, publishing
from matters.forms import PublicationForm
from matters.models import (
    AcceptanceCondition,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideRevision,
    GuideWindow,
    MaterialRequirement,
    ProcessStep,
    Question,
    ResultDocument,
    SpecialProcedure,
)
from matters.models.parts import GuidePart
from matters.problems import Problem, Refused

if TYPE_CHECKING:
    GuideAdmin = admin.ModelAdmin[GuideRevision]
else:
    GuideAdmin = object

COUNTED: tuple[type[GuidePart], ...] = (
    AcceptanceCondition,
    MaterialRequirement,
    ProcessStep,
    SpecialProcedure,
    GuideWindow,
    FeeItem,
    ResultDocument,
    GuideCitation,
    ContactChannel,
    Question,
)
"""What a citizen looks for first; an empty one is worth a second look before publishing."""


def label_of(field: str) -> str:
    """What the form calls `field` of a guide."""
    named = {"starts_at": _("生效时间"), "permission": _("权限")}
    if field in named:
        return named[field]
    for name in (field, f"{field}_amount"):
        try:
            return str(GuideRevision._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # columns only
        except FieldDoesNotExist:
            continue
    return ""


def told(problem: Problem) -> str:
    """`problem` as one reads it: the field's label, then the reason."""
    label = label_of(problem.field)
    return f"{label}:{problem.reason}。" if label else f"{problem.reason}。"


def public_path(revision: GuideRevision) -> str:
    return f"/guides/{revision.handling_item.slug}/"


class GuideActions(GuideAdmin):
    """Adds `<id>/publish/` and `<id>/copy/`, and what their buttons need on the form."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path(
                "<path:object_id>/publish/",
                wrap(self.publish_view),
                name="matters_guiderevision_publish",
            ),
            path("<path:object_id>/copy/", wrap(self.copy_view), name="matters_guiderevision_copy"),
        ]
        return own + super().get_urls()

    def view_on_site(self, obj: GuideRevision) -> str | None:
        return public_path(obj) if obj.is_frozen else None

    def changeform_view(
        self, request: Any, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        context = dict(extra_context or {})
        revision = self._found(request, object_id) if object_id else None
        if revision is not None:
            context |= {
                "problems": [] if revision.is_frozen else self._problems(revision),
                "may_publish": not revision.is_frozen and may_publish(request),
                "may_copy": revision.is_frozen and request.user.has_perm(drafting.PERMISSION),
                "publication_form": PublicationForm(auto_id="publication_%s"),
            }
        return super().changeform_view(request, object_id, form_url, context)

    def publish_view(self, request: Any, object_id: str) -> HttpResponse:
        """GET: what would be published, from when and in whose place. POST: it is."""
        revision = self._found(request, object_id)
        if not may_publish(request):
            raise PermissionDenied
        if revision is None:
            return self._missing(request, object_id)
        asked = request.POST if request.method == "POST" else request.GET
        form = PublicationForm(asked if "at" in asked or request.method == "POST" else None)
        at = form.cleaned_data["at"] if form.is_bound and form.is_valid() else None
        if request.method != "POST" or not form.is_valid():
            return self._confirmation(request, revision, form, at, self._problems(revision))
        try:
            publishing.publish(revision=revision, by=request.user, at=at)
        except Refused as refusal:
            problems = [told(problem) for problem in refusal.problems]
            return self._confirmation(request, revision, form, at, problems)
        messages.success(
            request,
            format_html(
                '{} <a href="{}">{}</a>',
                _("“%(revision)s”已公布。") % {"revision": revision},
                public_path(revision),
                _("查看公开页面"),
            ),
        )
        return HttpResponseRedirect(change_url(revision))

    def copy_view(self, request: Any, object_id: str) -> HttpResponse:
        """A new draft of what is published, opened to be edited."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        revision = self._found(request, object_id)
        if revision is None:
            return self._missing(request, object_id)
        if not request.user.has_perm(drafting.PERMISSION):
            raise PermissionDenied
        try:
            draft = drafting.copy(revision=revision, by=request.user)
        except Refused as refusal:
            for problem in refusal.problems:
                messages.error(request, told(problem))
            return HttpResponseRedirect(change_url(revision))
        messages.success(
            request,
            _("已由第 %(from)s 版起草第 %(number)s 版。请修改并写明修订原因,然后公布。")
            % {"from": revision.number, "number": draft.number},
        )
        return HttpResponseRedirect(change_url(draft))

    def _found(self, request: Any, object_id: str) -> GuideRevision | None:
        """The revision as this person may see it, None where there is none; refuses who may see none."""
        found: GuideRevision | None = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, found):
            raise PermissionDenied
        return found

    def _missing(self, request: Any, object_id: str) -> HttpResponse:
        redirect: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
            request,
            self.opts,
            object_id,
        )
        return redirect

    def _problems(self, revision: GuideRevision) -> list[str]:
        return [told(problem) for problem in publishing.problems_of(revision)]

    def _confirmation(
        self,
        request: Any,
        revision: GuideRevision,
        form: PublicationForm,
        at: datetime | None,
        problems: list[str],
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("公布办事指南"),
            "subtitle": str(revision),
            "opts": self.opts,
            "revision": revision,
            "publication_form": form,
            "at": at,
            "replaced": replaced_by(revision, at),
            "counts": [
                (model._meta.verbose_name, model._default_manager.filter(revision=revision).count())
                for model in COUNTED
            ],
            "problems": problems,
            "change_url": change_url(revision),
        }
        return TemplateResponse(request, "admin/matters/guiderevision/publish.html", context)


def may_publish(request: Any) -> bool:
    return bool(request.user.has_perm(publishing.PERMISSION))


def change_url(revision: GuideRevision) -> str:
    return reverse("admin:matters_guiderevision_change", args=(revision.pk,))


def replaced_by(revision: GuideRevision, at: datetime | None) -> GuideRevision | None:
    """The revision in force when `revision` would begin."""
    published = GuideRevision.objects.published(at=at or timezone.now()).defer("snapshot")
    in_force: GuideRevision | None = published.filter(handling_item=revision.handling_item).first()
    return in_force
