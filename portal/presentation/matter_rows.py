"""Matters as a list shows them: a line each, and its guides in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from matters.choices import HandlingType, MatterState
from matters.listing import GuideLine, guides_in_force
from matters.models import Matter
from matters.states import matter_state_on
from portal.presentation.words import day, label, promise_words, unknown, visits_words

SHOWN_GUIDES = 3
"""More guides than this stand on the matter's own page."""


@dataclass(frozen=True)
class GuideRow:
    slug: str
    item: str
    handling_type: str
    promised: str
    visits: str

    @property
    def is_promised(self) -> bool:
        return self.promised != unknown()

    @property
    def has_visits(self) -> bool:
        return self.visits != unknown()


@dataclass(frozen=True)
class MatterRow:
    """`state` is empty for a matter in force. `more` counts the guides not shown."""

    slug: str
    name: str
    office: str
    region: str
    matter_type: str
    state: str
    is_ended: bool
    guides: tuple[GuideRow, ...]
    more: int


def guide_row(line: GuideLine) -> GuideRow:
    return GuideRow(
        slug=line.slug,
        item=line.item,
        handling_type=label(HandlingType, line.handling_type),
        promised=promise_words(line.promised) or unknown(),
        visits=visits_words(line.onsite_visits),
    )


def state_words(matter: Matter, today: date) -> str:
    """Empty for a matter in force; one that ended, or will, says how and from when."""
    if matter.state == MatterState.IN_FORCE:
        return ""
    if matter.state != MatterState.ENDED:
        return str(matter.get_state_display())
    reason = matter.get_ended_reason_display()
    if is_ended(matter, today):
        return _("已终止：%(reason)s") % {"reason": reason}
    return _("自 %(day)s 起终止：%(reason)s") % {"day": day(matter.ended_on), "reason": reason}


def is_ended(matter: Matter, today: date) -> bool:
    return matter_state_on(matter.state, matter.ended_on, today) == MatterState.ENDED


def matter_rows(matters: Iterable[Matter]) -> tuple[MatterRow, ...]:
    """`matters` (from `for_list()`) in their order. One query more."""
    listed = list(matters)
    today = timezone.localdate()
    guides = guides_in_force(listed)
    return tuple(
        MatterRow(
            slug=matter.slug,
            name=matter.name,
            office=matter.office.name if matter.office else _("实施主体：来源未写明"),
            region=matter.region.name,
            matter_type=matter.matter_type.name if matter.matter_type else _("类型：来源未写明"),
            state=state_words(matter, today),
            is_ended=is_ended(matter, today),
            guides=tuple(guide_row(line) for line in guides.get(matter.pk, ())[:SHOWN_GUIDES]),
            more=max(0, len(guides.get(matter.pk, ())) - SHOWN_GUIDES),
        )
        for matter in listed
    )
