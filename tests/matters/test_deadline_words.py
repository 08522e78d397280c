"""Deadlines in words: exact, by the right article, and none without words."""

from dataclasses import dataclass, field
from datetime import date, time

import pytest

from matters.calendars import Calendar, Notice
from matters.choices import ProcedureKind
from matters.counting import Case, Pause, Span, Why
from matters.deadline_words import (
    NOT_COUNTED_BY_LAW,
    SPANS,
    Start,
    amount_words,
    awaited_words,
    basis_words,
    day_words,
    deadline_sentence,
    delivery_sentence,
    may_move_words,
    procedure_words,
    provisional_words,
    span_words,
    titled,
    years_words,
)
from matters.deadlines import deadline
from matters.limits import (
    CALENDAR_DAY,
    HOUR,
    MONTH,
    NONE,
    ON_THE_SPOT,
    UNITS,
    WORKING_DAY,
    Limit,
)
from tests.matters.calendar_samples import CALENDAR, title

DAY = date(2026, 3, 2)
NOTICE = f"《{title(2026)}》"
CIVIL = "《民法典》第二百零一条"


def span(why, counted=0, total=0, **more):
    return Span(DAY, DAY, why, counted, total, **more)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("why", Why)
def test_every_reason_has_words_in_every_unit(why, unit):
    words = span_words(span(why, 1, 1), unit)
    assert words
    assert "%" not in words
    assert not words.endswith("。")
    for is_licence in (True, False):
        assert isinstance(basis_words(span(why), is_licence=is_licence, unit=unit), str)


def test_no_reason_is_left_out():
    assert set(SPANS) == set(Why)


@pytest.mark.parametrize(
    ("found", "unit", "words"),
    [
        (span(Why.ACCEPTANCE), WORKING_DAY, "受理当日，不计入（第 0 天）"),
        (span(Why.ACCEPTANCE), MONTH, "受理当日，不计入（第 0 天）"),
        (span(Why.COUNTED, 3, 3), WORKING_DAY, "工作日，计 3 天（第 1 至第 3 天）"),
        (span(Why.COUNTED, 1, 5), WORKING_DAY, "工作日，计 1 天（第 5 天）"),
        (span(Why.COUNTED, 2, 9), CALENDAR_DAY, "自然日，计 2 天（第 8 至第 9 天）"),
        (span(Why.COUNTED, 31, 31), MONTH, "按月连续计算，计 31 天（第 1 至第 31 天）"),
        (span(Why.COUNTED, 1, 1), HOUR, "按小时连续计算，计 1 天（第 1 天）"),
        (
            span(Why.MAKEUP_WORKDAY, 1, 4, name="国庆节"),
            WORKING_DAY,
            "因国庆节调休上班，计入 1 天（第 4 天）",
        ),
        (span(Why.MAKEUP_WORKDAY, 2, 4), WORKING_DAY, "调休上班，计入 2 天（第 3 至第 4 天）"),
        (span(Why.WEEKEND), WORKING_DAY, "周末，不计入"),
        (span(Why.HOLIDAY, name="国庆节"), WORKING_DAY, "国庆节放假，不计入"),
        (span(Why.HOLIDAY), WORKING_DAY, "放假，不计入"),
        (span(Why.PAUSE, kind="expert_review"), WORKING_DAY, "专家评审期间，不计入"),
        (span(Why.PAUSE, name="现场核查", kind="other"), WORKING_DAY, "现场核查期间，不计入"),
        (span(Why.PAUSE, name="补正期间"), WORKING_DAY, "补正期间，不计入"),
        (span(Why.PAUSE, name="专家咨询所用时间"), WORKING_DAY, "专家咨询所用时间，不计入"),
        (span(Why.PAUSE), WORKING_DAY, "特别程序期间，不计入"),
        (span(Why.RESTART, kind="supplement"), WORKING_DAY, "补正材料完成，自次日起从头计时"),
        (span(Why.EXTENDED, 10, 30), WORKING_DAY, "延长的期限，计 10 天（第 21 至第 30 天）"),
        (span(Why.ROLLED), CALENDAR_DAY, "届满日遇休息日，顺延至下一个工作日"),
    ],
)
def test_span_words(found, unit, words):
    assert span_words(found, unit) == words


def test_acceptance_counts_from_the_clock_in_hours():
    assert "自受理的时刻起算" in span_words(span(Why.ACCEPTANCE), HOUR)


