"""The report on the whole catalogue: by rule and office, rule by rule, its waivers, its laws, and as files."""

import base64
import tempfile
from datetime import date
from typing import Any

from django.core.validators import slug_re
from django.db.models import Exists, OuterRef
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_safe

from audit.actors import Actor, Visitor
from audit.tables import CONTENT_TYPES
from matters import cited_laws, finding_filters, finding_listing
from matters.days import SHANGHAI
from matters.exports.findings import FORMATS, export_findings
from matters.filters import quoted, region_prefix
from matters.models import (
    CheckRun,
    GuideRevision,
    HandlingItem,
    Region,
    RuleFinding,
    RuleWaiver,
)
from matters.problems import Problem
from matters.rules import registry
from portal.presentation import compliance as presentation
from portal.presentation import compliance_rules
from portal.presentation.paging import paged
from portal.presentation.words import labelled, noted
from portal.views.answers import Link, calm_page

MOST_ROWS = 100_000
"""Findings in one file that the public may take; a larger report is for the command."""
IN_MEMORY = 4 * 1024 * 1024
LAWS = 10
"""Laws to a page: each comes with the guides that cite it."""


def _today() -> date:
    return timezone.localdate(timezone=SHANGHAI)


@require_safe
def compliance(request: HttpRequest) -> HttpResponse:
    """The findings that the filters of the address leave: summed by rule and office, then one by one."""
    options = finding_listing.options()
    asked, problems = finding_filters.read(request.GET.dict(), options)
    runs = finding_listing.latest_runs()
    context: dict[str, Any] = {
        "fields": presentation.fields(request.GET.dict(), problems, options),
        "asked": asked,
        "is_refused": bool(problems),
        "facts": presentation.run_facts(runs[0], _waiting()) if runs else (),
    }
    if runs and not problems:
        context |= _report(request, asked, runs)
        context["chips"] = presentation.chips(asked, options)
    response = render(request, "compliance/index.html", context, status=400 if problems else 200)
    if request.GET:
        response["X-Robots-Tag"] = "noindex"
    return response


def _waiting() -> int:
    return sum(rule.waits for rule in registry.rules())


def _report(
    request: HttpRequest, asked: finding_filters.Filters, runs: list[CheckRun]
) -> dict[str, Any]:
    found = finding_listing.narrowed(RuleFinding.objects.all(), asked)
    by_rule = list(found.by_rule())
    levels, waived = presentation.totals(by_rule)
    paging = paged(
        found.select_related("office").order_by("rule", "name", "id"),
        request.GET.get("page", ""),
        lambda page: asked.query(page=page),
    )
    return {
        "levels": levels,
        "waived": waived,
        "rules": presentation.rule_lines(by_rule),
        "offices": presentation.office_lines(found.by_office(), asked),
        "trend": presentation.trend(finding_listing.trend(runs, asked)),
        "paging": paging,
        "lines": presentation.finding_lines(paging.rows),
        "files": presentation.files(asked),
    }


@require_GET
def compliance_file(request: HttpRequest, format: str) -> HttpResponse | FileResponse:  # noqa: A002 -- as in the log
    """The stored findings that the filters leave, logged before the first byte is sent, whoever takes them."""
    if format not in FORMATS:
        raise Http404
    asked, problems = finding_filters.read(request.GET.dict(), finding_listing.options())
    if problems:
        return _refused(request, problems)
    if finding_listing.narrowed(RuleFinding.objects.all(), asked)[MOST_ROWS:].exists():
        message = _("这份文件超过 %(most)d 行。请加上筛选条件。") % {"most": MOST_ROWS}
        return calm_page(request, 400, _("文件太大"), message, _back(asked.query()))
    by: Actor = request.user if request.user.is_authenticated else Visitor()
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the response closes it
    try:
        done = export_findings(file, by=by, format=format, filters=asked)
    except BaseException:
        file.close()
        raise
    run = CheckRun.objects.first()
    day = run.on.isoformat() if run else "-"
    response = FileResponse(
        file,
        as_attachment=True,
        filename=_("规则检查结果-%(day)s") % {"day": day} + f".{format}",
        content_type=CONTENT_TYPES[format],
    )
    digest = base64.b64encode(bytes.fromhex(done.sha256)).decode("ascii")
    response["Repr-Digest"] = f"sha-256=:{digest}:"
    response["X-Robots-Tag"] = "noindex"
    return response


