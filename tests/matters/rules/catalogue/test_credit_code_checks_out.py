import pytest

from matters.rules.catalogue.credit_code_checks_out import credit_code_checks_out
from matters.rules.catalogue_facts import OfficeFacts
from tests.rules import Pair, findings

SOUND = "11310000002422098T"
PAIR = Pair(
    credit_code_checks_out,
    finds=OfficeFacts(credit_code="113100000024220981"),
    passes=OfficeFacts(credit_code=SOUND),
)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (SOUND[:-1], "是 17 位，应为 18 位"),
        (f"{SOUND}0", "是 19 位，应为 18 位"),
        ("1131000000242209OT", "与校验不符"),
        ("11310000002422098t", "与校验不符"),
    ],
)
def test_it_says_what_is_wrong(code, words):
    (one,) = findings(credit_code_checks_out, OfficeFacts(credit_code=code))
    assert words in one.found.why
    assert code in one.found.why


def test_an_office_without_a_known_code_passes():
    assert findings(credit_code_checks_out, OfficeFacts()) == []
