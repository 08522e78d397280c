"""Claims, figures and verdicts in words."""

from fractions import Fraction

import pytest

from matters.limits import Limit
from reforms.claim_words import (
    claim_words,
    figure_words,
    finding_sentence,
    limit_words,
    value_words,
)
from reforms.claims import READERS, Claim, Figure, Finding, Reason

TEN_DAYS = Claim("promised_limit", amount=Fraction(10), unit="working_day")


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(10, "working_day"), "10 工作日"),
        (Limit(3, "month"), "3 个月"),
        (Limit(None, "on_the_spot"), "当场办结"),
        (Limit(None, "none"), "法律未设期限"),
    ],
)
def test_limit_in_words(limit, words):
    assert limit_words(limit) == words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (TEN_DAYS, "承诺时限 10 工作日"),
        (
            Claim("promised_limit", "at_most", Fraction(10), "working_day"),
            "承诺时限不超过 10 工作日",
        ),
        (Claim("promised_limit", unit="on_the_spot"), "承诺时限：当场办结"),
        (Claim("compression", "at_least", Fraction(2, 5)), "时限压缩比例达到 40% 以上"),
        (Claim("compression", "more_than", Fraction(1, 3)), "时限压缩比例超过 33.33%"),
        (Claim("materials", amount=Fraction(1)), "申请材料项数 1 件"),
        (Claim("steps", "at_most", Fraction(3)), "办理环节数不超过 3 个"),
        (Claim("visits", amount=Fraction(0)), "到现场次数 0 次"),
        (Claim("on_the_spot"), "当场办结"),
        (Claim("ended"), "事项终止"),
        (Claim("track", word="notify_and_commit"), "办理程序：告知承诺"),
        (Claim("online_depth", word="handle"), "网上办理深度：互联网办理"),
        (Claim("other", word="延续当场办结"), "其他：延续当场办结"),
    ],
)
def test_claim_in_words(claim, words):
    assert claim_words(claim) == words


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("promised_limit", None, "未写明"),
        ("promised_limit", Limit(10, "working_day"), "10 工作日"),
        ("compression", Fraction(1, 2), "50%"),
        ("materials", 3, "3 件"),
        ("visits", 0, "0 次"),
        ("ended", True, "已终止"),
        ("ended", False, "在用"),
        ("on_the_spot", True, "当场办结"),
        ("on_the_spot", False, "不是当场办结"),
        ("track", frozenset({"ordinary", "notify_and_commit"}), "一般程序、告知承诺"),
        ("track", frozenset(), "无"),
        ("matter_type", "公共服务", "公共服务"),
    ],
)
def test_value_in_words(kind, value, words):
    assert value_words(kind, value) == words


def test_figure_names_its_revision_unless_it_is_the_matters():
    assert (
        figure_words("promised_limit", Figure(Limit(20, "working_day"), 1))
        == "20 工作日（第 1 版）"
    )
    assert figure_words("ended", Figure(False, 1)) == "在用"
    assert figure_words("promised_limit", None) == ""


@pytest.mark.parametrize("reason", list(Reason))
@pytest.mark.parametrize("kind", sorted(READERS))
def test_every_finding_has_a_sentence(kind, reason):
    for figure in (None, Figure(None, 1)):
        sentence = finding_sentence(Claim(kind), Finding("not_yet", reason, figure, figure))
        assert sentence.endswith("。")
        assert "%(" not in sentence


def test_sentence_tells_both_figures():
    was, now = Figure(Limit(20, "working_day"), 1), Figure(Limit(15, "working_day"), 2)
    finding = Finding("not_yet", Reason.CHANGED_NOT_ENOUGH, was, now)
    assert finding_sentence(TEN_DAYS, finding) == (
        "公布的指南由20 工作日（第 1 版）改为15 工作日（第 2 版），还没有达到举措所说。"
    )
    first = Finding("not_yet", Reason.CHANGED_NOT_ENOUGH, None, now)
    assert "（改革前没有指南）" in finding_sentence(TEN_DAYS, first)


def test_sentence_on_the_matter_speaks_of_the_catalogue():
    finding = Finding("not_yet", Reason.UNCHANGED, None, Figure(False, 1))
    assert finding_sentence(Claim("ended"), finding) == ("目录里的事项仍为在用，改革以来没有变化。")
