"""The editor's page: what rules find in a draft stands beside its fields, also while one is still typing."""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, OperationalError, transaction
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import path, reverse

from matters import gate
from matters.admin import finding_places
from matters.admin.finding_places import Form, Placed, placed
from matters.admin.finding_words import counts
from matters.admin.mixing import EveryModelAdmin
from matters.models import GuideRevision
from matters.rules.engine import Finding

NOT_WRITTEN = (DatabaseError, OverflowError)
"""What the database refuses, and numbers SQLite cannot even be asked about."""


class GuideChecks(EveryModelAdmin):
    """Adds `<id>/check/`, which answers for the form as it stands, and the findings to the form itself."""

    def get_urls(self) -> list[Any]:
        own = [
            path(
                "<path:object_id>/check/",
                self.check_for_staff,
                name="matters_guiderevision_check",
            )
        ]
        return own + super().get_urls()

    def render_change_form(  # type: ignore[override]  # Django gives the rest by name
        self, request: Any, context: Any, **kwargs: Any
    ) -> HttpResponse:
        revision = context.get("original")
        is_in_conflict = getattr(request, "conflict", None) is not None
        if revision is not None and not revision.is_frozen and not is_in_conflict:
            context |= self._found(request, revision, context)
        return super().render_change_form(request, context, **kwargs)

    def _found(self, request: Any, revision: GuideRevision, context: Any) -> dict[str, Any]:
        """What rules find in what is saved, at its places where the form can be edited."""
        findings = gate.findings(revision)
        if not self.has_change_permission(request, revision):
            return summary_of(placed(findings, finding_places.NOWHERE))
        formsets = [one.formset for one in context["inline_admin_formsets"]]
        form = finding_places.form_of(context["adminform"].form, formsets)
        found = placed(findings, form)
        finding_places.show(context, found.by_place)
        url = reverse("admin:matters_guiderevision_check", args=(revision.pk,))
        return {**summary_of(found), "check_url": url}

    def check_for_staff(self, request: Any, object_id: str) -> HttpResponse:
        """A script asks here: who is not signed in gets a bare refusal and no page to sign in, which it would show."""
        if not self.admin_site.has_permission(request):
            return HttpResponse(status=403)
        answer: HttpResponse = self.admin_site.admin_view(self.check_view)(request, object_id)
        return answer

    def check_view(self, request: Any, object_id: str) -> HttpResponse:
        """What rules find in the posted form, as pieces for its places. Nothing is written."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        revision: GuideRevision | None = self.get_object(request, unquote(object_id))
        if revision is None or not self.has_change_permission(request, revision):
            raise PermissionDenied
        try:
            form, findings, unread = self._as_typed(request, revision)
        except OperationalError:
            return HttpResponse(status=503)
        found = placed(findings, form)
        slots = [
            finding_places.slot(key, told, is_swapped=True) for key, told in found.by_place.items()
        ]
        context = {**summary_of(found), "is_typed": True, "unread": unread, "slots": slots}
        return render(request, "admin/matters/guiderevision/check.html", context)

    def _as_typed(
        self, request: Any, revision: GuideRevision
    ) -> tuple[Form, tuple[Finding, ...], int]:
        """The places, what rules find were the form saved, and how many entries could not be read.

        It is saved, as far as it can be, and taken back: the rules look at it where they look at
        everything else.
        """
        with transaction.atomic():
            make = self.get_form(request, revision, change=True)
            form = make(request.POST, request.FILES, instance=revision)
            unread = len(form.errors) + (not saved(form.instance))
            formsets, _inlines = self._create_formsets(request, revision, change=True)  # type: ignore[attr-defined]  # not in the stubs
            places = finding_places.form_of(form, formsets)
            unread += sum(rows_unread(formset, revision) for formset in formsets)
            findings = gate.findings(revision)
            transaction.set_rollback(True)
        return places, findings, unread


def saved(revision: GuideRevision) -> bool:
    """Whether the columns could be written; what the database refuses leaves them as they were."""
    try:
        with transaction.atomic():
            revision.save()
    except OperationalError:
        raise
    except NOT_WRITTEN:
        return False
    return True


def rows_unread(formset: Any, revision: GuideRevision) -> int:
    """How many rows of `formset` could not be read; all others are written, or deleted where that is asked."""
    formset.is_valid()
    unread = 0
    for form in formset.forms:
        if formset.can_delete and formset._should_delete_form(form):
            if form.instance.pk:
                form.instance.delete()
        elif not form.has_changed():
            continue
        elif form.errors or not row_saved(form, formset.fk.name, revision):
            unread += 1
    return unread


def row_saved(form: Any, owner: str, revision: GuideRevision) -> bool:
    try:
        with transaction.atomic():
            setattr(form.instance, owner, revision)
            form.save()
    except OperationalError:
        raise
    except NOT_WRITTEN:
        return False
    return True


def summary_of(found: Placed) -> dict[str, Any]:
    """What the box at the top says."""
    return {"found": found, "found_counts": counts(found.found)}
