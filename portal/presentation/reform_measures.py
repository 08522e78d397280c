"""The measures of a plan: what each does to which matter, what it claims, and what the guides say."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.presentation.reform_words import (
    Mark,
    Tally,
    anchor,
    figure_words,
    mark,
    short_number,
    tallies,
)
from portal.presentation.tables import facts
from portal.presentation.words import Fact, day
from reforms.choices import Force, Mode, OfficeRole
from reforms.claims import NOT_YET, VERIFIED
from reforms.models import Effect, EffectPartner, Measure, ProgressEntry
from reforms.named_words import Names, named_claim, named_sentence
from reforms.number_words import ANNEX
from reforms.standing import Findings, is_borne_out
from reforms.verification import ClaimFinding


@dataclass(frozen=True)
class Named:
    """What something is called, and its address where it has a page."""

    name: str
    slug: str = ""


@dataclass(frozen=True)
class ItemRow:
    """What the guide of one handling item says, where a claim speaks of several."""

    name: str
    slug: str
    mark: Mark
    sentence: str


@dataclass(frozen=True)
class ClaimRow:
    words: str
    mark: Mark
    before: str
    now: str
    sentence: str
    guide: str
    items: tuple[ItemRow, ...]


@dataclass(frozen=True)
class EffectRow:
    """`mode` is empty where it is the measure's own; `item` is the handling item meant, if only one is."""

    named: str
    group: str
    matter: Named | None
    item: Named | None
    mode: str
    partners_label: str
    partners: tuple[Named, ...]
    facts: tuple[Fact, ...]
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True)
class ProgressRow:
    on: date
    state: str
    text: str
    evidence: str


@dataclass(frozen=True)
class MeasureRow:
    """`tallies` only names verdicts that occur; `is_overdue` is said of demands, `is_past_aim` of aims."""

    anchor: str
    number: str
    title: str
    mode: str
    summary: str
    clause: str
    due_on: str
    is_overdue: bool
    is_past_aim: bool
    aim: str
    lead: tuple[Named, ...]
    supporting: tuple[Named, ...]
    facts: tuple[Fact, ...]
    tallies: tuple[Tally, ...]
    effects: tuple[EffectRow, ...]
    progress: tuple[ProgressRow, ...]


@dataclass(frozen=True)
class Section:
    """Measures of one part of the document, one after the other; `anchor` is unique on the page."""

    anchor: str
    title: str
    measures: tuple[MeasureRow, ...]


PARTNERS = {
    Mode.MERGE: gettext_lazy("并入"),
    Mode.PARALLEL: gettext_lazy("同时办理"),
    Mode.JOINT_INSPECTION: gettext_lazy("合并检查"),
    Mode.ONE_APPLICATION: gettext_lazy("一并申请"),
}


def claims_of(measure: Measure, findings: Findings) -> list[ClaimFinding]:
    return [findings[claim.pk] for effect in measure.effects.all() for claim in effect.claims.all()]


def is_past(measure: Measure, findings: Findings, today: date) -> bool:
    """Whether its day has passed and the published guides do not show that it is done."""
    passed = measure.due_on is not None and measure.due_on < today
    return passed and not is_borne_out(measure, findings)


def sections(
    measures: Iterable[Measure], findings: Findings, names: Names, today: date
) -> tuple[Section, ...]:
    """The measures in their order; a part that comes again, as in an annex, is a section again."""
    found = []
    groups = groupby(measures, key=lambda one: (one.number.startswith(ANNEX), one.section))
    for place, ((in_annex, title), members) in enumerate(groups, start=1):
        said = title or _("举措")
        rows = tuple(measure_row(one, findings, names, today) for one in members)
        heading = _("附件：%(title)s") % {"title": said} if in_annex else said
        found.append(Section(f"s{place}", heading, rows))
    return tuple(found)


