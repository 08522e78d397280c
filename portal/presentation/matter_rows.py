"""Matters as a list shows them: a line each, and its guides in force."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from matters.choices import HandlingType, MatterState
from matters.listing import GuideLine, guides_in_force
from matters.models import Matter
from portal.presentation.words import label, promise_words, unknown, visits_words

SHOWN_GUIDES = 3
"""More guides than this stand on the matter's own page."""


@dataclass(frozen=True)
class GuideRow:
    slug: str
    item: str
    handling_type: str
    promised: str
    visits: str


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


def state_words(matter: Matter) -> str:
    """Empty for a matter in force; an ended one says how it ended."""
    if matter.state == MatterState.IN_FORCE:
        return ""
    if matter.state == MatterState.ENDED:
        return _("已终止:%(reason)s") % {"reason": matter.get_ended_reason_display()}
    return str(matter.get_state_display())


def matter_rows(matters: Iterable[Matter]) -> tuple[MatterRow, ...]:
    """`matters` (from `for_list()`) in their order. One query more."""
    listed = list(matters)
    guides = guides_in_force(listed)
    return tuple(
        MatterRow(
            slug=matter.slug,
            name=matter.name,
            office=matter.office.name if matter.office else _("实施主体:来源未写明"),
            region=matter.region.name,
            matter_type=matter.matter_type.name if matter.matter_type else _("类型:来源未写明"),
            state=state_words(matter),
            is_ended=matter.state == MatterState.ENDED,
            guides=tuple(guide_row(line) for line in guides.get(matter.pk, ())[:SHOWN_GUIDES]),
            more=max(0, len(guides.get(matter.pk, ())) - SHOWN_GUIDES),
        )
        for matter in listed
    )
