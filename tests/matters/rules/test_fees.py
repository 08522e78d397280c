import pytest

from matters.rules.fees import is_nothing


@pytest.mark.parametrize(
    ("standard", "expected"),
    [
        ("0", True),
        ("0 元/件", True),
        ("不收费", True),
        ("暂不收取", True),
        ("免收。", True),
        ("", False),
        ("100 元", False),
        ("免费办理，加急 20 元", False),
        ("由省级价格部门制定", False),
    ],
)
def test_a_standard_that_says_nothing_is_taken(standard, expected):
    assert is_nothing(standard) is expected
