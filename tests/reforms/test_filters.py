"""What may be asked of a checklist, and what is said to whoever asks something else."""

from datetime import date

import pytest

from reforms.filters import FEW, WORDS, Filters, labels, read

OFFICES = {"mpa": "市药监局"}
TODAY = date(2020, 1, 1)


def test_sound_filters_are_read():
    given = {
        "office": " mpa ",
        "mode": "cancel",
        "category": "process",
        "verdict": "not_yet",
        "until": "2020-12-31",
        "on": "2020-01-01",
        "known": "2019-01-01",
        "page": "2",
    }
    filters, problems = read(given, OFFICES, TODAY)
    assert problems == ()
    assert filters == Filters(
        "mpa", "cancel", "process", "not_yet", date(2020, 12, 31), TODAY, date(2019, 1, 1)
    )
    assert filters.chosen() == {
        name: value.strip() for name, value in given.items() if name != "page"
    }
    assert set(labels()) == set(filters.chosen())


def test_nothing_asked_is_nothing_chosen():
    assert read({"office": "", "until": " "}, OFFICES, TODAY) == (Filters(), ())
    assert Filters().query() == ""


def test_query_asks_the_same():
    filters = Filters(office="mpa", until=TODAY)
    assert filters.query() == "?office=mpa&until=2020-01-01"
    assert filters.query(without="office", page=2) == "?until=2020-01-01&page=2"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("office", "x<y", "没有单位“x<y”"),
        ("mode", "CANCEL", "没有“CANCEL”，请从列表中选择"),
        ("category", "other", "service（优化服务）"),
        ("verdict", "true", "contradicted（与公布不符）"),
        ("until", "31.12.2019", "YYYY-MM-DD"),
        ("until", "2019-02-30", "没有这一天"),
        ("on", "2020-01-02", "还没有到"),
        ("known", "2020-01-02", "还没有到"),
        ("on", "昨天", "“昨天”"),
    ],
)
def test_unsound_filter_is_left_out_and_told(field, value, said):
    filters, (problem,) = read({field: value, "mode": "cancel"} | {field: value}, OFFICES, TODAY)
    assert problem.field == field
    assert said in problem.reason
    assert field not in filters.chosen()


def test_every_wrong_field_is_told():
    _filters, problems = read({"mode": "x", "on": "x", "office": "x"}, OFFICES, TODAY)
    assert [problem.field for problem in problems] == ["office", "mode", "on"]


def test_short_lists_are_named_whole():
    assert {name for name, words in WORDS.items() if len(words) <= FEW} == {"category", "verdict"}
