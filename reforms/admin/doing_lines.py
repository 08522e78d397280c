"""What the page of an effect shows: each claim with its verdict, each guide in force beside what a draft will say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from matters.admin.comparison import section_label
from matters.choices import HandlingType, TrackKind
from matters.limits import Limit, limit_of
from matters.models import GuideRevision
from reforms.called_for import ItemCall
from reforms.choices import Verdict
from reforms.claim_words import limit_words, value_words
from reforms.doing import IMMEDIATE
from reforms.models import Effect
from reforms.named_words import named_claim, named_sentence
from reforms.verification import verify


@dataclass(frozen=True)
class Change:
    """One value of the guide in force and what the draft will say."""

    label: str
    now: str
    then: str


@dataclass(frozen=True)
class ItemLines:
    """One handling item on the page."""

    call: ItemCall
    changes: tuple[Change, ...]
    by_hand: tuple[str, ...]
    reread: tuple[str, ...]
    open_url: str
    is_ours: bool


@dataclass(frozen=True)
class ClaimLine:
    words: str
    verdict: str
    sentence: str


def claim_lines(effect: Effect) -> list[ClaimLine]:
    """What is claimed, and what the published guides say of it now."""
    return [
        ClaimLine(
            named_claim(one.claim.as_pure, names_of(effect)),
            str(Verdict(one.finding.verdict).label),
            named_sentence(one.claim.as_pure, one.finding, names_of(effect)),
        )
        for one in verify([effect], timezone.now())
    ]


def names_of(effect: Effect) -> dict[str, str]:
    """Names of the offices and matters the effect speaks of, by their slugs."""
    rows: list[Any] = [effect.matter, effect.matter.office if effect.matter else None]
    for claim in effect.claims.all():
        rows += [claim.office, claim.successor]
    return {row.slug: row.name for row in rows if row is not None}


def item_lines(effect: Effect, call: ItemCall) -> ItemLines:
    wanted = call.changes
    snapshot = (call.base.snapshot or {}) if call.base else {}
    names = names_of(effect)
    return ItemLines(
        call,
        tuple(_changes(call, snapshot)),
        tuple(named_claim(claim, names) for claim in wanted.by_hand),
        tuple(section_label(name) for name in wanted.reread),
        change_url(call.open) if call.open else "",
        call.is_open_for(effect),
    )


def _changes(call: ItemCall, snapshot: Mapping[str, Any]) -> list[Change]:
    wanted = call.changes
    found = []
    if "promised_limit_unit" in wanted.columns:
        then = Limit(wanted.columns["promised_limit_amount"], wanted.columns["promised_limit_unit"])
        now = limit_of(snapshot.get("promised_limit"))
        words = limit_words(now) if now.is_known else value_words("promised_limit", None)
        found.append(Change(_("承诺办结时限"), words, limit_words(then)))
    if "handling_type" in wanted.columns:
        labels = dict(HandlingType.choices)
        now_type = labels.get(snapshot.get("handling_type") or "", _("未写明"))
        found.append(Change(_("办件类型"), str(now_type), str(labels[IMMEDIATE])))
    if wanted.track:
        kinds = [
            str(dict(TrackKind.choices).get(row.get("kind"), row.get("name")))
            for row in snapshot.get("tracks") or ()
        ]
        added = _("增加“%(track)s”，时限由您填写") % {"track": TrackKind(wanted.track).label}
        found.append(Change(_("分程序时限"), "、".join(kinds) or _("无"), added))
    if wanted.letter:
        found.append(Change(_("告知承诺书"), _("无"), _("增加一份，只有标题，内容由您填写")))
    return found


def change_url(revision: GuideRevision) -> str:
    return reverse("admin:matters_guiderevision_change", args=(revision.pk,))
