"""Numbers and days: shares with 以上 and 超, limits, counts, due days and what they leave open."""

from datetime import date
from decimal import Decimal

import pytest

from reforms.imports.plan_text import figures
from tests.reforms.imports.plan_text.samples import sentences


@pytest.mark.parametrize(
    ("text", "amount", "unit", "comparison"),
    [
        ("时限缩短40%以上", "0.4", "share", "at_least"),
        ("满意率超过95%", "0.95", "share", "more_than"),
        ("满意率不低于95.5%", "0.955", "share", "at_least"),
        ("派单率原则上不得高于10%", "0.1", "share", "at_most"),
        ("100%事项网上能办", "1", "share", ""),
        ("解决率达到90%", "0.9", "share", "at_least"),
        ("时限压缩二分之一", "0.5", "share", "at_least"),
        ("时限压缩三分之二", "0.6666", "share", "at_least"),
        ("缩短12.3456%以上", "0.1234", "share", "at_least"),
        ("下降百分之五", "0.05", "share", ""),
        ("在5个工作日内办结", "5", "working_day", "at_most"),
        ("压缩至100个工作日以内", "100", "working_day", "at_most"),
        ("不超过3个月", "3", "month", "at_most"),
        ("15日内答复", "15", "calendar_day", "at_most"),
        ("2小时内回应", "2", "hour", "at_most"),
        ("1分钟应答", "1", "minute", ""),
        ("至少1次下沉", "1", "visit", "at_least"),
        ("取消等8项", "8", "item", ""),
        ("全面落实十项制度", "10", "item", ""),
    ],
)
def test_figure(text, amount, unit, comparison):
    (one,) = figures.figures(sentences(text))
    assert (one.amount, one.unit, one.comparison) == (Decimal(amount), unit, comparison)


@pytest.mark.parametrize(
    "text", ["第三项", "“三项制度”", "一次办成", "12345热线", "2019年", "六次全会"]
)
def test_no_figure(text):
    assert figures.figures(sentences(text)) == ()


def test_figure_has_its_words_its_force_and_the_day_of_its_sentence():
    one, two = figures.figures(
        sentences("2031年底前,力争网办率达到90%", "原则上在3个工作日内办结,确有困难的除外")
    )
    assert (one.words, one.force, one.due_on) == ("力争网办率达到90%", "strive", date(2031, 12, 31))
    assert (two.words, two.force, two.due_on) == ("原则上在3个工作日内办结", "in_principle", None)
    assert (one.line, two.line) == (1, 2)


@pytest.mark.parametrize(
    ("text", "on", "doubt"),
    [
        ("2031年底前完成", date(2031, 12, 31), ""),
        ("到2031年底完成", date(2031, 12, 31), ""),
        ("到2031年6月底完成", date(2031, 6, 30), ""),
        ("2032年2月底前完成", date(2032, 2, 29), ""),
        ("到2031年完成", date(2031, 12, 31), "没有写明是年初还是年底，按最后一天计"),
        ("2031年6月前完成", date(2031, 6, 30), "没有写明是月初还是月底，按最后一天计"),
        ("2031年6月20日前完成", date(2031, 6, 20), "没有写明是否含当日，按含当日计"),
        ("2031年2月30日前完成", None, "没有这一天"),
        ("每季度最后一个月20日前报送", None, "每期都要做到，不是一个日子"),
        ("9月底前完成", None, "没有写明年份"),
    ],
)
def test_due_day(text, on, doubt):
    (one,) = figures.due_days(sentences(text))
    assert (one.on, one.doubt) == (on, doubt)


@pytest.mark.parametrize(
    "text", ["2031年起执行", "2031年3月5日印发", "《2031年底前行动方案》", "(沪委办〔2018〕37号)"]
)
def test_no_due_day(text):
    assert figures.due_days(sentences(text)) == ()
