"""Codes check out as the standards say; the samples are real codes from public portals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matters import codes

CREDIT_CODES = ("11310000002422098T", "11370000MB284723XW", "11431026MB0R05447F")


@pytest.mark.parametrize("code", CREDIT_CODES)
def test_credit_code_of_a_real_office_checks_out(code):
    assert codes.is_credit_code(code)


@pytest.mark.parametrize(
    "code",
    ["", "TE4507211000000003", "11310000002422098", "11310000002422098t", "1131000000242209OT"],
)
def test_credit_code_refuses(code):
    assert not codes.is_credit_code(code)


@given(st.sampled_from(CREDIT_CODES), st.integers(0, 17), st.sampled_from(codes.CREDIT_ALPHABET))
def test_credit_code_finds_every_single_wrong_character(code, place, character):
    changed = code[:place] + character + code[place + 1 :]
    assert codes.is_credit_code(changed) == (changed == code)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("310101033000", True),
        ("450708001W01", True),
        ("00016421300Y", True),
        ("3708280104601", False),
        ("31A101033000", False),
        ("31010103300w", False),
    ],
)
def test_basic_code(code, expected):
    assert codes.is_basic_code(code) == expected


def test_implementation_code_comes_apart():
    parts = codes.parse_implementation_code("11310000002422098T2310101033000")
    assert parts == codes.ImplementationCode("11310000002422098T", "2", "310101033000")


@pytest.mark.parametrize(
    "code",
    [
        "11310000002422098T231010103300",
        "11310000002422098T7310101033000",
        "TE45072110000000034450708001W01",
    ],
)
def test_implementation_code_refuses(code):
    assert codes.parse_implementation_code(code) is None


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("11310000002422098T231010103300001", True),
        ("11310000002422098T2310101033000A1", False),
        ("11310000002422098T2310101033000", False),
    ],
)
def test_item_code(code, expected):
    assert codes.is_item_code(code) == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("310107", True), ("010107", False), ("31010", False), ("३१०१०७", False)]
)
def test_region_code(code, expected):
    assert codes.is_region_code(code) == expected


def test_matter_type_of_basic_code():
    assert codes.matter_type_of("312000218000") == "20"
