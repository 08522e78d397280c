"""The guide an address asks for: which item, on which day, as the portal knew it when."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from matters import history
from matters.querysets import GuideRevisionQuerySet
from portal.views.answers import Link, NotADay, calm_page, day_asked, end_of


class Asked(NamedTuple):
    """The day asked for and the day of knowing; None for now."""

    on: date | None
    known: date | None

    @property
    def query(self) -> dict[str, str]:
        """As an address says it; empty for today's guide."""
        return {name: day.isoformat() for name, day in self._asdict().items() if day}

    def revisions(self, slug: str) -> GuideRevisionQuerySet:
        """The guide of item `slug` then; none or one."""
        on, known = (end_of(day) if day else None for day in self)
        return history.in_force(on, known).for_guide_page().filter(handling_item__slug=slug)


def asked_of(given: Mapping[str, str]) -> Asked:
    """Raises NotADay."""
    return Asked(day_asked(given, "on"), day_asked(given, "known"))


def not_a_day(request: HttpRequest, slug: str, refusal: NotADay) -> HttpResponse:
    here = Link(_("查看现行办事指南"), reverse("guide", args=[slug]))
    return calm_page(request, 400, _("日期写法不对"), str(refusal), here)
