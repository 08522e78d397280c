"""An effect that shortens a limit, and the people who carry it out."""

import pytest

from matters.actions import groups
from tests.factories import published_guide
from tests.matters.admin import desk
from tests.reforms.factories import ClaimFactory, EffectFactory, ReformPlanFactory


@pytest.fixture
def guide():
    return published_guide(
        number=1,
        limited=True,
        promised_limit_amount=20,
        promised_limit_note="自受理起二十日",
        handling_item__name="首次注册",
    )


@pytest.fixture
def effect(guide):
    row = EffectFactory(
        matter=guide.handling_item.matter,
        measure__number="annex-24",
        measure__plan=ReformPlanFactory(title="某市方案", document_number="某发〔2018〕9号"),
    )
    ClaimFactory(effect=row)
    ClaimFactory(effect=row, materials=True, amount=1)
    return row


@pytest.fixture
def editor(guide):
    return desk.official(groups.EDITORS, guide.handling_item.matter.office)


@pytest.fixture
def keeper():
    return desk.official(groups.CATALOGUERS)
