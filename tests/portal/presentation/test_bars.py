"""Bars: drawn to one scale, read aloud, and safe with any text."""

import re
from fractions import Fraction
from html.parser import HTMLParser

from portal.presentation.bars import LONGEST, Bar, bars_svg

BEFORE = Bar("before", "改革前", Fraction(20), "20 个工作日")
NOW = Bar("now", "现在", Fraction(10), "10 个工作日")


def drawn(*bars, title="首次注册", longest=Fraction(20)):
    return bars_svg(title, bars, longest)


def widths(svg):
    return [float(width) for width in re.findall(r'width="([0-9.]+)%" height="14"', svg)]


def test_bars_are_as_long_as_what_they_stand_for():
    assert widths(drawn(BEFORE, NOW)) == [LONGEST, LONGEST / 2]


def test_bars_of_nothing_and_without_a_longest_one_are_drawn():
    spot = Bar("now", "现在", Fraction(0), "当场办结")
    assert widths(drawn(spot, longest=Fraction(0))) == [0]


def test_bar_without_a_length_is_only_said():
    svg = drawn(Bar("before", "改革前", None, "没有指南"), NOW)
    assert widths(svg) == [LONGEST / 2]
    assert "没有指南" in svg


class Elements(HTMLParser):
    """The elements of a drawing with their attributes, and its texts."""

    def __init__(self, svg):
        super().__init__()
        self.found, self.texts = [], []
        self.feed(svg)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.texts.append(data)


def test_bars_are_read_aloud():
    _tag, attributes = Elements(drawn(BEFORE, NOW)).found[0]
    assert attributes["role"] == "img"
    assert attributes["aria-label"] == "首次注册：改革前 20 个工作日；现在 10 个工作日"


def test_bars_hold_no_markup_and_no_styles_of_the_text():
    evil = '"><script>alert(1)</script>&'
    svg = drawn(Bar('x" onload="y', evil, Fraction(1), evil), title=evil)
    elements = Elements(svg)
    assert {tag for tag, _ in elements.found} == {"svg", "rect", "line", "text"}
    attributes = {name for _, found in elements.found for name in found}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}
    assert evil in elements.texts
