"""The life of a revision on its page: the buttons, and the page of each."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.canonical import sha256_of
from audit.words import Told
from matters.actions import publishing
from matters.admin import deeds, seen
from matters.admin.comparison import against_what_is_in_force, section_label
from matters.admin.deeds import Deed
from matters.admin.finding_words import field_label
from matters.admin.mixing import EveryModelAdmin
from matters.forms import MoveForm
from matters.models import GuideRevision
from matters.problems import NotAllowed, Problem, Refused

NAMED = {
    "starts_at": "生效时间",
    "permission": "权限",
    "reasons": "退回原因",
    "retired_notice": "撤下说明",
}


def label_of(field: str) -> str:
    """What the form calls `field` of a guide."""
    return str(NAMED.get(field) or field_label(field))


def told(problem: Problem) -> str:
    """`problem` as one reads it: the field's label, then the reason."""
    label = label_of(problem.field)
    return f"{label}：{problem.reason}。" if label else f"{problem.reason}。"


def public_path(revision: GuideRevision) -> str:
    return reverse("guide", args=(revision.handling_item.slug,))


def change_url(revision: GuideRevision) -> str:
    return reverse("admin:matters_guiderevision_change", args=(revision.pk,))


def deed_url(deed: Deed, revision: GuideRevision) -> str:
    return reverse(f"admin:matters_guiderevision_{deed.name}", args=(revision.pk,))


def in_brief(sight: seen.Seen) -> str:
    """What a move's form carries of a sight: one digest of it all, and the last audit event then."""
    return f"{sha256_of([sight.columns, sight.rows])[:32]}.{sight.sequence}"


