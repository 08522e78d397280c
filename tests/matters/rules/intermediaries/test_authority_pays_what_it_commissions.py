from dataclasses import replace

import pytest

from matters.rules.directory_facts import ServiceFacts
from matters.rules.intermediaries.authority_pays_what_it_commissions import (
    authority_pays_what_it_commissions,
)
from tests.rules import Pair, findings

PAIR = Pair(
    authority_pays_what_it_commissions,
    finds=ServiceFacts("listed", commissioned_by="authority", payer="applicant"),
    passes=ServiceFacts("listed", commissioned_by="applicant", payer="applicant"),
)


@pytest.mark.parametrize("payer", ["", "authority"])
def test_a_payer_that_is_not_known_passes(payer):
    assert findings(authority_pays_what_it_commissions, replace(PAIR.finds, payer=payer)) == []
