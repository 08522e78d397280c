"""Laws, the calendar and the links of guides as rules look at them."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from matters import links, rule_sources, working_calendar
from matters.calendars import Calendar, OutsideCalendar
from matters.days import SHANGHAI
from matters.models import (
    AcceptanceCondition,
    GuideCitation,
    GuideRevision,
    LegalDocument,
    LinkCheck,
    MaterialRequirement,
)
from matters.rule_sources import Row
from matters.rules.calendar_facts import CalendarFacts, Reach
from matters.rules.engine import Ref, Subject
from matters.rules.law_facts import LawInUse
from matters.rules.link_facts import LinkFacts
from matters.rules.world import World

PIECE = 500
PROMISED = "promised"


def laws(world: World) -> Iterator[Row]:
    """Legal documents, the repealed ones with the guides in force that cite them. Five queries."""
    citing = _citing(world)
    found = LegalDocument.objects.select_related("replaced_by").order_by("pk")
    for law in found.iterator(chunk_size=PIECE):
        facts = LawInUse(
            law.title,
            law.number,
            law.repealed_on,
            str(law.replaced_by) if law.replaced_by else "",
            tuple(sorted(citing.get(law.pk, ()))),
        )
        yield Ref(Subject.LEGAL_DOCUMENT, str(law.pk), str(law)), facts


def _citing(world: World) -> dict[int, set[str]]:
    """Names of the handling items whose guides in force cite a repealed document, by the document's key."""
    repealed = LegalDocument.objects.filter(repealed_on__lte=world.today).values("pk")
    current = GuideRevision.objects.published().values("pk")
    item = "revision__handling_item__name"
    queries: tuple[Any, ...] = (
        GuideRevision.objects.filter(
            pk__in=current, statutory_limit_citation__document__in=repealed
        ).values_list("statutory_limit_citation__document", "handling_item__name"),
        *(
            model._default_manager.filter(
                revision__in=current, citation__document__in=repealed
            ).values_list("citation__document", item)
            for model in (GuideCitation, AcceptanceCondition, MaterialRequirement)
        ),
    )
    citing: dict[int, set[str]] = defaultdict(set)
    for query in queries:
        for document, name in query.order_by().distinct().iterator(chunk_size=PIECE):
            citing[document].add(name)
    return citing


def calendar(world: World) -> Iterator[Row]:
    """The calendar, with the promises in working days of the guides in force. At most four queries."""
    known = working_calendar.current()
    ref = Ref(Subject.CALENDAR, str(world.today.year), "工作日历")
    yield ref, CalendarFacts(frozenset(known.notices), tuple(_reaches(known, world)))


def _reaches(known: Calendar, world: World) -> Iterator[Reach]:
    for kind, amount, guides in GuideRevision.objects.published().in_working_days():
        if kind != PROMISED:
            continue
        try:
            yield Reach(amount, known.working_days_after(world.today, amount), guides)
        except OutsideCalendar:
            return


def checked_links(world: World) -> Iterator[Row]:
    """The links that failed when last checked, with the guides in force that lead there.

    The guides are read only where a link has failed often enough to be spoken of.
    """
    failing = list(LinkCheck.objects.filter(strikes__gt=0).order_by("host", "url"))
    speaking = {one.url for one in failing if one.strikes >= LinkCheck.STRIKES_TO_SPEAK}
    leading: dict[str, list[str]] = defaultdict(list)
    if speaking:
        found = GuideRevision.objects.published().values_list("handling_item__name", "snapshot")
        for name, snapshot in found.iterator(chunk_size=PIECE):
            for url in links.addresses(snapshot) & speaking:
                leading[url].append(name)
    for one in failing:
        since = one.failing_since
        yield (
            Ref(Subject.LINK, str(one.pk), one.url),
            LinkFacts(
                one.url,
                one.strikes,
                one.answer,
                timezone.localdate(since, timezone=SHANGHAI) if since else None,
                tuple(sorted(leading[one.url])),
            ),
        )


def register() -> None:
    rule_sources.add(Subject.LEGAL_DOCUMENT, laws)
    rule_sources.add(Subject.CALENDAR, calendar)
    rule_sources.add(Subject.LINK, checked_links)
