"""What is read of today is what would be computed; a verdict that is not kept yet is computed."""

import pytest
from django.utils import timezone

from reforms import standing
from reforms.models import ClaimVerdict, Measure
from tests.reforms import scenes
from tests.reforms.factories import ClaimFactory, EffectFactory, MeasureFactory

pytestmark = pytest.mark.django_db

SCENES = (scenes.verified, scenes.not_yet, scenes.contradicted, scenes.not_checkable)


def read(at=None):
    measures = list(standing.measures())
    return measures, standing.findings(measures, at)


def told(findings):
    return {pk: (one.finding, one.items) for pk, one in findings.items()}


def test_kept_findings_are_the_computed_ones():
    for scene in SCENES:
        scene()
    kept, computed = read()[1], read(timezone.now())[1]
    assert told(kept) == told(computed)
    assert {one.finding.verdict for one in kept.values()} == {
        "verified",
        "not_yet",
        "contradicted",
        "not_checkable",
    }


def test_claim_that_was_not_checked_yet_is_computed():
    scenes.not_yet()
    new = scenes.verified()
    ClaimVerdict.objects.filter(claim=new).delete()
    findings = read()[1]
    assert findings[new.pk].finding.verdict == "verified"
    assert len(findings) == 2


def test_effect_has_the_worst_of_its_verdicts_and_none_claimed_none_checked():
    claim = scenes.verified()
    ClaimFactory(effect=claim.effect, amount=5)
    EffectFactory(measure=claim.effect.measure, order=claim.effect.order + 1)
    (measure,), findings = read()
    verdicts = [standing.effect_verdict(effect, findings) for effect in measure.effects.all()]
    assert verdicts == ["not_yet", "not_checkable"]


@pytest.mark.parametrize(
    ("scene", "borne"),
    [
        (scenes.verified, True),
        (scenes.not_yet, False),
        (scenes.contradicted, False),
        (scenes.not_checkable, False),
    ],
)
def test_measure_is_borne_out_by_what_was_published(scene, borne):
    scene()
    (measure,), findings = read()
    assert standing.is_borne_out(measure, findings) is borne


def test_measure_that_claims_nothing_is_not_borne_out():
    MeasureFactory()
    (measure,), findings = read()
    assert not standing.is_borne_out(measure, findings)


def test_counts_are_of_the_plans_asked():
    claim = scenes.verified()
    scenes.not_yet()
    plan = claim.effect.measure.plan
    assert {key: dict(found) for key, found in standing.verdict_counts([plan]).items()} == {
        plan.pk: {"verified": 1}
    }


@pytest.mark.parametrize("number", [1, 3])
def test_measures_are_read_in_six_queries(django_assert_num_queries, number):
    for _ in range(number):
        scenes.verified()
    with django_assert_num_queries(6):
        read()
    assert Measure.objects.count() == number