def test_delivery_begins_with_the_decision():
    assert "作出决定" in span_words(span(Why.ACCEPTANCE), WORKING_DAY, start=Start.DECISION)
    assert "送达" in span_words(span(Why.ON_THE_SPOT), ON_THE_SPOT, start=Start.DECISION)
    assert span_words(span(Why.WEEKEND), WORKING_DAY, start=Start.DECISION) == "周末，不计入"


def test_limit_of_any_kind_begins_with_the_day_given():
    for why in (Why.ACCEPTANCE, Why.ON_THE_SPOT):
        for unit in UNITS:
            words = span_words(span(why), unit, start=Start.ANY)
            assert "起算当日" in words
            assert "受理" not in words


@pytest.mark.parametrize(
    ("found", "unit", "of_licence", "of_others"),
    [
        (span(Why.ACCEPTANCE), WORKING_DAY, CIVIL, CIVIL),
        (span(Why.COUNTED), WORKING_DAY, "《行政许可法》第八十二条", ""),
        (span(Why.COUNTED), CALENDAR_DAY, CIVIL, CIVIL),
        (span(Why.COUNTED), HOUR, CIVIL, CIVIL),
        (span(Why.COUNTED), MONTH, CIVIL + "、第二百零二条", CIVIL + "、第二百零二条"),
        (span(Why.COUNTED), "", "", ""),
        (span(Why.HOLIDAY, basis=title(2026)), WORKING_DAY, NOTICE, NOTICE),
        (span(Why.HOLIDAY), WORKING_DAY, "", ""),
        (span(Why.MAKEUP_WORKDAY, basis=title(2026)), WORKING_DAY, NOTICE, NOTICE),
        (
            span(Why.WEEKEND),
            WORKING_DAY,
            "《国务院关于职工工作时间的规定》第七条",
            "《国务院关于职工工作时间的规定》第七条",
        ),
        (span(Why.PAUSE, kind="supplement", basis="《办法》第九条"), WORKING_DAY)
        + ("《办法》第九条",) * 2,
        (span(Why.PAUSE, kind="hearing"), WORKING_DAY, "《行政许可法》第四十五条", ""),
        (
            span(Why.PAUSE, kind="test", basis="《办法》第九条"),
            WORKING_DAY,
            "《行政许可法》第四十五条；《办法》第九条",
            "《办法》第九条",
        ),
        (
            span(Why.PAUSE, kind="test", basis="行政许可法第45条"),
            WORKING_DAY,
            "《行政许可法》第四十五条",
            "行政许可法第45条",
        ),
        (span(Why.RESTART, kind="hearing", basis="《办法》"), WORKING_DAY, "《办法》", "《办法》"),
        (span(Why.EXTENDED), WORKING_DAY, "《行政许可法》第四十二条", ""),
        (span(Why.ON_THE_SPOT), ON_THE_SPOT, "《行政许可法》第三十四条", ""),
        (span(Why.ROLLED), CALENDAR_DAY, "《民法典》第二百零三条", "《民法典》第二百零三条"),
        (span(Why.NO_LIMIT), NONE, "", ""),
    ],
)
def test_basis_words(found, unit, of_licence, of_others):
    assert basis_words(found, is_licence=True, unit=unit) == of_licence
    assert basis_words(found, is_licence=False, unit=unit) == of_others


@pytest.mark.parametrize("kind", ProcedureKind.values)
def test_article_45_is_named_for_its_eight_kinds_alone(kind):
    by_law = {
        "hearing", "tender", "auction", "inspection", "test", "quarantine", "appraisal",
        "expert_review",
    }  # fmt: skip
    assert by_law == NOT_COUNTED_BY_LAW
    named = "第四十五条" in basis_words(span(Why.PAUSE, kind=kind), is_licence=True)
    assert named is (kind in by_law)


def test_provisional_words_name_the_years_and_are_empty_without():
    found = deadline(date(2026, 12, 15), Limit(20, WORKING_DAY), CALENDAR)
    assert provisional_words(found).startswith("暂定：2027 年放假安排的通知尚未载入")
    assert "可能提前，也可能推后" in provisional_words(found)
    assert may_move_words(found) == ""
    settled = deadline(DAY, Limit(20, WORKING_DAY), CALENDAR)
    assert (provisional_words(settled), may_move_words(settled), awaited_words(())) == ("", "", "")


