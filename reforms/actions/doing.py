"""Doing a reform: the drafts, ends and hand-overs that an effect calls for, each through its own action in matters."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction

from audit.actors import Actor
from audit.recording import record
from matters.actions import drafting, ending, responsibility, retyping
from matters.choices import RevisionStatus, TrackKind
from matters.models import (
    CommitmentLetter,
    GuideRevision,
    HandlingItem,
    Matter,
    MatterType,
    Office,
    Responsibility,
    TrackLimit,
)
from matters.problems import NotAllowed, NotPossible, Problem
from reforms.called_for import Called, ItemCall, called_for
from reforms.doing import Changes, Deed, end_reason
from reforms.models import Effect, EffectDraft
from reforms.number_words import number_words

LETTER = "告知承诺书"
LONGEST_REASON = 500
LONGEST_TRACK_NOTE = 500


@transaction.atomic
def open_drafts(*, effect: Effect, by: Actor) -> tuple[GuideRevision, ...]:
    """A draft for each handling item of `effect`, as the guide in force but with what the document states changed.

    What it states without a figure is left to whoever edits the draft. Items whose guide says it
    already, whose draft is open already for this effect, or that have no guide are passed over, as
    long as one draft is opened. The drafts go through the ordinary life of a guide.
    Raises NotAllowed, and NotPossible where the effect calls for no draft, the matter has ended, no
    guide is in force, or another version is on its way; then nothing was written.
    """
    if not by.has_perm(drafting.PERMISSION):
        raise NotAllowed(Problem("", "permission", "您没有起草办事指南的权限"))
    matter = _matter(effect)
    guides = GuideRevision.objects.filter(handling_item__matter=matter)
    if guides.exists() and not guides.visible_to(by).exists():
        raise NotAllowed(Problem("", "permission", "这个事项不属于您任职的机构"))
    keys = HandlingItem.objects.select_for_update().filter(matter=matter).order_by("pk")
    list(keys.values_list("pk", flat=True))
    called = called_for(effect)
    if problems := _draft_problems(effect, called):
        raise NotPossible(*problems)
    drafts = tuple(_open(effect, call, by) for call in called.items if call.can_begin)
    record(
        by=by,
        action="effect.open_drafts",
        subject=effect,
        changes={
            "measure": str(effect.measure),
            "drafts": [
                {"id": str(draft.pk), "name": str(draft), "number": draft.number}
                for draft in drafts
            ],
        },
    )
    return drafts


def _matter(effect: Effect) -> Matter:
    if effect.matter is None:
        raise NotPossible(Problem("", "matter", f"“{effect.named}”没有关联目录里的事项，请先关联"))
    return effect.matter


def _calls_for(effect: Effect, deed: Deed, words: str) -> Matter:
    matter = _matter(effect)
    if deed not in called_for(effect).deeds:
        raise NotPossible(
            Problem("", "deed", f"这项改革（{effect.get_mode_display()}）不要求{words}")
        )
    return matter


def _draft_problems(effect: Effect, called: Called) -> list[Problem]:
    """Why no draft is opened; each handling item that hinders is named."""
    if Deed.REVISE not in called.deeds:
        words = f"这项改革（{effect.get_mode_display()}）不要求修订办事指南"
        return [Problem("", "deed", words)]
    if called.matter_has_ended:
        return [Problem("", "matter", f"“{effect.matter}”已经终止，不再修订办事指南")]
    others = [one for one in called.items if one.open and not one.is_open_for(effect)]
    if others:
        return [_on_its_way(one) for one in others]
    if any(call.can_begin for call in called.items):
        return []
    return [_hindrance(call) for call in called.items] or [
        Problem("", "handling_item", f"“{effect.matter}”还没有业务办理项")
    ]


def _hindrance(call: ItemCall) -> Problem:
    if call.open is not None:
        return _on_its_way(call)
    if call.base is None:
        return Problem("", "guide", f"“{call.item.name}”没有生效的办事指南，请先起草并公布")
    return Problem("", "guide", f"“{call.item.name}”现行的第 {call.base.number} 版已经与举措一致")


def _on_its_way(call: ItemCall) -> Problem:
    assert call.open is not None
    status = "已公布，尚未生效"
    if call.open.status != RevisionStatus.PUBLISHED:
        status = str(call.open.get_status_display())
    return Problem(
        "",
        "draft",
        f"“{call.item.name}”的第 {call.open.number} 版（{status}）还没有生效，请先处理它",
    )


def _open(effect: Effect, call: ItemCall, by: Actor) -> GuideRevision:
    assert call.base is not None
    draft = drafting.copy(revision=call.base, by=by)
    columns: dict[str, Any] = {**call.changes.columns, "change_reason": reason_of(effect)}
    for name, value in columns.items():
        setattr(draft, name, value)
    draft.save(update_fields=[*columns, "updated_at"])
    _add_rows(draft, call.changes)
    EffectDraft.objects.create(effect=effect, revision=draft)
    return draft


def reason_of(effect: Effect) -> str:
    """Plan, number and title of the measure; the public reads it as the reason for the change."""
    measure = effect.measure
    plan = measure.plan.title.strip("《》")
    return f"按《{plan}》{number_words(measure.number)}：{measure.title}"[:LONGEST_REASON]


def _add_rows(draft: GuideRevision, wanted: Changes) -> None:
    """The track and the letter by name only: their limits and texts are for whoever edits the draft."""
    if wanted.track:
        TrackLimit.objects.create(
            revision=draft,
            order=draft.tracklimit_rows.count() + 1,
            kind=wanted.track,
            name=str(TrackKind(wanted.track).label),
            note=wanted.track_note[:LONGEST_TRACK_NOTE],
        )
    if wanted.letter:
        CommitmentLetter.objects.create(revision=draft, order=1, name=LETTER)


@transaction.atomic
def end_matter(  # noqa: PLR0913 -- what a decision to end a matter says
    *,
    effect: Effect,
    on: date,
    basis: str,
    by: Actor,
    successors: Collection[Matter] = (),
    note: str = "",
) -> Matter:
    """The matter of `effect` ends from `on` on, for the reason its mode gives.

    Raises what `ending.end` raises, and NotPossible where the effect does not call for it.
    """
    matter = _calls_for(effect, Deed.END, "终止事项")
    reason = end_reason(called_for(effect).wanted)
    ended = ending.end(
        matter=matter,
        by=by,
        reason=reason,
        on=on,
        basis=basis,
        successors=successors,
        note=note,
    )
    told = {"reason": reason, "successors": [row.name for row in successors]}
    _record(effect, "end_matter", {"on": on.isoformat(), "basis": basis.strip(), **told}, by)
    return ended


@transaction.atomic
def hand_over(*, effect: Effect, office: Office, on: date, basis: str, by: Actor) -> Responsibility:
    """`office` answers for the matter of `effect` from `on` on.

    Raises what `responsibility.assign` raises, and NotPossible where the effect does not call for it.
    """
    matter = _calls_for(effect, Deed.HAND_OVER, "变更实施主体")
    begun = responsibility.assign(matter=matter, office=office, by=by, on=on, basis=basis)
    told = {"office": office.name, "on": on.isoformat(), "basis": basis.strip()}
    _record(effect, "hand_over", told, by)
    return begun


@transaction.atomic
def retype(*, effect: Effect, matter_type: MatterType, basis: str, by: Actor) -> Matter:
    """The matter of `effect` is of `matter_type`; a draft published from now on says so.

    Raises what `retyping.retype` raises, and NotPossible where the effect does not call for it.
    """
    matter = _calls_for(effect, Deed.RETYPE, "改变事项类型")
    changed = retyping.retype(matter=matter, matter_type=matter_type, by=by, basis=basis)
    _record(effect, "retype", {"matter_type": matter_type.name, "basis": basis.strip()}, by)
    return changed


def _record(effect: Effect, deed: str, told: dict[str, Any], by: Actor) -> None:
    changes = {"measure": str(effect.measure), "matter": str(effect.matter), **told}
    record(by=by, action=f"effect.{deed}", subject=effect, changes=changes)
