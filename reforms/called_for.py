"""What an effect calls for as things stand: the deeds, and for each handling item the guide in force and what is open.

Four queries for an effect whose matter and claims are loaded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from matters.choices import MatterState
from matters.days import SHANGHAI
from matters.models import GuideRevision, HandlingItem, Matter, MatterType, Office
from matters.states import matter_state_on
from reforms.choices import ClaimKind
from reforms.doing import Changes, Deed, Wanted, changes, deeds, is_done
from reforms.models import Effect
from reforms.querysets import unfinished


@dataclass(frozen=True)
class ItemCall:
    """One handling item: the guide in force, the version already on its way, and what a draft would change."""

    item: HandlingItem
    base: GuideRevision | None
    open: GuideRevision | None
    changes: Changes
    is_done: bool = False

    def is_open_for(self, effect: Effect) -> bool:
        """Whether what is on its way was begun for `effect`."""
        draft = getattr(self.open, "reform_draft", None)
        return draft is not None and draft.effect_id == effect.pk

    @property
    def can_begin(self) -> bool:
        return self.base is not None and self.open is None and not self.is_done


@dataclass(frozen=True)
class Called:
    """`deeds` in their order; `items` are those the effect speaks of."""

    wanted: Wanted
    deeds: tuple[Deed, ...]
    items: tuple[ItemCall, ...]
    matter_has_ended: bool


def wanted_of(effect: Effect) -> Wanted:
    """The effect as the pure module reads it."""
    return Wanted(
        effect.mode,
        tuple(claim.as_pure for claim in effect.claims.all()),
        effect.scope,
        of_one_item=effect.handling_item_id is not None,
    )


def called_for(effect: Effect, at: datetime | None = None) -> Called:
    """What `effect` calls for at `at` (now). One without a matter has no items."""
    now = at or timezone.now()
    wanted = wanted_of(effect)
    matter = effect.matter
    if matter is None:
        return Called(wanted, deeds(wanted), (), matter_has_ended=False)
    return Called(
        wanted,
        deeds(wanted),
        tuple(_calls(wanted, list(items_of(effect)), now)),
        matter_has_ended=has_ended(matter, now),
    )


def has_ended(matter: Matter, at: datetime) -> bool:
    today = at.astimezone(SHANGHAI).date()
    return matter_state_on(matter.state, matter.ended_on, today) == MatterState.ENDED


def items_of(effect: Effect) -> Any:
    """The handling items `effect` speaks of: the one it names, else all of its matter."""
    items = HandlingItem.objects.filter(matter=effect.matter_id).order_by("order", "id")
    return items.filter(pk=effect.handling_item_id) if effect.handling_item_id else items


def _calls(wanted: Wanted, items: list[HandlingItem], at: datetime) -> Iterable[ItemCall]:
    in_force = {
        one.handling_item_id: one
        for one in GuideRevision.objects.published(at=at).filter(handling_item__in=items)
    }
    on_their_way = {
        one.handling_item_id: one
        for one in GuideRevision.objects.filter(unfinished(at), handling_item__in=items)
        .select_related("reform_draft")
        .defer("snapshot")
        .order_by("-number")
    }
    for item in items:
        base = in_force.get(item.pk)
        says = base.snapshot or {} if base else {}
        yield ItemCall(
            item,
            base,
            on_their_way.get(item.pk),
            changes(wanted, says) if base else Changes(),
            is_done=base is not None and is_done(wanted, says),
        )


def successors_named(effect: Effect) -> list[Matter]:
    """What the document says replaces the matter: claimed successors, else the partners of the effect."""
    claimed = [claim.successor for claim in effect.claims.all() if claim.successor is not None]
    partners = [row.matter for row in effect.partners.all() if row.matter is not None]
    return claimed or partners


def office_named(effect: Effect) -> Office | None:
    return next((claim.office for claim in effect.claims.all() if claim.office is not None), None)


def type_named(effect: Effect) -> MatterType | None:
    """The matter type the document names, where the catalogue has one of that name."""
    words = [one.word for one in effect.claims.all() if one.kind == ClaimKind.MATTER_TYPE]
    return MatterType.objects.filter(name__in=words).order_by("code").first()
