"""What was looked for in vain is kept only where it can point to nobody."""

import pytest

from matters.search.misses import worth_keeping


@pytest.mark.parametrize("text", ["结婚登记", "2024年社保", "gmp"])
def test_kept(text):
    assert worth_keeping(text)


@pytest.mark.parametrize(
    "text",
    ["13812345678", "31010119900101123x", "张三13812345678", "药", "", "药" * 41, "12345"],
)
def test_not_kept(text):
    assert not worth_keeping(text)
