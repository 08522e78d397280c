"""A trace in words: days, why, and by what."""

from datetime import date

from matters.deadlines import deadline
from matters.limits import Limit
from portal.presentation.deadline_trace import LONGEST, dated, trace_lines
from tests.matters.calendar_samples import CALENDAR

ACCEPTED = date(2026, 9, 15)


def test_day_stands_with_its_weekday():
    assert dated(date(2026, 10, 19)) == "2026-10-19 星期一"


def test_each_span_says_why_and_by_what():
    lines = trace_lines(deadline(ACCEPTED, Limit(4, "working_day"), CALENDAR), is_licence=True)
    assert [(line.when, line.counts) for line in lines] == [
        ("2026-09-15 星期二", False),
        ("2026-09-16 星期三 至 2026-09-18 星期五", True),
        ("2026-09-19 星期六", False),
        ("2026-09-20 星期日", True),
    ]
    assert lines[3].words == "因国庆节调休上班，计入 1 天（第 4 天）"
    assert lines[3].basis == "《国务院办公厅关于2026年部分节假日安排的通知》"
    assert lines[1].basis == "《行政许可法》第八十二条"


def test_long_trace_tells_what_it_leaves_out():
    found = deadline(ACCEPTED, Limit(1000, "working_day"), CALENDAR)
    lines = trace_lines(found, is_licence=False)
    assert len(lines) == LONGEST + 1
    (gap,) = [line for line in lines if line.is_gap]
    spans = found.trace[LONGEST // 2 : -LONGEST // 2]
    assert f"中间 {len(spans)} 段从略" in gap.words
    assert f"其间计入 {sum(span.counted for span in spans)} 天" in gap.words
    assert gap.when == f"{dated(spans[0].starts_on)} 至 {dated(spans[-1].ends_on)}"