def _back(query: str = "") -> Link:
    return Link(_("回到规则检查"), reverse("compliance") + query)


def _refused(request: HttpRequest, problems: tuple[Problem, ...]) -> HttpResponse:
    names = finding_filters.labels()
    message = " ".join(labelled(noted(names[one.field], one.field), one.reason) for one in problems)
    return calm_page(request, 400, _("筛选条件不对"), message, _back(f"?{request.GET.urlencode()}"))


@require_safe
def compliance_rules_list(request: HttpRequest) -> HttpResponse:
    """Every rule, also those that wait for something the portal does not have yet."""
    standing = {row["rule"]: row["findings"] for row in RuleFinding.objects.standing().by_rule()}
    rows = compliance_rules.rule_rows(registry.rules(), standing, _areas())
    context = {
        "working": [row for row in rows if not row.waits_for],
        "waiting": [row for row in rows if row.waits_for],
    }
    return render(request, "compliance/rules.html", context)


def _areas() -> dict[str, str]:
    """Names of the areas that rules apply to, by the beginning of their codes."""
    areas = {rule.applies_to.area for rule in registry.rules()} - {""}
    codes = {area.ljust(6, "0"): area for area in areas}
    names = Region.objects.filter(code__in=codes).values_list("code", "name")
    return {region_prefix(code): name for code, name in names}


@require_safe
def compliance_rule(request: HttpRequest, rule: str) -> HttpResponse:
    """One rule: what it rests on, what to do, and what it found."""
    known = registry.by_id(rule)
    if known is None:
        message = _("没有编号为“%(rule)s”的规则。") % {"rule": quoted(rule)}
        alike = finding_filters.near(rule, {one.id: one.title[0] for one in registry.rules()})
        links = [Link(name, reverse("compliance_rule", args=[name])) for name in alike]
        every = Link(_("全部规则"), reverse("compliance_rules"))
        return calm_page(request, 404, _("没有这条规则"), message, *links, every)
    paging = paged(
        RuleFinding.objects.filter(rule=rule).select_related("office").order_by("name", "id"),
        request.GET.get("page", ""),
        lambda page: f"?page={page}" if page > 1 else "",
    )
    context = {
        "rule": compliance_rules.rule_page(known, _areas(), _today()),
        "paging": paging,
        "lines": presentation.finding_lines(paging.rows),
        "run": CheckRun.objects.first(),
    }
    return render(request, "compliance/rule.html", context)


@require_safe
def waivers(request: HttpRequest) -> HttpResponse:
    """Every waiver, those in force first; `?item=` those of one handling item."""
    slug = request.GET.get("item", "").strip()
    item = HandlingItem.objects.filter(slug=slug).first() if slug_re.match(slug) else None
    if slug and item is None:
        message = _("业务办理项（item）：没有网址名为“%(item)s”的业务办理项。") % {
            "item": quoted(slug)
        }
        every = Link(_("全部规则例外"), reverse("compliance_waivers"))
        return calm_page(request, 404, _("没有这个业务办理项"), message, every)
    in_force = GuideRevision.objects.published().filter(handling_item=OuterRef("handling_item"))
    found = (
        RuleWaiver.objects.select_related("handling_item__matter__office")
        .annotate(is_in_force=Exists(in_force))
        .order_by("-ends_on", "rule", "id")
    )
    if item is not None:
        found = found.filter(handling_item=item)
    own = f"item={slug}" if slug else ""
    paging = paged(
        found,
        request.GET.get("page", ""),
        lambda page: "?" + "&".join(one for one in (own, f"page={page}" * (page > 1)) if one),
    )
    context = {
        "item": item,
        "paging": paging,
        "lines": compliance_rules.waiver_lines(paging.rows, _today()),
    }
    return render(request, "compliance/waivers.html", context)


@require_safe
def laws(request: HttpRequest) -> HttpResponse:
    """Laws that were repealed or changed, with the guides that still cite them."""
    today = _today()
    paging = paged(
        cited_laws.changed_laws(today),
        request.GET.get("page", ""),
        lambda page: f"?page={page}" if page > 1 else "",
        LAWS,
    )
    cited = cited_laws.citing([law.pk for law in paging.rows], today)
    lines = compliance_rules.law_lines(paging.rows, cited, today)
    return render(request, "compliance/laws.html", {"paging": paging, "lines": lines})
