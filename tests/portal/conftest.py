"""A guide with something in every part, and rows for lists."""

from datetime import UTC, datetime

import pytest

from matters.actions import publishing
from matters.models import (
    AcceptanceCondition,
    CommitmentLetter,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideWindow,
    IntermediaryService,
    ProcessStep,
    Question,
    ResultDocument,
    ServiceWindow,
    Situation,
    SpecialProcedure,
    TrackLimit,
)
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    LegalCitationFactory,
    MaterialRequirementFactory,
    published_guide,
)

PUBLISHED_AT = datetime(2024, 5, 1, tzinfo=UTC)


def _fill(revision):
    """Every part of `revision` has a row."""
    citation = LegalCitationFactory(
        document__title="关于<注册资料>的公告", document__number="国令第1号", text="第一款。"
    )
    AcceptanceCondition.objects.create(revision=revision, text="依法登记", citation=citation)
    abroad = Situation.objects.create(revision=revision, name="境外生产", order=1)
    Situation.objects.create(revision=revision, name="境内生产", order=0, description="本市生产")
    MaterialRequirementFactory(
        revision=revision, material__name="申请表", material_type="original", originals=2
    )
    only_abroad = MaterialRequirementFactory(revision=revision, material__name="境外授权书")
    only_abroad.situations.add(abroad)
    ProcessStep.objects.create(
        revision=revision,
        name="行政审批",
        kind="decide",
        limit_amount=20,
        limit_unit="working_day",
        promised_amount=10,
        counts_in_limit=True,
    )
    ProcessStep.objects.create(
        revision=revision,
        name="技术审评",
        kind="review",
        limit_amount=60,
        limit_unit="working_day",
        counts_in_limit=False,
        order=1,
    )
    SpecialProcedure.objects.create(revision=revision, name="专家咨询", counts_in_limit=False)
    SpecialProcedure.objects.create(revision=revision, name="听证", order=1)
    SpecialProcedure.objects.create(
        revision=revision, name="现场核查", limit_amount=5, limit_unit="working_day", order=2
    )
    TrackLimit.objects.create(revision=revision, name="告知承诺", limit_unit="on_the_spot")
    FeeItem.objects.create(revision=revision, name="注册费", standard="93900 元")
    ResultDocument.objects.create(revision=revision, name="注册证", validity="5 年")
    window = ServiceWindow.objects.create(
        name="1号窗口", address="宜山路728号", map_url="https://example.org/map"
    )
    GuideWindow.objects.create(revision=revision, window=window)
    GuideCitation.objects.create(revision=revision, citation=citation)
    ContactChannel.objects.create(revision=revision, kind="consultation", value="12345")
    ContactChannel.objects.create(revision=revision, kind="complaint", value="javascript:alert(1)")
    IntermediaryService.objects.create(revision=revision, name="检验服务")
    CommitmentLetter.objects.create(revision=revision, name="承诺书", liability="撤销许可")
    Question.objects.create(revision=revision, question="进口产品适用吗？", answer="不适用。")


@pytest.fixture
def full_guide():
    """A published guide of item `full` whose every part has a row; in force since May 2024."""
    revision = GuideRevisionFactory(
        handling_item=HandlingItemFactory(slug="full", name="首次注册", matter__name="注册"),
        limited=True,
        handling_type="commitment",
        statutory_limit_note="仅指行政审批环节",
        onsite_visits=0,
        handling_modes=["online"],
        online_url="https://example.org/apply?a=1&b=2",
        is_charged=True,
        rights_and_duties="如实提交",
        review_notice="可以申请复议",
        source_name="市药监局网站",
        source_kind="official",
        confidence="high",
    )
    _fill(revision)
    return publishing.publish(revision=revision, by=OPERATOR, at=PUBLISHED_AT)


@pytest.fixture
def bare_guide():
    """A published guide of item `bare` that states nothing."""
    return published_guide(handling_item__slug="bare", at=PUBLISHED_AT)


@pytest.fixture
def item():
    return HandlingItemFactory(slug="h", name="首次注册")


@pytest.fixture
def two(item):
    """Number 1 from May 2020, number 2 from June 2020 with half its promised limit."""
    published_guide(
        handling_item=item,
        number=1,
        at=datetime(2020, 5, 1, tzinfo=UTC),
        limited=True,
        promised_limit_amount=20,
    )
    published_guide(
        handling_item=item,
        number=2,
        is_complete=True,
        at=datetime(2020, 6, 1, tzinfo=UTC),
        change_reason="放管服改革",
    )
    return item
