"""What the address of a search may ask for."""

import pytest

from matters import search_filters
from matters.search_filters import SearchFilters


def test_sound_values_are_read():
    given = {
        "q": "  药品   零售 ",
        "audience": "legal_person",
        "region": "310000",
        "office": "shanghai-yao-jian",
        "handling": "commitment",
        "online": "1",
        "state": "ended",
        "unheard": "x",
    }
    filters, problems = search_filters.read(given)
    assert problems == ()
    assert filters.q == "药品 零售"
    assert filters.facets() == {
        key: value for key, value in given.items() if key not in {"q", "unheard"}
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("q", "药" * 101),
        ("q", "药\x00品"),
        ("audience", "<script>"),
        ("region", "31"),
        ("region", "３１００００"),
        ("office", "a b"),
        ("office", "x" * 101),
        ("handling", "unheard"),
        ("online", "2"),
        ("state", "gone"),
    ],
)
def test_unsound_values_are_told_and_left_out(field, value):
    filters, problems = search_filters.read({field: value})
    assert [problem.field for problem in problems] == [field]
    assert getattr(filters, field) == ""


def test_query_keeps_changes_and_drops():
    filters = SearchFilters(q="药品", state="ended")
    assert filters.query(page=2) == "?q=%E8%8D%AF%E5%93%81&state=ended&page=2"
    assert (
        filters.query(changed={"state": "", "audience": "person"})
        == "?q=%E8%8D%AF%E5%93%81&audience=person"
    )
    assert SearchFilters().query() == "?"