def measure_row(measure: Measure, findings: Findings, names: Names, today: date) -> MeasureRow:
    counts = Counter(one.finding.verdict for one in claims_of(measure, findings))
    past = is_past(measure, findings, today)
    binds = measure.force == Force.MUST
    return MeasureRow(
        anchor=anchor(measure.number),
        number=short_number(measure.number),
        title=measure.title,
        mode=str(measure.get_mode_display()),
        summary=measure.summary,
        clause=measure.clause,
        due_on=day(measure.due_on),
        is_overdue=past and binds,
        is_past_aim=past and not binds,
        aim="" if binds else str(measure.get_force_display()),
        lead=_offices(measure, OfficeRole.LEAD),
        supporting=_offices(measure, OfficeRole.SUPPORTING),
        facts=facts(
            (_("责任处室"), measure.division),
            (_("预期成效"), measure.expected_effect),
            (_("事中事后监管"), measure.supervision),
        ),
        tallies=tuple(one for one in tallies(counts) if one.number),
        effects=tuple(
            effect_row(effect, measure, findings, names) for effect in measure.effects.all()
        ),
        progress=tuple(_progress_row(entry) for entry in measure.progress.all()),
    )


def _offices(measure: Measure, role: OfficeRole) -> tuple[Named, ...]:
    rows = (row for row in measure.office_rows.all() if row.role == role)
    return tuple(Named(row.office.name, row.office.slug) for row in rows)


def _progress_row(entry: ProgressEntry) -> ProgressRow:
    return ProgressRow(
        entry.reported_on, str(entry.get_state_display()), entry.text, entry.evidence
    )


def effect_row(effect: Effect, measure: Measure, findings: Findings, names: Names) -> EffectRow:
    matter, item = effect.matter, effect.handling_item
    mode = "" if effect.mode == measure.mode else str(effect.get_mode_display())
    return EffectRow(
        named=effect.named,
        group=effect.group,
        matter=Named(matter.name, matter.slug) if matter else None,
        item=Named(item.name, item.slug) if item else None,
        mode=mode,
        partners_label=str(PARTNERS.get(Mode(effect.mode), _("相关事项"))),
        partners=tuple(_partner(one) for one in effect.partners.all()),
        facts=facts(
            (_("所涉部分"), effect.scope),
            (_("地域"), effect.region.name if effect.region else ""),
            (_("期间"), period_words(effect.starts_on, effect.ends_on)),
            (_("条件"), effect.condition),
        ),
        claims=tuple(claim_row(findings[claim.pk], names) for claim in effect.claims.all()),
    )


def _partner(partner: EffectPartner) -> Named:
    return Named(partner.named, partner.matter.slug if partner.matter else "")


def period_words(starts_on: date | None, ends_on: date | None) -> str:
    """The half-open period in words; the empty text where neither end is set."""
    if starts_on and ends_on:
        return _("自 %(start)s 起，到 %(end)s 前") % {"start": starts_on, "end": ends_on}
    if starts_on:
        return _("自 %(start)s 起") % {"start": starts_on}
    if ends_on:
        return _("到 %(end)s 前") % {"end": ends_on}
    return ""


def claim_row(one: ClaimFinding, names: Names) -> ClaimRow:
    """The claim with the finding that decides; several guides are told one by one."""
    pure, finding = one.claim.as_pure, one.finding
    is_told = finding.verdict in (VERIFIED, NOT_YET) or finding.now is not None
    deciding = next((item.slug for item in one.items if item.finding == finding), "")
    return ClaimRow(
        words=named_claim(pure, names),
        mark=mark(finding.verdict),
        before=figure_words(pure.kind, finding.before, names) if is_told else "",
        now=figure_words(pure.kind, finding.now, names),
        sentence=named_sentence(pure, finding, names),
        guide=deciding if finding.now is not None and finding.now.number is not None else "",
        items=tuple(
            ItemRow(
                item.name,
                item.slug if item.finding.now and item.finding.now.number is not None else "",
                mark(item.finding.verdict),
                named_sentence(pure, item.finding, names),
            )
            for item in one.items
        )
        if len({item.finding for item in one.items}) > 1
        else (),
    )