class GuideMoves(EveryModelAdmin):
    """Adds a page for each deed below `<id>/`, and what the buttons need on the page of a revision."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path(
                f"<path:object_id>/{deed.name}/",
                wrap(partial(self.deed_view, deed=deed)),
                name=f"matters_guiderevision_{deed.name}",
            )
            for deed in deeds.DEEDS
        ]
        return own + super().get_urls()

    def view_on_site(self, obj: GuideRevision) -> str | None:
        return public_path(obj) if obj.is_frozen else None

    def render_change_form(  # type: ignore[override]  # Django gives the rest by name
        self, request: Any, context: Any, **kwargs: Any
    ) -> HttpResponse:
        revision = context.get("original")
        if revision is not None:
            context |= self.life_of(request, revision)
        return super().render_change_form(request, context, **kwargs)

    def life_of(self, request: Any, revision: GuideRevision) -> dict[str, Any]:
        """Where the revision stands, and what may be done with it."""
        is_read_by_reviewer = revision.status in {"in_review", "approved"}
        return {
            "deeds": [
                {"deed": deed, "url": deed_url(deed, revision)}
                for deed in deeds.offered(revision, request.user)
            ],
            "own_submission": revision.status == "in_review"
            and revision.submitted_by_id == request.user.pk,
            "comparison": against_what_is_in_force(revision) if is_read_by_reviewer else None,
            "returns": [] if revision.is_frozen else returns_of(revision),
            "period": deeds.period_of(revision) if revision.is_frozen else None,
            "now": timezone.now(),
            "public_path": public_path(revision),
        }

    def deed_view(self, request: Any, object_id: str, deed: Deed) -> HttpResponse:
        """GET: what the deed will do and what it asks. POST: it is done, or the page says why not."""
        revision: GuideRevision | None = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, revision):
            raise PermissionDenied
        if not request.user.has_perm(deed.permission):
            raise PermissionDenied
        if revision is None:
            missing: HttpResponse = self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]  # not in the stubs
                request, self.opts, object_id
            )
            return missing
        asked = request.POST if request.method == "POST" else request.GET
        is_bound = request.method == "POST" or any(name in asked for name in deed.form.base_fields)
        form = deed.form(asked if is_bound else None, revision=revision, user=request.user)
        if request.method != "POST" or not form.is_valid():
            return self._page(request, revision, deed, form)
        try:
            result = self._do(request, revision, deed, form)
        except Stale as stale:
            revision = self.get_object(request, str(revision.pk))
            return self._page(request, revision, deed, form, stale=stale)
        except Refused as refusal:
            problems = [told(problem) for problem in refusal.problems]
            status = 403 if isinstance(refusal, NotAllowed) else 200
            revision = self.get_object(request, str(revision.pk))
            return self._page(request, revision, deed, form, problems=problems, status=status)
        messages.success(
            request, _("“%(revision)s”：%(done)s") % {"revision": result, "done": deed.done}
        )
        return HttpResponseRedirect(change_url(result))

    def _do(
        self, request: Any, revision: GuideRevision, deed: Deed, form: MoveForm
    ) -> GuideRevision:
        """The deed, done under lock to what the person saw. Raises Refused and Stale."""
        with transaction.atomic():
            self.lock(revision)  # type: ignore[attr-defined]  # Guarded has it
            current: GuideRevision | None = self.get_object(request, str(revision.pk))
            if current is None:
                raise Stale([])
            given, _dot, sequence = request.POST.get(seen.FIELD, "").partition(".")
            now = in_brief(self.sight_of(request, current))  # type: ignore[attr-defined]  # likewise
            if given != now.partition(".")[0]:
                number = int(sequence) if sequence.isascii() and sequence.isdigit() else 0
                raise Stale(seen.events_since(current, seen.Seen({}, {}, min(number, 2**62))))
            return deed.act(revision=current, by=request.user, **form.arguments())

    def _problems(self, revision: GuideRevision) -> list[str]:
        return [told(problem) for problem in publishing.problems_of(revision)]

    def _page(  # noqa: PLR0913 -- what the page tells of a try that failed
        self,
        request: Any,
        revision: Any,
        deed: Deed,
        form: MoveForm,
        *,
        problems: list[str] | None = None,
        stale: "Stale | None" = None,
        status: int = 200,
    ) -> HttpResponse:
        if revision is None:
            raise PermissionDenied
        at = form.cleaned_data.get("at") if form.is_bound and form.is_valid() else None
        is_offered = deed in deeds.offered(revision, request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": deed.label,
            "subtitle": str(revision),
            "opts": self.opts,
            "media": self.media + form.media,
            "deed": deed,
            "url": deed_url(deed, revision),
            "revision": revision,
            "form": form,
            "is_offered": is_offered,
            "at": at,
            "replaced": replaced_by(revision, at) if deed.name == "publish" else None,
            "counts": counts_of(revision) if deed.compares else [],
            "comparison": against_what_is_in_force(revision) if deed.compares else None,
            "refusals": problems or [],
            "stale": stale,
            "problems": self._problems(revision) if deed.compares and not problems else [],
            "change_url": change_url(revision),
            "seen": in_brief(self.sight_of(request, revision)),  # type: ignore[attr-defined]  # Guarded has it
        }
        return TemplateResponse(
            request, "admin/matters/guiderevision/deed.html", context, status=status
        )


class Stale(Exception):
    """The revision is not what the person saw; `events` tell what happened to it since."""

    def __init__(self, events: list[Told]) -> None:
        self.events = events
        super().__init__()


def returns_of(revision: GuideRevision) -> list[dict[str, Any]]:
    """The times the revision was sent back, newest first, with the reasons by section."""
    return [
        {
            "at": sent.returned_at,
            "by": sent.returned_by.get_username(),
            "reasons": [
                (section_label(one.get("section", "")), one.get("reason", ""))
                for one in sent.reasons
            ],
        }
        for sent in revision.returns.select_related("returned_by")
    ]


def replaced_by(revision: GuideRevision, at: Any) -> GuideRevision | None:
    """The revision in force when `revision` would begin."""
    published = GuideRevision.objects.published(at=at or timezone.now()).defer("snapshot")
    in_force: GuideRevision | None = published.filter(
        handling_item=revision.handling_item_id
    ).first()
    return in_force


COUNTED = (
    "acceptancecondition",
    "materialrequirement",
    "processstep",
    "specialprocedure",
    "guidewindow",
    "feeitem",
    "resultdocument",
    "guidecitation",
    "contactchannel",
    "question",
)
"""What a citizen looks for first; an empty one is worth a second look before publishing."""


def counts_of(revision: GuideRevision) -> list[tuple[str, int]]:
    """How many rows of each kind the revision has."""
    kinds = [getattr(revision, f"{name}_rows") for name in COUNTED]
    return [(str(rows.model._meta.verbose_name), rows.count()) for rows in kinds]
