import pytest

from matters.rules.telephones import phones_in


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("021-22234500", ["02122234500"]),
        ("(0731)12345678、13812345678", ["073112345678", "13812345678"]),
        ("021-22234500 021-12345", ["02122234500", "02112345"]),
        ("\uff10\uff12\uff11\uff0d22234500", ["02122234500"]),
        ("12345", ["12345"]),
        ("400-820-8820", ["4008208820"]),
        ("工作日 9:00-17:00", []),
        ("https://a.gov.cn/13812345678 或 13812345678@a.cn", []),
        ("", []),
    ],
)
def test_numbers_in_text(text, digits):
    assert [one.digits for one in phones_in(text)] == digits


@pytest.mark.parametrize(
    ("text", "lacks", "is_hotline"),
    [
        ("22234500", True, False),
        ("5280787", True, False),
        ("021-22234500", False, False),
        ("021-12345", False, True),
        ("12345", False, True),
        ("963333", False, True),
        ("13812345678", False, False),
    ],
)
def test_what_a_number_lacks(text, lacks, is_hotline):
    (one,) = phones_in(text)
    assert (one.lacks_area_code, one.is_hotline) == (lacks, is_hotline)
