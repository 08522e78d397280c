"""Each factory makes a row that the model's own checks take too."""

import pytest

from tests.reforms import factories

pytestmark = pytest.mark.django_db

FACTORIES = [
    factories.ReformPlanFactory,
    factories.PlanTotalFactory,
    factories.TargetFactory,
    factories.MeasureFactory,
    factories.MeasureOfficeFactory,
    factories.ProgressEntryFactory,
    factories.EffectFactory,
    factories.EffectPartnerFactory,
    factories.ClaimFactory,
    factories.EffectDraftFactory,
    factories.ClaimVerdictFactory,
]


@pytest.mark.parametrize("made", FACTORIES, ids=lambda made: made.__name__)
def test_factory_makes_a_sound_row(made):
    made().full_clean(validate_unique=False)


@pytest.mark.parametrize(
    ("made", "trait"),
    [
        (factories.MeasureOfficeFactory, "supporting"),
        (factories.EffectFactory, "unlinked"),
        (factories.EffectFactory, "of_one_item"),
        (factories.ClaimFactory, "ended"),
        (factories.ClaimFactory, "on_the_spot"),
        (factories.ClaimFactory, "materials"),
    ],
)
def test_trait_makes_a_sound_row(made, trait):
    made(**{trait: True}).full_clean(validate_unique=False)


def test_checkable_claim_speaks_of_one_item():
    claim = factories.checkable()
    assert claim.effect.handling_item.matter == claim.effect.matter
