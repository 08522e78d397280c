"""The guide page, today's or as of a day in the past, short or full."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from matters import working_calendar
from matters.models import GuideRevision, RuleWaiver
from portal.languages import origin
from portal.presentation.articles import article_of
from portal.presentation.case import ANSWERS
from portal.presentation.guide import GuidePage, guide_page
from portal.presentation.guide_answer import LastDays, last_days
from portal.presentation.guide_frame import FULL, frame, version_asked
from portal.presentation.guide_take import guide_address, take_along
from portal.presentation.head import guide_head
from portal.presentation.reform_traces import Kept, kept_rows
from portal.views.answers import NotADay
from portal.views.guide_asked import asked_of, not_a_day
from portal.views.no_guide import no_guide
from reforms import traces


@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """The guide in force; `?on=` as of the end of that day, `&known=` as the portal then knew."""
    try:
        asked = asked_of(request.GET)
    except NotADay as refusal:
        return not_a_day(request, slug, refusal)
    today, query = timezone.localdate(), asked.query
    waivers = RuleWaiver.objects.in_force(today).counted_for("handling_item")
    revision = asked.revisions(slug).annotate(waiver_count=waivers).first()
    if revision is None:
        return no_guide(request, slug, asked.on, asked.known)
    situation = request.GET.get("situation", "").strip()
    version, message = version_asked(request.GET)
    page = guide_page(
        revision,
        situation,
        query,
        today=None if query else today,
        view=FULL if version == FULL else "",
        answers=request.GET.get(ANSWERS, ""),
    )
    chosen = page.materials.query
    days = None if query else _last_days(revision, page, today)
    own = page.case.query or chosen
    address = "" if query else origin(request) + guide_address(slug, own)
    context = {
        "guide": page,
        "frame": frame(page, version, message, {**query, **own}),
        "days": days,
        "take": take_along(slug, {**query, **chosen}, days, address),
        "article": article_of(revision, page.title),
        "head": guide_head(revision, "" if query or page.state.is_closed else origin(request)),
        "reforms": () if query else _reforms(revision),
        "waiver_count": 0 if query else revision.waiver_count,
        "on": asked.on,
        "known": asked.known,
        "today": today,
    }
    response = render(request, "guides/guide.html", context)
    if query:
        response["X-Robots-Tag"] = "noindex"
    return response


def _last_days(revision: GuideRevision, page: GuidePage, today: date) -> LastDays | None:
    """None for a matter that takes no application."""
    if page.state.is_closed:
        return None
    calendar = working_calendar.current()
    return last_days(revision.snapshot or {}, page.slug, page.materials.chosen, calendar, today)


def _reforms(revision: GuideRevision) -> tuple[Kept, ...]:
    kept = traces.borne_out_by(revision.handling_item, revision.number, timezone.now())
    return kept_rows(kept)
