"""A measure and the guides it speaks of, brought to each verdict."""

from datetime import UTC, datetime
from typing import Any

from reforms.actions import verifying
from reforms.models import Claim, Measure
from tests.factories import OPERATOR, HandlingItemFactory, published_guide
from tests.reforms.factories import ClaimFactory, EffectFactory, MeasureFactory

BEFORE = datetime(2018, 5, 1, tzinfo=UTC)
AFTER = datetime(2018, 10, 1, tzinfo=UTC)
LATER = datetime(2019, 3, 1, tzinfo=UTC)


def promised(item: Any, days: int, at: datetime, number: int, **facts: Any) -> Any:
    """A guide of `item` that promises `days` working days, in force from `at`."""
    return published_guide(
        handling_item=item, number=number, at=at, limited=True, promised_limit_amount=days, **facts
    )


def shortened(*promises: int, measure: Measure | None = None, **item: Any) -> Claim:
    """The claim that ten working days are promised, and guides with `promises`: before, after and later.

    The verdicts are kept.
    """
    handled = HandlingItemFactory(**item)
    measure = measure or MeasureFactory()
    effect = EffectFactory(measure=measure, matter=handled.matter)
    claim: Claim = ClaimFactory(effect=effect)
    for number, (days, at) in enumerate(
        zip(promises, (BEFORE, AFTER, LATER), strict=False), start=1
    ):
        promised(handled, days, at, number)
    verifying.recompute(by=OPERATOR)
    return claim


def verified(**kwargs: Any) -> Claim:
    return shortened(20, 10, **kwargs)


def not_yet(**kwargs: Any) -> Claim:
    return shortened(20, **kwargs)


def contradicted(**kwargs: Any) -> Claim:
    return shortened(20, 10, 15, **kwargs)


def not_checkable(**kwargs: Any) -> Claim:
    return shortened(**kwargs)
