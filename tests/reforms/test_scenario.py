"""From the guide to the verdict: a reform is done through the real actions, and each day has its answer."""

from datetime import date

import pytest

from matters.actions import drafting, retiring
from matters.models import GuideRevision, MatterType, TrackLimit
from reforms.actions import doing
from tests.factories import (
    OPERATOR,
    MatterFactory,
    OfficeFactory,
    person,
    published_guide,
)
from tests.reforms.factories import (
    ClaimFactory,
    EffectFactory,
    EffectPartnerFactory,
    MeasureFactory,
    ReformPlanFactory,
)
from tests.reforms.story import Story, answer, answers, clock_on, published

pytestmark = [pytest.mark.django_db, pytest.mark.smoke]

BEFORE = date(2018, 8, 20)
ISSUED = date(2018, 9, 4)
FIRST, SECOND, THIRD = date(2018, 9, 10), date(2018, 9, 20), date(2018, 10, 8)
BASIS = "某文〔2018〕1号"


def days(amount):
    return {"amount": amount, "unit": "working_day", "note": ""}


@pytest.fixture
def guide():
    """Promised within 20 working days, as the law has it."""
    with clock_on(BEFORE):
        return published_guide(
            is_complete=True,
            number=1,
            promised_limit_amount=20,
            handling_type="commitment",
            handling_item__matter__office__slug="old-office",
        )


@pytest.fixture
def story():
    return Story(BEFORE)


def effect_on(guide, mode, **columns):
    measure = MeasureFactory(
        mode=mode,
        number="7",
        title="缩短时限",
        plan=ReformPlanFactory(issued_on=ISSUED, title="某市改革方案"),
    )
    return EffectFactory(measure=measure, matter=guide.handling_item.matter, mode=mode, **columns)


def verdicts(day):
    return [one["verdict"] for one in answers(day)]


def drafts_of(effect):
    return doing.open_drafts(effect=effect, by=person("editor"))


def test_limit_from_file_to_verdict(guide, story):
    effect = effect_on(guide, "shorten_limit")
    ClaimFactory(effect=effect)
    assert answer(BEFORE) | {"before": None, "now": None} == {
        "verdict": "not_yet",
        "reason": "not_started",
        "before": None,
        "now": None,
    }
    said = answer(ISSUED)
    assert (said["verdict"], said["reason"]) == ("not_yet", "unchanged")
    assert (said["before"]["value"], said["now"]["revision"]) == (days(20), 1)

    (draft,) = story.on(FIRST, lambda: drafts_of(effect))
    assert (draft.number, draft.status, draft.promised_limit_amount) == (2, "draft", 10)
    assert draft.change_reason == "按《某市改革方案》第 7 项：缩短时限"
    assert answer(FIRST)["verdict"] == "not_yet"

    second = story.on(SECOND, lambda: published(draft))
    said = answer(SECOND)
    assert said["verdict"] == "verified"
    assert (said["before"]["revision"], said["now"]["revision"]) == (1, 2)
    assert (said["before"]["value"], said["now"]["value"]) == (days(20), days(10))
    assert said["now"]["since"] == "2018-09-20T02:00:00+00:00"

    def correct():
        begun = drafting.correct(revision=second, by=person("editor"), reason="实为 15 个工作日")
        return published(begun, promised_limit_amount=15)

    story.on(THIRD, correct)
    said = answer(THIRD)
    assert (said["verdict"], said["reason"]) == ("contradicted", "met_before")
    assert (said["before"]["revision"], said["now"]["revision"]) == (1, 3)
    assert (said["now"]["value"], said["now"]["since"]) == (days(15), "2018-10-08T02:00:00+00:00")
    assert [answer(day)["verdict"] for day in (ISSUED, SECOND, THIRD)] == [
        "not_yet",
        "verified",
        "contradicted",
    ]


def test_guide_withdrawn_cannot_be_checked(guide, story):
    effect = effect_on(guide, "shorten_limit")
    ClaimFactory(effect=effect)
    (draft,) = story.on(FIRST, lambda: drafts_of(effect))
    second = story.on(SECOND, lambda: published(draft))
    story.on(
        THIRD,
        lambda: retiring.withdraw(revision=second, by=person("publisher"), notice="停办"),
    )
    said = answer(THIRD)
    assert (said["verdict"], said["reason"], said["now"]) == ("not_checkable", "no_guide", None)
    assert answer(SECOND)["verdict"] == "verified"


