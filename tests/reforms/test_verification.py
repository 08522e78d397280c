"""Claims recomputed from the published guides, of any day, in the same few queries."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matters.days import end_of
from matters.models import Responsibility
from reforms import verification
from reforms.claims import Finding, Reason
from reforms.models import Effect
from reforms.verification import verify, worst
from tests.factories import HandlingItemFactory, MatterFactory, OfficeFactory, published_guide
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    EffectPartnerFactory,
    ReformPlanFactory,
    checkable,
)
from tests.reforms.story import clock_on

pytestmark = pytest.mark.django_db

ISSUED = date(2018, 9, 4)
AT = datetime(2018, 12, 1, tzinfo=UTC)


def at_day(month, day):
    return datetime(2018, month, day, tzinfo=UTC)


def findings(at=AT, known=None):
    return list(verify(Effect.objects.for_verification(), at, known))


def finding(at=AT, known=None):
    (only,) = findings(at, known)
    return only.finding


def guides_of(item, *versions):
    """Each version is (starts at, promised working days)."""
    for starts_at, amount in versions:
        published_guide(
            handling_item=item,
            at=starts_at,
            promised_limit_amount=amount,
            promised_limit_unit="working_day",
        )


def claim_with_guides(*versions, **columns):
    claim = checkable(**columns)
    guides_of(claim.effect.handling_item, *versions)
    return claim


def test_claim_is_held_against_the_guides_before_and_after():
    claim_with_guides((at_day(8, 1), 20), (at_day(10, 1), 10))
    assert finding(at_day(9, 30)).verdict == "not_yet"
    found = finding()
    assert (found.verdict, found.before.value.amount, found.now.value.amount) == (
        "verified",
        20,
        10,
    )


def test_measure_begins_on_its_own_day_or_that_of_its_plan():
    claim = claim_with_guides((at_day(8, 1), 20))
    assert finding(end_of(date(2018, 9, 3))).reason == Reason.NOT_STARTED
    assert finding(end_of(ISSUED)).reason == Reason.UNCHANGED
    Effect.objects.filter(pk=claim.effect_id).update(starts_on=date(2018, 10, 1))
    assert finding(end_of(date(2018, 9, 30))).reason == Reason.NOT_STARTED
    assert finding(end_of(date(2018, 10, 1))).reason == Reason.UNCHANGED


def test_effect_that_is_over_is_judged_as_of_its_last_day():
    claim = claim_with_guides((at_day(8, 1), 20), (at_day(9, 10), 10), (at_day(11, 1), 20))
    assert finding().verdict == "contradicted"
    Effect.objects.filter(pk=claim.effect_id).update(ends_on=date(2018, 11, 1))
    found = finding()
    assert (found.verdict, found.now.value.amount) == ("verified", 10)


def test_claim_on_a_matter_is_as_good_as_its_worst_handling_item():
    effect = EffectFactory()
    ClaimFactory(effect=effect)
    first = HandlingItemFactory(matter=effect.matter, order=1, slug="first")
    second = HandlingItemFactory(matter=effect.matter, order=2, slug="second")
    guides_of(first, (at_day(9, 10), 10))
    guides_of(second, (at_day(8, 1), 20))
    (one,) = findings()
    assert one.finding.verdict == "not_yet"
    assert [(item.slug, item.finding.verdict) for item in one.items] == [
        ("first", "verified"),
        ("second", "not_yet"),
    ]


def test_claim_on_one_item_does_not_ask_the_others():
    claim = claim_with_guides((at_day(9, 10), 10))
    other = HandlingItemFactory(matter=claim.effect.matter)
    guides_of(other, (at_day(8, 1), 20))
    assert finding().verdict == "verified"


def test_effect_without_a_matter_or_a_guide_cannot_be_checked():
    ClaimFactory(effect=EffectFactory(unlinked=True))
    checkable()
    ClaimFactory(effect=EffectFactory(matter=MatterFactory()))
    assert [(one.finding.verdict, one.finding.reason) for one in findings()] == [
        ("not_checkable", Reason.NOT_LINKED),
        ("not_checkable", Reason.NO_GUIDE),
        ("not_checkable", Reason.NO_GUIDE),
    ]


def test_day_is_answered_as_the_portal_knew_it_then():
    """A version of October that is loaded in November changes what is known now, not what was known in October."""
    claim = checkable()
    with clock_on(date(2018, 8, 1)):
        guides_of(claim.effect.handling_item, (None, 20))
    with clock_on(date(2018, 11, 10)):
        guides_of(claim.effect.handling_item, (at_day(10, 1), 10))
    asked = at_day(10, 20)
    assert finding(asked).verdict == "verified"
    assert finding(asked, known=at_day(10, 20)).verdict == "not_yet"
    assert finding(asked, known=at_day(11, 11)).verdict == "verified"


def test_office_of_a_past_day_is_the_one_that_answered_then():
    office = OfficeFactory(slug="new")
    claim = checkable(kind="office", amount=None, unit="", office=office)
    matter = claim.effect.matter
    with clock_on(date(2018, 8, 1)):
        published_guide(handling_item=claim.effect.handling_item)
    old = matter.office.slug
    Responsibility.objects.create(matter=matter, office=office, starts_on=date(2018, 10, 1))
    matter.office = office
    matter.save()
    found = finding(end_of(date(2018, 9, 30)))
    assert (found.verdict, found.now.value) == ("not_yet", old)
    found = finding(end_of(date(2018, 10, 1)))
    assert (found.verdict, found.now.value) == ("verified", "new")


def test_office_that_takes_over_later_does_not_answer_yet():
    office = OfficeFactory(slug="new")
    claim = checkable(kind="office", amount=None, unit="", office=office)
    matter = claim.effect.matter
    Responsibility.objects.create(
        matter=matter,
        office=office,
        starts_on=date.today() + timedelta(days=9),  # noqa: DTZ011
    )
    assert finding().now.value == matter.office.slug


def rich_effect(plan):
    """An effect with a partner and claims that name an office and a successor, over two guides."""
    effect = EffectFactory(measure__plan=plan)
    EffectPartnerFactory(effect=effect)
    ClaimFactory(effect=effect)
    ClaimFactory(effect=effect, kind="office", amount=None, unit="", office=OfficeFactory())
    ClaimFactory(effect=effect, kind="successor", amount=None, unit="", successor=MatterFactory())
    for _ in range(2):
        guides_of(HandlingItemFactory(matter=effect.matter), (at_day(8, 1), 20))
    Responsibility.objects.create(
        matter=effect.matter, office=effect.matter.office, starts_on=date(2018, 1, 1)
    )


def queries():
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert findings()
    return len(captured)


def test_queries_do_not_grow_with_the_effects():
    plan = ReformPlanFactory()
    rich_effect(plan)
    for_one = queries()
    for _ in range(4):
        rich_effect(plan)
    assert queries() == for_one


def test_effects_are_read_in_pieces_with_the_same_answers(monkeypatch):
    plan = ReformPlanFactory()
    for _ in range(5):
        rich_effect(plan)
    whole = findings()
    assert len(whole) == 15
    pieces = []
    of_one_piece = verification._verify_piece

    def counted(effects, at, known):
        pieces.append(len(effects))
        return of_one_piece(effects, at, known)

    monkeypatch.setattr(verification, "PIECE", 2)
    monkeypatch.setattr(verification, "_verify_piece", counted)
    assert findings() == whole
    assert pieces == [2, 2, 1]


def test_verify_reads_no_further_than_it_is_asked():
    plan = ReformPlanFactory()
    rich_effect(plan)
    effects = iter([*Effect.objects.for_verification()])
    assert next(verify(effects, AT)).finding.verdict == "not_yet"


@pytest.mark.parametrize(
    ("verdicts", "decides"),
    [
        (["verified", "contradicted", "not_yet"], "contradicted"),
        (["verified", "not_yet", "not_checkable"], "not_yet"),
        (["verified", "not_checkable"], "not_checkable"),
        (["verified", "verified"], "verified"),
        ([], "not_checkable"),
    ],
)
def test_worst_finding_decides(verdicts, decides):
    assert worst(Finding(one, Reason.MET) for one in verdicts).verdict == decides
