"""How much promises shorten what the law allows: sums by office, topic or region, and the guides behind each figure."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters import compression
from matters.admin.mixing import EveryModelAdmin
from matters.choices import TimeUnit
from matters.compression import DIMENSIONS, WORDS, Dimension, Group
from matters.days import SHANGHAI
from matters.exports.selection import select
from matters.limits import NONE, Limit
from matters.models import GuideRevision
from matters.querysets import GuideRevisionQuerySet
from matters.ratios import WITHOUT_RATIO, Comparability, Summary, UnitSums, compared, percent

PER_PAGE = 50
URL = "admin:matters_guiderevision_compression"
UNITS = dict(TimeUnit.choices)
UNKNOWN = (Comparability.STATUTORY_UNKNOWN, Comparability.PROMISED_UNKNOWN)
NAMELESS = {
    Dimension.OFFICE: gettext_lazy("来源未写明机构"),
    Dimension.TOPIC: gettext_lazy("未归入主题"),
    Dimension.REGION: gettext_lazy("区划未写明"),
}


class Asked(forms.Form):
    """What the address asks: of which day, by what, and which guides to list; `group` is a key, which may be empty."""

    on = forms.DateField(
        label=gettext_lazy("截至哪一天"),
        required=False,
        input_formats=["%Y-%m-%d"],
        help_text=gettext_lazy("那一天结束时有效的指南；留空即今天。"),
        error_messages={"invalid": gettext_lazy("日期不对：请写成 2024-05-01 这样的形式。")},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    by = forms.ChoiceField(
        required=False, choices=[(one.value, words) for one, words in DIMENSIONS.items()]
    )
    list = forms.ChoiceField(
        required=False, choices=[(one.value, words) for one, words in WORDS.items()]
    )
    group = forms.CharField(required=False, max_length=200)


@dataclass(frozen=True)
class UnitLine:
    """The limits of one unit: `sums` in words, and both averages as percentages."""

    unit: str
    count: int
    statutory: int
    promised: int
    sum_weighted: str
    mean_of_ratios: str


@dataclass(frozen=True)
class Line:
    """One group, or the total."""

    label: str
    url: str
    summary: Summary
    mean_of_ratios: str
    units: tuple[UnitLine, ...]


@dataclass(frozen=True)
class ClassLine:
    label: str
    count: int
    url: str
    is_error: bool = False


@dataclass(frozen=True)
class GuideLine:
    url: str
    name: str
    office: str
    statutory: str
    promised: str
    ratio: str


class CompressionPage(EveryModelAdmin):
    """Adds the page `compression/` to the guides, and a guide's own ratio to their list."""

    def get_urls(self) -> list[Any]:
        page = self.admin_site.admin_view(self.compression_view)
        own = [path("compression/", page, name="matters_guiderevision_compression")]
        return own + super().get_urls()

    @admin.display(description=gettext_lazy("压缩比"))
    def compression(self, obj: GuideRevision) -> str:
        """Nothing where the columns beside it show that a limit is not known."""
        found = compared(obj.statutory_limit, obj.promised_limit)
        return "-" if found.comparability in UNKNOWN else ratio_words(obj)

    def compression_view(self, request: Any) -> HttpResponse:
        """The figures of a day by office, topic or region; `list` and `group` show the guides behind one."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        form = Asked(request.GET)
        is_sound = form.is_valid()
        context = {
            **self.admin_site.each_context(request),
            "title": _("承诺时限压缩比"),
            "opts": self.opts,
            "form": form,
            "media": self.media,
            **(figures(request, form.cleaned_data) if is_sound else {}),
        }
        template = "admin/matters/guiderevision/compression.html"
        return TemplateResponse(request, template, context, status=200 if is_sound else 400)


def figures(request: Any, asked: dict[str, Any]) -> dict[str, Any]:
    """What the page says: the total, then either the groups or the guides asked for."""
    day: date = asked["on"] or timezone.localdate(timezone=SHANGHAI)
    dimension = Dimension(asked["by"] or Dimension.OFFICE)
    guides = select(by=request.user, on=day).guides
    total = compression.total(guides)
    fixed = {"on": day.isoformat()} if asked["on"] else {}
    here = {**fixed, "by": dimension.value}
    context: dict[str, Any] = {
        "day": day,
        "dimension": dimension,
        "tabs": [
            (words, address({**fixed, "by": one.value}), one is dimension)
            for one, words in DIMENSIONS.items()
        ],
        "total": line(_("合计"), "", total),
        "classes": class_lines(total, here),
        "export_url": f"{reverse('admin:audit_exportlog_compression')}?{urlencode(fixed)}",
        "back_url": address(here),
    }
    if asked["list"] or "group" in request.GET:
        return {**context, **_listing(request, guides, dimension, asked, here)}
    groups = compression.grouped(guides, dimension)
    errors = guides.with_compression().filter(comparability=Comparability.NEGATIVE)
    return {
        **context,
        "groups": [_group_line(group, dimension, here) for group in groups],
        "errors": guide_lines(errors[:PER_PAGE]) if total.errors else [],
    }


def _listing(
    request: Any,
    guides: GuideRevisionQuerySet,
    dimension: Dimension,
    asked: dict[str, Any],
    here: dict[str, str],
) -> dict[str, Any]:
    """The guides of a class, of a group, or of a class in a group, a page at a time."""
    here, words = dict(here), []
    if "group" in request.GET:
        key = here["group"] = asked["group"]
        guides = compression.in_group(guides, dimension, key)
        name = compression.name_of(guides, dimension, key) or key
        words.append(name or str(NAMELESS[dimension]))
    if asked["list"]:
        here["list"] = asked["list"]
        guides = guides.with_compression().filter(comparability=asked["list"])
        words.append(str(WORDS[Comparability(asked["list"])]))
    rows: Page[Any] = Paginator(guides.order_by("handling_item_id", "pk"), PER_PAGE).get_page(
        request.GET.get("p")
    )
    pages = {
        "previous": address({**here, "p": str(rows.previous_page_number())})
        if rows.has_previous()
        else "",
        "next": address({**here, "p": str(rows.next_page_number())}) if rows.has_next() else "",
    }
    return {
        "listed": guide_lines(rows.object_list),
        "listed_title": " · ".join(words),
        "listed_page": rows,
        **pages,
    }


def address(asked: dict[str, str]) -> str:
    return f"{reverse(URL)}?{urlencode(asked)}"


def line(label: str, url: str, summary: Summary) -> Line:
    return Line(
        label,
        url,
        summary,
        percent_or_dash(summary.mean_of_ratios),
        tuple(unit_line(sums) for sums in summary.units),
    )


def _group_line(group: Group, dimension: Dimension, here: dict[str, str]) -> Line:
    label = group.label or group.key or str(NAMELESS[dimension])
    return line(label, address({**here, "group": group.key}), group.summary)


def unit_line(sums: UnitSums) -> UnitLine:
    return UnitLine(
        str(UNITS[sums.unit]),
        sums.count,
        sums.statutory,
        sums.promised,
        percent(sums.sum_weighted),
        percent(sums.mean_of_ratios),
    )


def class_lines(total: Summary, here: dict[str, str]) -> list[ClassLine]:
    """Every class, so that the counts can be added up; the error last."""
    return [
        ClassLine(
            str(WORDS[one]),
            total.classes[one],
            address({**here, "list": one.value}) if total.classes[one] else "",
            is_error=one is Comparability.NEGATIVE,
        )
        for one in (Comparability.COMPARABLE, *WITHOUT_RATIO, Comparability.NEGATIVE)
    ]


def guide_lines(rows: Any) -> list[GuideLine]:
    """The guides, as they were published."""
    return [
        GuideLine(
            reverse("admin:matters_guiderevision_change", args=(row.pk,)),
            f"{row.snapshot.get('matter', '')} · {row.snapshot.get('item', '')}",
            row.snapshot.get("office") or row.snapshot.get("region", ""),
            limit_words(row.statutory_limit),
            promise_words(row.promised_limit),
            ratio_words(row),
        )
        for row in rows
    ]


def ratio_words(revision: Any) -> str:
    """The ratio as a percentage, else why there is none."""
    found = compared(revision.statutory_limit, revision.promised_limit)
    if found.ratio is None or found.ratio < 0:
        return str(WORDS[found.comparability])
    return percent(found.ratio)


def limit_words(limit: Limit) -> str:
    amount = "" if limit.amount is None else limit.amount
    return f"{amount} {UNITS.get(limit.unit, '')}".strip() or _("未写明")


def promise_words(limit: Limit) -> str:
    """As `limit_words`; here no limit means that none was promised."""
    return _("未作时限承诺") if limit.unit == NONE else limit_words(limit)


def percent_or_dash(ratio: Fraction | None) -> str:
    return "-" if ratio is None else percent(ratio)