def test_matter_cancelled_with_a_successor(guide, story):
    successor = MatterFactory(name="承接事项", slug="successor")
    effect = effect_on(guide, "cancel")
    EffectPartnerFactory(effect=effect, matter=successor)
    ClaimFactory(effect=effect, ended=True)
    ClaimFactory(effect=effect, kind="successor", amount=None, unit="", successor=successor)
    end = {"on": SECOND, "basis": BASIS, "successors": [successor]}
    story.on(FIRST, lambda: doing.end_matter(effect=effect, by=OPERATOR, **end))
    effect.matter.refresh_from_db()
    assert (effect.matter.state, effect.matter.ended_reason) == ("ended", "cancelled")
    assert verdicts(FIRST) == ["not_yet", "not_yet"]
    assert verdicts(SECOND) == ["verified", "verified"]


def test_matter_handed_to_another_office(guide, story):
    office = OfficeFactory(slug="new-office")
    effect = effect_on(guide, "delegate")
    ClaimFactory(effect=effect, kind="office", amount=None, unit="", office=office)
    hand = {"office": office, "on": SECOND, "basis": BASIS}
    story.on(SECOND, lambda: doing.hand_over(effect=effect, by=OPERATOR, **hand))
    said = answer(FIRST)
    assert (said["verdict"], said["now"]["value"]) == ("not_yet", "old-office")
    said = answer(SECOND)
    assert (said["verdict"], said["now"]["value"]) == ("verified", "new-office")
    story.on(
        THIRD,
        lambda: doing.hand_over(
            effect=effect,
            office=guide.handling_item.matter.office,
            on=THIRD,
            basis=BASIS,
            by=OPERATOR,
        ),
    )
    assert answer(THIRD)["verdict"] == "contradicted"


def test_matter_converted_to_another_type(guide, story):
    licence, service = (
        MatterType.objects.get_or_create(
            name=name, defaults={"code": f"9{place}", "slug": f"type-{place}"}
        )[0]
        for place, name in enumerate(("行政许可", "公共服务"))
    )
    with clock_on(BEFORE):
        first = published_guide(
            is_complete=True, handling_item__matter__matter_type=licence, number=1
        )
    effect = effect_on(first, "convert_to_service")
    ClaimFactory(effect=effect, kind="matter_type", amount=None, unit="", word="公共服务")
    retype = {"matter_type": service, "basis": BASIS}
    story.on(FIRST, lambda: doing.retype(effect=effect, by=OPERATOR, **retype))
    assert answer(FIRST)["now"]["value"] == "行政许可"
    (draft,) = story.on(SECOND, lambda: drafts_of(effect))
    story.on(THIRD, lambda: published(draft))
    said = answer(THIRD)
    assert (said["verdict"], said["now"]["value"]) == ("verified", "公共服务")
    assert (said["before"]["revision"], said["now"]["revision"]) == (1, 2)


def test_matter_decided_on_the_spot(guide, story):
    effect = effect_on(guide, "on_the_spot")
    ClaimFactory(effect=effect, on_the_spot=True)
    (draft,) = story.on(FIRST, lambda: drafts_of(effect))
    assert (draft.handling_type, draft.promised_limit_unit) == ("immediate", "on_the_spot")
    assert draft.promised_limit_amount is None
    story.on(SECOND, lambda: published(draft))
    assert [answer(day)["verdict"] for day in (FIRST, SECOND)] == ["not_yet", "verified"]


def test_matter_on_the_track_of_notice_and_commitment(guide, story):
    effect = effect_on(guide, "notify_and_commit")
    ClaimFactory(effect=effect, kind="track", amount=None, unit="", word="notify_and_commit")
    (draft,) = story.on(FIRST, lambda: drafts_of(effect))
    track = TrackLimit.objects.get(revision=draft)
    assert (track.kind, track.name, track.limit_amount) == ("notify_and_commit", "告知承诺", None)
    letter = draft.commitmentletter_rows.get()
    assert (letter.name, letter.conditions, letter.duty) == ("告知承诺书", "", "")
    second = story.on(SECOND, lambda: published(draft))
    said = answer(SECOND)
    assert (said["verdict"], said["now"]["value"]) == ("verified", ["notify_and_commit"])
    assert GuideRevision.objects.get(pk=second.pk).snapshot["commitment_letters"]


def test_effect_that_is_over_is_judged_as_of_its_last_day(guide, story):
    effect = effect_on(guide, "shorten_limit", ends_on=date(2018, 10, 1))
    ClaimFactory(effect=effect)
    (draft,) = story.on(FIRST, lambda: drafts_of(effect))
    second = story.on(SECOND, lambda: published(draft))
    back = drafting.copy(revision=second, by=person("editor"))
    story.on(THIRD, lambda: published(back, promised_limit_amount=20))
    assert answer(THIRD)["verdict"] == "verified"
