"""A copy says what its original says, as the next draft."""

import pytest

from audit.models import AuditEvent
from audit.verification import verify_chain
from matters.actions import copying, drafting, publishing
from matters.models import (
    AcceptanceCondition,
    CaseOption,
    CaseQuestion,
    CommitmentLetter,
    ContactChannel,
    FeeItem,
    GuideCitation,
    GuideRevision,
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
from matters.problems import NotAllowed
from matters.snapshots import snapshot_of
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    LegalCitationFactory,
    MaterialRequirementFactory,
    UserFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def full():
    """A published revision with one row of every kind."""
    revision = GuideRevisionFactory(
        limited=True,
        number=3,
        change_reason="首次公布",
        handling_modes=("online",),
        statutory_limit_citation=LegalCitationFactory(),
    )
    citation = LegalCitationFactory(article="第二条")
    AcceptanceCondition.objects.create(revision=revision, text="依法登记", citation=citation)
    situations = [
        Situation.objects.create(revision=revision, name=name, order=place)
        for place, name in enumerate(("新办", "变更"))
    ]
    MaterialRequirementFactory(revision=revision, copies=2).situations.set(situations)
    MaterialRequirementFactory(revision=revision, order=1).situations.set(situations[1:])
    first, last = (
        CaseQuestion.objects.create(revision=revision, text=text, order=place)
        for place, text in enumerate(("办什么？", "变更什么？"))
    )
    for question, answer, target in (
        (first, "新办", {"situation": situations[0]}),
        (first, "变更", {"next_question": last}),
        (last, "名称", {"situation": situations[1]}),
        (last, "类型", {"outcome": "请注销后新办"}),
    ):
        CaseOption.objects.create(revision=revision, question=question, answer=answer, **target)
    step = ProcessStep.objects.create(revision=revision, name="受理")
    step.situations.set(situations[:1])
    SpecialProcedure.objects.create(revision=revision, name="听证", counts_in_limit=False)
    TrackLimit.objects.create(revision=revision, name="告知承诺", limit_unit="on_the_spot")
    FeeItem.objects.create(revision=revision, name="工本费")
    ResultDocument.objects.create(revision=revision, name="许可证", delivery_modes=("post",))
    GuideWindow.objects.create(revision=revision, window=ServiceWindow.objects.create(name="一窗"))
    GuideCitation.objects.create(revision=revision, citation=citation)
    ContactChannel.objects.create(revision=revision, kind="consultation", value="12345")
    IntermediaryService.objects.create(revision=revision, name="检测")
    CommitmentLetter.objects.create(revision=revision, name="承诺书")
    Question.objects.create(revision=revision, question="多久？", answer="十个工作日。")
    return publishing.publish(revision=revision, by=OPERATOR)


def test_copy_says_what_the_original_says(full):
    assert all(model.objects.filter(revision=full).exists() for model in copying.PART_MODELS)
    draft = drafting.copy(revision=full, by=OPERATOR)
    loaded = GuideRevision.objects.for_publication().get(pk=draft.pk)
    assert snapshot_of(loaded) == {**full.snapshot, "change_reason": ""}


def test_copy_is_a_draft_of_its_own(full):
    GuideRevisionFactory(handling_item=full.handling_item, number=8)
    draft = drafting.copy(revision=full, by=OPERATOR)
    draft.refresh_from_db()
    assert (draft.number, draft.status, draft.change_reason) == (9, "draft", "")
    assert (draft.snapshot, draft.sha256, draft.published_at, draft.published_by) == (
        None,
        "",
        None,
        None,
    )
    draft.materialrequirement_rows.all().delete()
    assert full.materialrequirement_rows.count() == 2
    assert publishing.publish(revision=draft, by=OPERATOR).status == "published"


def test_copy_takes_situations_of_its_own(full):
    draft = drafting.copy(revision=full, by=OPERATOR)
    for requirement in draft.materialrequirement_rows.all():
        assert {situation.revision_id for situation in requirement.situations.all()} == {draft.pk}


def test_copy_asks_questions_of_its_own_under_the_keys_of_the_original(full):
    draft = drafting.copy(revision=full, by=OPERATOR)
    options = list(draft.caseoption_rows.select_related("question", "next_question", "situation"))
    named = [one for row in options for one in (row.question, row.next_question, row.situation)]
    assert {one.revision_id for one in named if one} == {draft.pk}
    assert [row.key for row in options] == [1, 2, 3, 4]
    assert {one.revision_id for one in draft.processstep_rows.get().situations.all()} == {draft.pk}


def test_copy_leaves_out_a_way_to_what_is_of_another_revision(full):
    stranger = GuideRevisionFactory(limited=True)
    elsewhere = Situation.objects.create(revision=stranger, name="别处")
    full.caseoption_rows.filter(key=1).update(situation=elsewhere)
    full.materialrequirement_rows.first().situations.add(elsewhere)
    draft = drafting.copy(revision=full, by=OPERATOR)
    assert draft.caseoption_rows.get(key=1).situation is None
    names = draft.materialrequirement_rows.first().situations.values_list("name", flat=True)
    assert sorted(names) == ["变更", "新办"]


def test_a_key_once_given_is_never_given_again(full):
    draft = drafting.copy(revision=full, by=OPERATOR)
    question = draft.casequestion_rows.first()
    draft.caseoption_rows.filter(key=4).delete()
    new = CaseOption.objects.create(revision=draft, question=question, answer="延续")
    assert new.key == 5


def test_copy_writes_one_chained_event(full):
    before = AuditEvent.objects.count()
    draft = drafting.copy(revision=full, by=OPERATOR)
    assert AuditEvent.objects.count() == before + 1
    event = AuditEvent.objects.first()
    assert (event.action, event.object_id) == ("guide.copy", str(draft.pk))
    assert event.changes == {"number": 4, "from_number": 3, "from_id": str(full.pk)}
    assert verify_chain().holds


def test_copy_refuses_who_lacks_the_permission():
    revision = published_guide()
    with pytest.raises(NotAllowed):
        drafting.copy(revision=revision, by=UserFactory(staff=True))
    assert GuideRevision.objects.count() == 1


def test_copy_refuses_a_draft():
    with pytest.raises(drafting.NotCopyable, match="可以直接修改"):
        drafting.copy(revision=GuideRevisionFactory(), by=OPERATOR)
    assert GuideRevision.objects.count() == 1
    assert not AuditEvent.objects.exists()


def test_next_number_of_an_item_without_guide_is_one():
    revision = GuideRevisionFactory.build(handling_item=None)
    assert revision.pk is None
    item = GuideRevisionFactory(number=5).handling_item
    assert copying.next_number(item) == 6
    item.revisions.all().delete()
    assert copying.next_number(item) == 1
