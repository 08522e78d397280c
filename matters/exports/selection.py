"""Which guides an export holds: in force at the end of a day, seen by whoever asks, of an office."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from audit.actors import Actor
from audit.tables import Fact
from matters.days import SHANGHAI, end_of
from matters.models import GuideRevision, Office
from matters.querysets import GuideRevisionQuerySet


@dataclass(frozen=True)
class Selection:
    """`filters` are what the log is told, `facts` what the file tells."""

    guides: GuideRevisionQuerySet
    filters: dict[str, str]
    facts: tuple[Fact, ...]


def select(
    *,
    by: Actor,
    on: date | None = None,
    known: date | None = None,
    office: Office | None = None,
) -> Selection:
    """The guides in force at the end of `on` (today) that `by` may see; of `office` and all below it.

    `known` asks what the portal held to be true on that day.
    """
    day = on or timezone.localdate(timezone=SHANGHAI)
    guides = GuideRevision.objects.visible_to(by).published(
        end_of(day), end_of(known) if known else None
    )
    filters = {"on": day.isoformat()}
    facts = [Fact("on", "截至", day.isoformat())]
    if known:
        filters["known"] = known.isoformat()
        facts.append(Fact("known", "按当时所知", known.isoformat()))
    if office:
        filters["office"] = office.slug
        facts.append(Fact("office", "机构", f"{office.name}及下级"))
        guides = guides.filter(published_office__in=_slugs(office))
    return Selection(guides, filters, tuple(facts))


def _slugs(office: Office) -> list[str]:
    """The addresses of `office` and of every office below it."""
    slugs, level = {office.pk: office.slug}, {office.pk}
    while level:
        below = dict(
            Office.objects.filter(parent__in=level).exclude(pk__in=slugs).values_list("pk", "slug")
        )
        slugs |= below
        level = set(below)
    return sorted(slugs.values())
