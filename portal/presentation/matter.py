"""The matter page: identity, how it ended, its items and the limits the law sets it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from matters.choices import (
    Audience,
    BodyNature,
    ExerciseLevel,
    ItemKind,
    MatterState,
    PowerSource,
)
from matters.listing import GuideLine
from matters.models import HandlingItem, Matter, StatutoryLimit, Succession
from matters.provenance import Confidence, SourceKind
from matters.states import matter_state_on
from portal.presentation.limits import citation_words
from portal.presentation.matter_rows import GuideRow, guide_row, is_ended, state_words
from portal.presentation.tables import Line, Table, facts, table
from portal.presentation.words import Fact, day, label, labels, limit_words, unknown


@dataclass(frozen=True)
class ItemRow:
    """A handling item; `guide` is None where it has no guide in force."""

    name: str
    kind: str
    code: str
    guide: GuideRow | None


@dataclass(frozen=True)
class Successor:
    slug: str
    name: str
    office: str
    note: str


@dataclass(frozen=True)
class MatterPage:
    slug: str
    name: str
    office: str
    office_slug: str
    region: str
    state: str
    is_in_force: bool
    is_ended: bool
    ends_on: str
    ending: tuple[Fact, ...]
    successors: tuple[Successor, ...]
    identity: tuple[Fact, ...]
    scope: tuple[Fact, ...]
    items: tuple[ItemRow, ...]
    has_guides: bool
    statutory_limits: Table
    provenance: tuple[Fact, ...]


def _identity(matter: Matter, state: MatterState) -> tuple[Fact, ...]:
    item = matter.catalogue_item
    division = matter.responsible_division
    return (
        Fact(_("事项状态"), str(state.label)),
        Fact(_("区划"), matter.region.name),
        Fact(_("事项类型"), matter.matter_type.name if matter.matter_type else unknown()),
        Fact(_("服务对象"), labels(Audience, matter.audiences) or unknown()),
        *facts((_("责任处室"), division.name if division else "")),
        *(
            Fact(name, value, is_code=True)
            for name, value in (
                (_("基本编码"), item.basic_code if item else ""),
                (_("实施编码"), matter.implementation_code),
                (_("旧代码"), matter.legacy_code),
            )
            if value
        ),
        *facts(
            (_("行使层级"), label(ExerciseLevel, matter.exercise_level)),
            (_("权力来源"), label(PowerSource, matter.power_source)),
            (_("实施主体性质"), label(BodyNature, matter.body_nature)),
            (_("俗称"), _("、").join(str(name) for name in matter.popular_names)),
            (_("主题"), _("、").join(topic.name for topic in matter.topics.all())),
        ),
    )


def _ending(matter: Matter) -> tuple[Fact, ...]:
    if matter.state != MatterState.ENDED:
        return ()
    return (
        Fact(_("终止方式"), str(matter.get_ended_reason_display())),
        Fact(_("终止日期"), day(matter.ended_on) or _("文件未写明日期")),
        Fact(_("终止依据"), matter.ended_basis or unknown()),
    )


def _limit_line(row: StatutoryLimit) -> Line:
    citation = row.citation
    return Line(
        row.subject,
        {
            _("法定时限"): limit_words(row.limit),
            _("起算"): row.starts_from,
            _("环节"): row.step,
            _("依据"): citation_words(
                {
                    "document": citation.document.title,
                    "number": citation.document.number,
                    "article": citation.article,
                }
            ),
        },
        facts(
            (_("涵盖"), row.covers),
            (_("说明"), row.note),
            (_("条款内容"), citation.text),
        ),
    )


def _items(
    items: list[HandlingItem], matter: Matter, guides: tuple[GuideLine, ...]
) -> tuple[ItemRow, ...]:
    by_slug = {line.slug: line for line in guides}
    rows = []
    for item in items:
        line = by_slug.get(item.slug)
        kind = label(ItemKind, item.kind) if item.kind != ItemKind.OTHER else ""
        rows.append(
            ItemRow(
                item.name, kind, item.code or item.legacy_code, guide_row(line) if line else None
            )
        )
    return tuple(rows)


def matter_page(
    matter: Matter,
    items: list[HandlingItem],
    guides: tuple[GuideLine, ...],
    successions: list[Succession],
    limits: list[StatutoryLimit],
) -> MatterPage:
    """The page of `matter` today; its related rows were loaded by the caller.

    `ends_on` is set while an end that was decided lies ahead.
    """
    office = matter.office
    today = timezone.localdate()
    state = matter_state_on(matter.state, matter.ended_on, today)
    return MatterPage(
        slug=matter.slug,
        name=matter.name,
        office=office.name if office else "",
        office_slug=office.slug if office else "",
        region=matter.region.name,
        state=state_words(matter, today),
        is_in_force=state == MatterState.IN_FORCE,
        is_ended=is_ended(matter, today),
        ends_on=day(matter.ended_on) if matter.state != state else "",
        ending=_ending(matter),
        successors=tuple(
            Successor(
                row.successor.slug,
                row.successor.name,
                row.successor.office.name if row.successor.office else "",
                row.note,
            )
            for row in successions
        ),
        identity=_identity(matter, state),
        scope=facts((_("行使内容"), matter.scope_note), (_("权限划分"), matter.division_of_powers)),
        items=_items(items, matter, guides),
        has_guides=bool(guides),
        statutory_limits=table(
            _("法定时限"), _("规定的事项"), [_limit_line(row) for row in limits]
        ),
        provenance=(
            Fact(_("来源"), matter.source_name or unknown()),
            Fact(_("来源类别"), label(SourceKind, matter.source_kind) or unknown()),
            Fact(_("可信度"), label(Confidence, matter.confidence) or unknown()),
            *facts((_("来源说明"), matter.source_note)),
        ),
    )
