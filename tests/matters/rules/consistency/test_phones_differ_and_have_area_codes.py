import pytest

from matters.rules.consistency.phones_differ_and_have_area_codes import (
    phones_differ_and_have_area_codes,
)
from matters.rules.guide_rows import Channel
from tests.rules import Pair, findings, guide


def with_phones(consultation, complaint):
    return guide(channels=(Channel("consultation", consultation), Channel("complaint", complaint)))


SAME = Pair(
    phones_differ_and_have_area_codes,
    finds=with_phones("021-22234500", "(021)22234500"),
    passes=with_phones("021-22234500", "021-22234501"),
)
AREA = Pair(
    phones_differ_and_have_area_codes,
    finds=with_phones("22234500", "021-12345"),
    passes=with_phones("13812345678", "12345"),
)
HOTLINE = Pair(
    phones_differ_and_have_area_codes,
    finds=with_phones("12345", "12345"),
    passes=with_phones("021-22234500、021-12345", "021-12345"),
)


@pytest.mark.parametrize(
    ("consultation", "complaint"),
    [
        ("", ""),
        ("窗口咨询", "信函"),
        ("021-22234500转8012", "96315"),
        ("400-820-8820", "0738-8585280"),
        ("https://example.gov.cn/2223450012", "a22234500@example.gov.cn"),
    ],
)
def test_what_is_complete_or_no_phone_passes(consultation, complaint):
    assert findings(phones_differ_and_have_area_codes, with_phones(consultation, complaint)) == []


def test_each_number_without_area_code_is_told():
    found = findings(
        phones_differ_and_have_area_codes, with_phones("22234500、5280787", "021-12345")
    )
    assert [one.found.phrase for one in found] == ["22234500", "5280787"]


def test_other_channels_are_not_looked_at():
    other = guide(channels=(Channel("progress", "22234500"), Channel("review", "22234500")))
    assert findings(phones_differ_and_have_area_codes, other) == []
