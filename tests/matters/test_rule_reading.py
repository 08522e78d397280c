"""What rules look at is read as published, under the present address, in a number of queries that does not grow."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from matters import rule_reading
from matters.actions import publishing
from matters.models import (
    IntermediaryItem,
    IntermediaryService,
    LegalDocument,
    Material,
    ProofItem,
    RuleWaiver,
    ServiceWindow,
    Succession,
    Topic,
)
from matters.rules.engine import Waiver
from matters.rules.world import LawFacts, ProofEntry
from matters.snapshots import snapshot_of
from tests.factories import (
    OPERATOR,
    GuideRevisionFactory,
    HandlingItemFactory,
    LegalDocumentFactory,
    MaterialFactory,
    MaterialRequirementFactory,
    MatterFactory,
    OfficeFactory,
    RegionFactory,
    UserFactory,
    published_guide,
)

pytestmark = pytest.mark.django_db

DAY = date(2026, 5, 1)


def with_materials(revision, *sources):
    for source in sources:
        MaterialRequirementFactory(revision=revision, source=source)
    return revision


def publish(revision, at):
    return publishing.publish(revision=revision, by=OPERATOR, at=at)


def test_guides_are_those_in_force_on_the_day():
    first = datetime(2026, 1, 1, tzinfo=UTC)
    item = HandlingItemFactory(name="首次申请")
    publish(GuideRevisionFactory(handling_item=item, number=1, onsite_visits=0), first)
    publish(
        GuideRevisionFactory(handling_item=item, number=2, onsite_visits=0, onsite_reason=""),
        first + timedelta(days=30),
    )
    GuideRevisionFactory(handling_item=item, number=3)
    (now,) = rule_reading.guides()
    assert (now.number, now.ref.key, now.starts_on) == (2, item.slug, date(2026, 1, 31))
    (then,) = rule_reading.guides(at=first + timedelta(days=1))
    assert then.number == 1
    assert list(rule_reading.guides(at=first - timedelta(days=1))) == []


def test_guide_is_placed_under_the_office_that_answers_now():
    revision = published_guide()
    matter = revision.handling_item.matter
    matter.office = OfficeFactory(name="新的局", slug="new-office")
    matter.supervision_note = "由区局监管"
    matter.state, matter.ended_reason = "ended", "delegated"
    matter.save()
    Succession.objects.create(ended=matter, successor=MatterFactory())
    topic = Topic.objects.filter(audience="person").first()
    matter.topics.add(topic)
    (guide,) = rule_reading.guides()
    assert (guide.ref.office, guide.ref.office_name) == ("new-office", "新的局")
    assert guide.matter.state == "ended"
    assert guide.matter.has_successor
    assert guide.matter.topics == (("person", topic.name),)
    assert guide.matter.supervision_note == "由区局监管"
    assert guide.ref.region == "310000"


@pytest.mark.parametrize(
    ("sources", "expected"),
    [(("applicant", "applicant", "government"), 2), (("applicant", ""), None), ((), None)],
)
def test_first_guide_tells_what_people_had_to_bring(sources, expected):
    item = HandlingItemFactory()
    start = datetime(2026, 1, 1, tzinfo=UTC)
    publish(with_materials(GuideRevisionFactory(handling_item=item, number=1), *sources), start)
    (alone,) = rule_reading.guides()
    assert alone.first_own_materials is None
    later = with_materials(GuideRevisionFactory(handling_item=item, number=2), "applicant")
    publish(later, start + timedelta(days=9))
    (guide,) = rule_reading.guides()
    assert guide.first_own_materials == expected
    assert len(guide.materials) == 1


def test_draft_reads_as_it_would_be_published():
    revision = with_materials(GuideRevisionFactory(limited=True), "applicant")
    guide = rule_reading.draft(revision)
    snapshot = snapshot_of(revision)
    assert guide.promised_limit.amount == 10
    assert [one.name for one in guide.materials] == [one["name"] for one in snapshot["materials"]]
    assert guide.ref.key == revision.handling_item.slug
    assert guide.starts_on is None


def test_world_holds_what_rules_look_up():
    item = ProofItem.objects.create(
        name="无房证明", region=RegionFactory(), status="retained", registered_on=DAY
    )
    MaterialFactory(name="无房证明", is_proof=True, proof_item=item)
    MaterialFactory(name="营业执照", is_e_licence=True)
    LegalDocumentFactory(title="旧条例", number="1号", repealed_on=DAY)
    LegalDocumentFactory(title="无日期的条例")
    service = IntermediaryItem.objects.create(
        name="环评", region=RegionFactory(), status="proposed"
    )
    IntermediaryService.objects.create(
        revision=GuideRevisionFactory(), name="环境影响评价", item=service
    )
    OfficeFactory(name="新局", slug="new", former_names=["旧局"])
    ServiceWindow.objects.create(name="综窗", hall="大厅", is_one_window=True)
    ServiceWindow.objects.create(name="专窗", hall="大厅", is_one_window=False)
    ServiceWindow.objects.create(name="不知道的窗口", hall="大厅")
    world = rule_reading.world(DAY)
    assert world.today == DAY
    assert world.proofs == {"无房证明": ProofEntry("无房证明", "retained")}
    assert world.e_licences == {"营业执照"}
    assert world.laws == {("旧条例", "1号"): LawFacts(None, None, DAY)}
    assert world.intermediaries == {"环评": "proposed", "环境影响评价": "proposed"}
    assert world.offices["旧局"] == world.offices["新局"] == "new"
    assert world.one_windows == {("综窗", "大厅", "")}
    assert world.separate_windows == {("专窗", "大厅", "")}


def test_waivers_end_with_their_day():
    item = published_guide().handling_item
    RuleWaiver.objects.create(
        rule="GP-01",
        handling_item=item,
        reason="正在补充",
        granted_on=DAY,
        granted_by=UserFactory(),
        ends_on=DAY + timedelta(days=10),
    )
    waiver = Waiver("GP-01", item.slug, DAY + timedelta(days=10))
    assert rule_reading.world(DAY + timedelta(days=10)).waivers == (waiver,)
    assert rule_reading.world(DAY + timedelta(days=11)).waivers == ()
    (guide,) = rule_reading.guides()
    assert rule_reading.world(DAY, only=guide).waivers == (waiver,)


def test_world_for_one_guide_holds_what_it_mentions_and_no_more():
    revision = with_materials(GuideRevisionFactory(), "applicant")
    Material.objects.update(is_e_licence=True)
    MaterialFactory(name="别处的材料", is_e_licence=True)
    LegalDocument.objects.create(title="别处的条例", repealed_on=DAY)
    guide = rule_reading.draft(revision)
    world = rule_reading.world(only=guide)
    assert world.e_licences == {one.name for one in guide.materials}
    assert world.laws == {}


@pytest.mark.parametrize("count", [1, 3, 30])
def test_guides_are_read_in_a_number_of_queries_that_does_not_grow(
    count, django_assert_num_queries
):
    for _ in range(count):
        published_guide()
    with django_assert_num_queries(3):
        assert len(list(rule_reading.guides())) == count


def test_guides_of_some_items_are_found(django_assert_num_queries):
    wanted = [published_guide().handling_item_id for _ in range(2)]
    published_guide()
    with django_assert_num_queries(3):
        found = list(rule_reading.guides_of(wanted))
    assert len(found) == 2


def test_today_is_the_day_in_shanghai():
    assert rule_reading.world().today == timezone.localdate()
