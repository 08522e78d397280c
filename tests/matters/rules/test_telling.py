from fractions import Fraction

import pytest

from matters.limits import Limit
from matters.rules.telling import limit_words, percent_words


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(20, "working_day"), "20 个工作日"),
        (Limit(0, "hour"), "0 小时"),
        (Limit(2, "month"), "2 个月"),
        (Limit(None, "on_the_spot"), "当场办结"),
        (Limit(None, "none"), "法律未设期限"),
        (Limit(None, "", "尽快"), "未写明"),
    ],
)
def test_limit_in_words(limit, words):
    assert limit_words(limit) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (Fraction(2, 5), "40%"),
        (Fraction(2, 3), "66.6%"),
        (Fraction(6999, 10000), "69.9%"),
        (Fraction(-1, 2), "-50%"),
        (Fraction(0), "0%"),
    ],
)
def test_a_share_is_never_rounded_up_to_its_target(share, words):
    assert percent_words(share) == words
