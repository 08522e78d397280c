"""One sound row of each model that has constraints, not yet saved; what it points to is saved."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

from django.db import models

from audit.models import ChainHead
from matters.models import (
    CalendarDay,
    CalendarYear,
    CaseOption,
    CaseQuestion,
    CatalogueItem,
    CheckRun,
    GuideCitation,
    GuideRevision,
    GuideWindow,
    HandlingItem,
    ImportJob,
    IntermediaryAgency,
    IntermediaryItem,
    LegalCitation,
    LegalDocument,
    LinkCheck,
    Material,
    Matter,
    MissedQuery,
    Office,
    OfficeMembership,
    ProcessStep,
    ProofItem,
    PublicationPeriod,
    Region,
    Responsibility,
    ResultDocument,
    ReviewReturn,
    RuleCount,
    RuleFinding,
    RuleWaiver,
    SearchEntry,
    ServiceWindow,
    Situation,
    SpecialProcedure,
    StatutoryLimit,
    Succession,
    Synonym,
    Topic,
    TrackLimit,
)
from tests.factories import (
    GuideRevisionFactory,
    HandlingItemFactory,
    LegalCitationFactory,
    LegalDocumentFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
    published_guide,
)

NOON = datetime(2024, 5, 1, 4, tzinfo=UTC)

_serial = count(1)


def _calendar_day() -> models.Model:
    year, _made = CalendarYear.objects.get_or_create(year=2024)
    return CalendarDay(year=year, on=date(2024, 10, 1), kind="holiday", name="国庆节")


def _case_option() -> models.Model:
    question = CaseQuestion.objects.create(
        revision=GuideRevisionFactory(), text=f"第 {next(_serial)} 问？"
    )
    return CaseOption(revision=question.revision, question=question, key=next(_serial), answer="是")


def _topic_code(serial: int) -> str:
    """Three characters that no topic of the standard has, which are digits."""
    return f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[serial // 100 % 26]}{serial % 100:02d}"


def _window() -> ServiceWindow:
    window = ServiceWindow(hall="政务服务大厅")
    window.save()
    return window


def _period() -> models.Model:
    """A period of its own handling item, with nothing before or after it."""
    revision = GuideRevisionFactory()
    return PublicationPeriod(
        handling_item=revision.handling_item,
        revision=revision,
        starts_at=datetime(2024, 5, 1, tzinfo=UTC),
        ends_at=datetime(2024, 6, 1, tzinfo=UTC),
        recorded_at=datetime(2024, 4, 1, tzinfo=UTC),
        superseded_at=datetime(2024, 7, 1, tzinfo=UTC),
    )


def _rule_count() -> models.Model:
    """A count of the one run there is; each row counts another office."""
    run, _made = CheckRun.objects.get_or_create(
        on=date(2026, 5, 1), defaults={"finished_at": NOON, "guide_count": 9, "rule_count": 1}
    )
    return RuleCount(run=run, rule="TL-01", level="error", office=OfficeFactory(), findings=2)


def draft() -> GuideRevision:
    return GuideRevision(handling_item=HandlingItemFactory(), number=next(_serial))


def in_review() -> GuideRevision:
    row = draft()
    row.status, row.submitted_at, row.submitted_by = "in_review", NOON, UserFactory()
    return row


def approved() -> GuideRevision:
    row = in_review()
    row.status, row.approved_at, row.approved_by = "approved", NOON, UserFactory()
    return row


def reviewed() -> GuideRevision:
    """Published after review by a second person."""
    row = approved()
    row.status, row.published_at, row.published_by = "published", NOON, UserFactory()
    row.snapshot, row.sha256 = {}, "f" * 64
    return row


def withdrawn() -> GuideRevision:
    row = reviewed()
    row.status, row.retired_at, row.retired_notice = "retired", NOON, "有误"
    return row


def published() -> GuideRevision:
    """A published revision as a row not yet saved: all a frozen row must have, under a free number."""
    row = published_guide(limited=True)
    return GuideRevision(
        handling_item=row.handling_item,
        number=row.number + 1000,
        status=row.status,
        snapshot=row.snapshot,
        sha256=row.sha256,
        published_at=row.published_at,
        statutory_limit_amount=20,
        statutory_limit_unit="working_day",
        promised_limit_amount=10,
        promised_limit_unit="working_day",
    )


SOUND: dict[type[models.Model], Callable[[], models.Model]] = {
    ChainHead: lambda: ChainHead(pk=ChainHead.THE_ONE),
    CalendarDay: _calendar_day,
    CalendarYear: lambda: CalendarYear(year=2031),
    CaseOption: _case_option,
    CaseQuestion: lambda: CaseQuestion(
        revision=GuideRevisionFactory(), text=f"第 {next(_serial)} 问？"
    ),
    CatalogueItem: lambda: CatalogueItem(basic_code="000172014000", name="医疗器械注册"),
    GuideCitation: lambda: GuideCitation(
        revision=GuideRevisionFactory(), citation=LegalCitationFactory(), kind="basis"
    ),
    GuideRevision: draft,
    GuideWindow: lambda: GuideWindow(revision=GuideRevisionFactory(), window=_window()),
    HandlingItem: lambda: HandlingItem(
        matter=MatterFactory(), name=f"首次办理{next(_serial)}", slug=f"sound-item-{next(_serial)}"
    ),
    ImportJob: lambda: ImportJob(
        office=OfficeFactory(),
        file="imports/a.xlsx",
        file_name="a.xlsx",
        sha256="f" * 64,
        uploaded_at=NOON,
        uploaded_by=UserFactory(),
    ),
    IntermediaryAgency: lambda: IntermediaryAgency(name=f"检测机构{next(_serial)}"),
    IntermediaryItem: lambda: IntermediaryItem(
        region=RegionFactory(), office=OfficeFactory(), name=f"检测{next(_serial)}"
    ),
    LegalCitation: lambda: LegalCitation(
        document=LegalDocumentFactory(), article="第二条", digest=f"{next(_serial):064d}"
    ),
    LegalDocument: lambda: LegalDocument(title=f"办法{next(_serial)}", number="第 1 号"),
    LinkCheck: lambda: LinkCheck(
        url=f"https://example.gov.cn/{next(_serial)}", host="example.gov.cn"
    ),
    Material: lambda: Material(name=f"申请表{next(_serial)}"),
    Matter: lambda: Matter(
        office=OfficeFactory(),
        region=RegionFactory(),
        name=f"许可{next(_serial)}",
        slug=f"sound-matter-{next(_serial)}",
    ),
    MissedQuery: lambda: MissedQuery(text=f"结婚{next(_serial)}", last_on=date(2026, 5, 1)),
    Office: lambda: Office(
        region=RegionFactory(), name=f"某局{next(_serial)}", slug=f"sound-office-{next(_serial)}"
    ),
    OfficeMembership: lambda: OfficeMembership(user=UserFactory(), office=OfficeFactory()),
    ProcessStep: lambda: ProcessStep(revision=GuideRevisionFactory(), name="受理"),
    ProofItem: lambda: ProofItem(
        region=RegionFactory(), demanding_office=OfficeFactory(), name=f"某证明{next(_serial)}"
    ),
    PublicationPeriod: _period,
    Region: lambda: Region(code="330100", name="杭州市"),
    Responsibility: lambda: Responsibility(
        matter=MatterFactory(),
        office=OfficeFactory(),
        starts_on=date(2024, 5, 1),
        ends_on=date(2024, 6, 1),
    ),
    ResultDocument: lambda: ResultDocument(revision=GuideRevisionFactory(), name="注册证"),
    ReviewReturn: lambda: ReviewReturn(
        revision=GuideRevisionFactory(),
        returned_at=NOON,
        returned_by=UserFactory(),
        submitted_by=UserFactory(),
        reasons=[{"section": "fees", "reason": "缺收费依据"}],
    ),
    RuleCount: _rule_count,
    RuleFinding: lambda: RuleFinding(
        rule="TL-01",
        level="error",
        subject="guide",
        name="首次申请",
        why="承诺时限 21 长于法定时限 20",
        found_at=NOON,
    ),
    RuleWaiver: lambda: RuleWaiver(
        rule="TL-01",
        handling_item=HandlingItemFactory(),
        reason="另有规定",
        granted_on=date(2026, 5, 1),
        granted_by=UserFactory(),
        ends_on=date(2026, 6, 1),
    ),
    SearchEntry: lambda: SearchEntry(id=next(_serial), matter=MatterFactory()),
    ServiceWindow: lambda: ServiceWindow(hall="政务服务大厅"),
    Situation: lambda: Situation(
        revision=GuideRevisionFactory(), name=f"新设立企业{next(_serial)}"
    ),
    SpecialProcedure: lambda: SpecialProcedure(
        revision=GuideRevisionFactory(), name="听证", counts_in_limit=False
    ),
    StatutoryLimit: lambda: StatutoryLimit(
        subject=f"某许可{next(_serial)}", citation=LegalCitationFactory()
    ),
    Succession: lambda: Succession(ended=MatterFactory(ended=True), successor=MatterFactory()),
    Synonym: lambda: Synonym(word=f"药店{next(_serial)}", means="药品零售"),
    Topic: lambda: Topic(audience="person", code=_topic_code(next(_serial)), name="地方主题"),
    TrackLimit: lambda: TrackLimit(revision=GuideRevisionFactory(), name="告知承诺"),
}
"""How to make a sound row, by model."""
