"""Reform plans: all of them, and one with its measures and what the published guides say of them."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from matters.days import end_of
from portal.presentation.head import plan_head
from portal.presentation.reforms import PlanStanding, plan_page, plan_rows
from portal.views.answers import Link, NotADay, calm_page, day_asked
from reforms import lengths, naming, standing
from reforms.models import Measure, ReformPlan
from reforms.totals import counted_totals


@require_safe
def reforms(request: HttpRequest) -> HttpResponse:
    """Every plan, the latest first, with the verdicts on its claims."""
    plans = list(ReformPlan.objects.for_list().order_by("-issued_on", "slug"))
    rows = plan_rows(plans, standing.verdict_counts(plans))
    return render(request, "reforms/plans.html", {"plans": rows})


@require_safe
def reform_plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The plan today; `?on=` with the verdicts of the end of that day."""
    today = timezone.localdate()
    try:
        on = day_asked(request.GET, "on")
    except NotADay as refusal:
        return _no_day(request, slug, str(refusal))
    if on is not None and on > today:
        return _no_day(request, slug, _("这一天还没有到。核对结果可以查到今天为止。"))
    plan = get_object_or_404(ReformPlan.objects.select_related("region", "issuer"), slug=slug)
    page = plan_page(plan, *_read(plan, on), on or today)
    context = {"plan": page, "on": on, "today": today, "head": plan_head(plan)}
    response = render(request, "reforms/plan.html", context)
    if on is not None:
        response["X-Robots-Tag"] = "noindex"
    return response


def _read(plan: ReformPlan, on: date | None) -> tuple[PlanStanding, dict[str, str]]:
    """All that the page tells, as of the end of `on` or now, and the names in it by their slugs."""
    at = end_of(on) if on else None
    measures = list(standing.measures(on).filter(plan=plan))
    findings = standing.findings(measures, at)
    read = PlanStanding(
        measures=measures,
        findings=findings,
        lengths=lengths.guide_lengths(plan, _matters(measures), at),
        totals=counted_totals(plan),
        targets=list(plan.targets.select_related("region").order_by("order")),
    )
    return read, naming.names(measures, findings.values())


def _matters(measures: Iterable[Measure]) -> list[int]:
    """Keys of the matters that the measures are about."""
    found = {effect.matter_id for measure in measures for effect in measure.effects.all()}
    return [key for key in found if key is not None]


def _no_day(request: HttpRequest, slug: str, message: str) -> HttpResponse:
    here = Link(_("查看今天的核对结果"), reverse("reform_plan", args=[slug]))
    return calm_page(request, 400, _("日期写法不对"), message, here)
