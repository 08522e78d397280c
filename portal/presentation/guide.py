"""The guide page: everything a snapshot says, in the order of the page and in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from matters.choices import Audience, ChannelKind, HandlingType, MatterState, RevisionKind
from matters.models import GuideRevision, Matter
from matters.provenance import Confidence, SourceKind
from matters.situations import cut
from matters.states import matter_state_on
from portal.presentation import guide_parts
from portal.presentation.case import Case, case
from portal.presentation.guide_basics import basics
from portal.presentation.guide_parts import Citation, Window
from portal.presentation.guide_steps import Steps, steps
from portal.presentation.limits import Limits, limits
from portal.presentation.materials import Materials, chosen_situation, materials
from portal.presentation.tables import Table, facts
from portal.presentation.words import (
    Fact,
    day,
    flag,
    instant,
    label,
    labels,
    unknown,
    visits_words,
    web_address,
    yes_no,
)


@dataclass(frozen=True)
class Condition:
    text: str
    citation: str


@dataclass(frozen=True)
class CommitmentLetter:
    name: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Question:
    question: str
    answer: str


@dataclass(frozen=True)
class MatterNotice:
    """What the page says of its matter today; nothing where the matter is in force with no end in sight."""

    is_ended: bool = False
    is_suspended: bool = False
    ends_on: str = ""

    @property
    def is_closed(self) -> bool:
        """No application is taken."""
        return self.is_ended or self.is_suspended


@dataclass(frozen=True)
class GuidePage:
    """Every value the guide page shows. An empty one is said to be 暂无 by the template."""

    slug: str
    title: str
    matter: str
    matter_slug: str
    office: str
    office_slug: str
    region: str
    state: MatterNotice
    handling_type: str
    limits: Limits
    visits: str
    visits_reason: str
    is_charged: str
    fee: str
    audiences: str
    online_url: str
    basics: tuple[Fact, ...]
    conditions: tuple[Condition, ...]
    admission: tuple[Fact, ...]
    case: Case
    materials: Materials
    steps: Steps
    special_procedures: Table
    windows: tuple[Window, ...]
    fees: Table
    pays_online: str
    results: Table
    citations: tuple[Citation, ...]
    has_intermediary: str
    intermediary_services: Table
    consultation: tuple[Fact, ...]
    complaint: tuple[Fact, ...]
    rights_and_duties: str
    remedies: tuple[Fact, ...]
    commitment_letters: tuple[CommitmentLetter, ...]
    questions: tuple[Question, ...]
    record: tuple[Fact, ...]
    sha256: str


def _ends(revision: Any, query: Mapping[str, str]) -> tuple[Fact, ...]:
    """A day alone is answered without the end, which was learned later (docs/adr/0010)."""
    if "on" in query and "known" not in query:
        return ()
    unset = _("当时未定") if query else _("未定，现行有效至另行公布")
    return (Fact(_("失效"), instant(revision.ends_at) or unset),)


def _reason(revision: GuideRevision, snapshot: Mapping[str, Any]) -> str:
    reason: str = snapshot.get("change_reason") or ""
    if revision.kind == RevisionKind.CORRECTION:
        return _("更正：%(reason)s") % {"reason": reason}
    return reason


def _record(
    revision: GuideRevision, snapshot: Mapping[str, Any], query: Mapping[str, str]
) -> tuple[Fact, ...]:
    source = snapshot.get("provenance") or {}
    return (
        Fact(_("版本"), _("第 %(number)d 版") % {"number": revision.number}),
        Fact(_("生效"), instant(revision.starts_at)),  # type: ignore[attr-defined]  # annotated by published()
        *_ends(revision, query),
        Fact(_("公布"), instant(revision.published_at)),
        *facts((_("修订原因"), _reason(revision, snapshot))),
        Fact(_("来源"), source.get("name") or unknown()),
        Fact(_("来源类别"), label(SourceKind, source.get("kind")) or unknown()),
        Fact(_("可信度"), label(Confidence, source.get("confidence")) or unknown()),
        *facts((_("来源说明"), source.get("note", ""))),
    )


def _remedies(snapshot: Mapping[str, Any]) -> tuple[Fact, ...]:
    rows = snapshot.get("channels") or ()
    return (
        *facts(
            (_("行政复议"), snapshot.get("review_notice", "")),
            (_("行政诉讼"), snapshot.get("litigation_notice", "")),
        ),
        *guide_parts.channels(rows, ChannelKind.REVIEW, ChannelKind.LITIGATION),
    )


def _letters(snapshot: Mapping[str, Any]) -> tuple[CommitmentLetter, ...]:
    return tuple(
        CommitmentLetter(
            row["name"],
            facts(
                (_("告知的条件和标准"), row.get("conditions", "")),
                (_("证明义务"), row.get("duty", "")),
                (_("证明内容"), row.get("content", "")),
                (_("不实承诺的法律责任"), row.get("liability", "")),
            ),
        )
        for row in snapshot.get("commitment_letters") or ()
    )


def _only_fee(snapshot: Mapping[str, Any]) -> str:
    """What there is to pay where one figure says it all."""
    rows: Sequence[Mapping[str, Any]] = snapshot.get("fees") or ()
    return (rows[0].get("standard") or "") if len(rows) == 1 else ""


def matter_notice(matter: Matter, today: date | None) -> MatterNotice:
    """What is said of `matter` on a page of `today`; a page of the past says nothing."""
    if today is None:
        return MatterNotice()
    state = matter_state_on(matter.state, matter.ended_on, today)
    ends_later = matter.state == MatterState.ENDED and state != MatterState.ENDED
    return MatterNotice(
        is_ended=state == MatterState.ENDED,
        is_suspended=state == MatterState.SUSPENDED,
        ends_on=day(matter.ended_on) if ends_later else "",
    )


def guide_page(  # noqa: PLR0913 -- each is what an address may ask for
    revision: GuideRevision,
    situation: str,
    query: Mapping[str, str],
    *,
    today: date | None = None,
    view: str = "",
    answers: str = "",
) -> GuidePage:
    """The page of `revision`, read from its snapshot.

    Addresses are today's; so is the matter's state, of which a page without `today` says nothing.
    `query` and `view` are what links within the page keep. A `situation`, or `answers` that lead to
    one, cuts the guide down to what it asks for.
    """
    whole: Mapping[str, Any] = revision.snapshot or {}
    kept = {**query, **({"view": view} if view else {})}
    own_case = case(whole, answers, kept)
    situation = own_case.situation or situation
    snapshot = cut(whole, chosen_situation(whole, situation))
    matter = revision.handling_item.matter
    notice = matter_notice(matter, today)
    rows = snapshot.get("channels") or ()
    parts = guide_parts
    return GuidePage(
        slug=revision.handling_item.slug,
        title=snapshot.get("item") or revision.handling_item.name,
        matter=snapshot.get("matter") or matter.name,
        matter_slug=matter.slug,
        office=snapshot.get("office") or "",
        office_slug=snapshot.get("office_slug") or "",
        region=snapshot.get("region") or "",
        state=notice,
        handling_type=label(HandlingType, snapshot.get("handling_type")) or unknown(),
        limits=limits(snapshot),
        visits=visits_words(snapshot.get("onsite_visits")),
        visits_reason=snapshot.get("onsite_reason", ""),
        is_charged=flag(stated=snapshot.get("is_charged"), yes=_("收费"), no=_("不收费")),
        fee=_only_fee(snapshot),
        audiences=labels(Audience, snapshot.get("audiences")),
        online_url="" if notice.is_closed else web_address(snapshot.get("online_url")),
        basics=basics(snapshot),
        conditions=tuple(
            Condition(row["text"], parts.citation_words(row.get("citation")))
            for row in snapshot.get("conditions") or ()
        ),
        admission=facts(
            (_("数量限制"), snapshot.get("quantity_limit", "")),
            (_("申请期间"), snapshot.get("application_period", "")),
            (_("审查标准"), snapshot.get("acceptance_standard", "")),
            (_("提前服务"), snapshot.get("early_service", "")),
        ),
        case=own_case,
        materials=materials(whole, situation, kept),
        steps=steps(snapshot.get("steps") or ()),
        special_procedures=parts.special_procedures(snapshot.get("special_procedures") or ()),
        windows=parts.windows(snapshot.get("windows") or ()),
        fees=parts.fees(snapshot.get("fees") or ()),
        pays_online=yes_no(stated=snapshot.get("pays_online")),
        results=parts.results(snapshot.get("results") or ()),
        citations=parts.citations(snapshot.get("citations") or ()),
        has_intermediary=yes_no(stated=snapshot.get("has_intermediary")),
        intermediary_services=parts.intermediary_services(
            snapshot.get("intermediary_services") or ()
        ),
        consultation=parts.channels(rows, ChannelKind.CONSULTATION, ChannelKind.PROGRESS),
        complaint=parts.channels(rows, ChannelKind.COMPLAINT),
        rights_and_duties=snapshot.get("rights_and_duties", ""),
        remedies=_remedies(snapshot),
        commitment_letters=_letters(snapshot),
        questions=tuple(
            Question(row["question"], row["answer"]) for row in snapshot.get("questions") or ()
        ),
        record=_record(revision, snapshot, query),
        sha256=revision.sha256,
    )
