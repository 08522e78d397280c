"""A draft exactly as the public page would show it, for the officials who see it."""

from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from matters.models import GuideRevision
from matters.snapshots import snapshot_of
from portal.presentation.case import ANSWERS
from portal.presentation.guide import guide_page
from portal.presentation.guide_frame import FULL, frame, version_asked


@require_safe
@staff_member_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be published now of the revision `pk`. Raises Http404 where this person does not see it."""
    visible = GuideRevision.objects.visible_to(request.user).for_publication()
    revision = get_object_or_404(visible, pk=pk)
    if not revision.is_frozen:
        revision.snapshot = snapshot_of(revision)
    revision.starts_at = revision.ends_at = None
    situation = request.GET.get("situation", "").strip()
    version, message = version_asked(request.GET)
    page = guide_page(
        revision,
        situation,
        {},
        today=timezone.localdate(),
        view=FULL if version == FULL else "",
        answers=request.GET.get(ANSWERS, ""),
    )
    kept = {"situation": situation} if page.materials.chosen else {}
    shown = frame(page, version, message, page.case.query or kept)
    context = {"guide": page, "frame": shown, "revision": revision}
    response = render(request, "admin/preview.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response
