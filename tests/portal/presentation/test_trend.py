"""Columns are drawn in proportion, named at their ends, and read aloud."""

import re

from portal.presentation.trend import ABOVE, HIGH, SLOTS, Column, Part, columns_svg


def column(label, *amounts):
    parts = tuple(Part(f"k{place}", amount) for place, amount in enumerate(amounts))
    return Column(label, f"共 {sum(amounts)}", parts)


def heights(svg):
    return [float(one) for one in re.findall(r'<rect[^>]* height="([\d.]+)"', svg)]


def test_parts_are_drawn_against_the_tallest_column():
    svg = columns_svg("问题", [column("一", 3, 1), column("二", 1, 1)])
    assert heights(svg) == [HIGH * 0.75, HIGH * 0.25, HIGH * 0.25, HIGH * 0.25]


def test_parts_stand_on_each_other_from_the_axis_up():
    svg = columns_svg("问题", [column("一", 1, 1)])
    tops = [float(one) for one in re.findall(r'<rect[^>]* y="([\d.]+)"', svg)]
    assert tops == [ABOVE + HIGH / 2, ABOVE]


def test_nothing_found_is_a_line_and_a_zero():
    svg = columns_svg("问题", [column("一", 0, 0)])
    assert "<rect" not in svg
    assert ">0</text>" in svg
    assert columns_svg("问题", []).count("<line") == 1


def test_first_and_last_day_are_named_and_all_are_read_aloud():
    svg = columns_svg("问题", [column(str(day), day) for day in (1, 2, 3)])
    assert re.findall(r'trend__label"[^>]*>([^<]*)<', svg) == ["1", "3"]
    assert 'aria-label="问题：1 共 1；2 共 2；3 共 3"' in svg


def test_many_days_share_the_width_and_few_do_not_fill_it():
    def widths(number):
        svg = columns_svg("问题", [column(str(day), 1) for day in range(number)])
        return {float(one) for one in re.findall(r'<rect[^>]* width="([\d.]+)%"', svg)}

    assert widths(1) == widths(SLOTS)
    (narrow,) = widths(30)
    assert narrow * 30 < 100


def test_words_are_escaped():
    assert "<b>" not in columns_svg("<b>", [Column('"<b>"', "<b>", (Part("<b>", 1),))])