def test_may_move_words_name_both_years():
    found = deadline(date(2026, 12, 15), Limit(10, WORKING_DAY), CALENDAR)
    assert found.provisional is False
    words = may_move_words(found)
    assert "2027 年放假安排的通知" in words
    assert "2026 年 12 月底" in words


@pytest.mark.parametrize(
    ("years", "words"),
    [
        ([2027], "2027 "),
        ([2027, 2028], "2027、2028 "),
        ([2027, 2028, 2029], "2027 至 2029 "),
        ([2027, 2029, 2030], "2027、2029、2030 "),
    ],
)
def test_years_words(years, words):
    assert years_words(years) == words


@dataclass(frozen=True)
class Sentence:
    limit: Limit
    words: str
    accepted_on: date = DAY
    case: Case = field(default_factory=Case)


@pytest.mark.parametrize(
    "asked",
    [
        Sentence(
            Limit(20, WORKING_DAY),
            "2026年3月2日（星期一）受理，20 个工作日，最后一天是2026年3月30日（星期一）。",
        ),
        Sentence(
            Limit(4, WORKING_DAY),
            "2026年12月29日（星期二）受理，4 个工作日，最后一天暂定为2027年1月4日（星期一）。",
            date(2026, 12, 29),
        ),
        Sentence(
            Limit(26, HOUR),
            "2026年3月2日（星期一）受理，26 小时，最后一天是2026年3月3日（星期二） 11:30。",
            case=Case(accepted_at=time(9, 30)),
        ),
        Sentence(
            Limit(20, WORKING_DAY),
            "2026年3月2日（星期一）受理，20 个工作日，延长 10 个工作日，"
            "最后一天是2026年4月14日（星期二）。",
            case=Case(extension=Limit(10, WORKING_DAY)),
        ),
        Sentence(Limit(None, ON_THE_SPOT), "2026年3月2日（星期一）受理，当场办结。"),
        Sentence(Limit(None, NONE), "法律未设期限，没有可以计算的最后一天。"),
    ],
)
def test_deadline_sentence(asked):
    found = deadline(asked.accepted_on, asked.limit, CALENDAR, asked.case)
    assert deadline_sentence(found) == asked.words


def test_delivery_sentence():
    found = deadline(DAY, Limit(10, WORKING_DAY), CALENDAR)
    words = "如果在2026年3月2日（星期一）作出决定，最晚在2026年3月16日（星期一）送达"
    assert delivery_sentence(found, is_provisional=False) == f"{words}。"
    assert delivery_sentence(found, is_provisional=True) == f"{words}（暂定）。"


def test_words_for_single_things():
    assert titled("通知") == "《通知》"
    assert titled("《通知》") == "《通知》"
    assert titled("") == ""
    assert procedure_words("", "hearing") == "听证"
    assert procedure_words("评估", "hearing") == "评估"
    assert procedure_words("", "gone") == "特别程序"
    assert day_words(date(2026, 11, 22)) == "2026年11月22日（星期日）"
    assert [amount_words(Limit(2, unit)) for unit in UNITS[:4]] == [
        "2 个工作日", "2 个自然日", "2 小时", "2 个月",
    ]  # fmt: skip
    assert amount_words(Limit(None, ON_THE_SPOT)) == "当场办结"
    assert amount_words(Limit(None, WORKING_DAY)) == ""
    assert amount_words(Limit(note="说不清")) == ""


def test_every_span_of_a_real_trace_has_its_sentence():
    case = Case(
        pauses=(Pause(date(2026, 9, 17), date(2026, 9, 22), "hearing", name="听证"),),
        extension=Limit(10, WORKING_DAY),
    )
    found = deadline(date(2026, 9, 15), Limit(20, WORKING_DAY), CALENDAR, case)
    words = [span_words(one, WORKING_DAY) for one in found.trace]
    assert words[:3] == [
        "受理当日，不计入（第 0 天）",
        "工作日，计 1 天（第 1 天）",
        "听证期间，不计入",
    ]
    assert words[-1].startswith("延长的期限")
    assert words[-1].endswith("第 30 天）")
    assert "中秋节放假，不计入" in words


def test_year_of_a_notice_without_days_gives_no_festival():
    calendar = Calendar({2026: Notice(title(2026))})
    found = deadline(date(2026, 9, 28), Limit(5, WORKING_DAY), calendar)
    assert {one.why for one in found.trace} == {Why.ACCEPTANCE, Why.COUNTED, Why.WEEKEND}
