"""What an address may ask of the findings."""

import pytest

from matters.finding_filters import Filters, Options, near, read

OPTIONS = Options(
    rule={"TL-01": "承诺时限不长于法定时限", "MT-01": "材料名称不兜底"},
    office={"yaojian": "药监局"},
    region={"310000": "上海市"},
    level={"error": "错误", "warning": "警告"},
)


def test_sound_filters_are_kept_and_written_again():
    given = {"rule": " TL-01 ", "level": "error", "office": "yaojian", "region": "310000", "x": "1"}
    filters, problems = read(given, OPTIONS)
    assert filters == Filters("TL-01", "error", "yaojian", "310000")
    assert problems == ()
    assert filters.query(page=2) == "?rule=TL-01&level=error&office=yaojian&region=310000&page=2"
    assert filters.query(without="rule") == "?level=error&office=yaojian&region=310000"
    assert Filters().query() == ""


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("rule", "TL-1", "相近的有：TL-01（承诺时限不长于法定时限）"),
        ("rule", "材料名称", "MT-01"),
        ("level", "fatal", "error（错误）、warning（警告）"),
        ("office", "药监", "yaojian（药监局）"),
        ("region", "<b>", "区划是六位代码"),
        ("region", "\x00" * 500, "没有“"),
    ],
)
def test_unsound_filter_is_told_with_what_is_near(field, value, said):
    filters, problems = read({field: value}, OPTIONS)
    (problem,) = problems
    assert problem.field == field
    assert said in problem.reason
    assert len(problem.reason) < 300
    assert filters == Filters()


def test_nothing_is_near_what_is_altogether_else():
    assert near("zzz", OPTIONS.office) == []
