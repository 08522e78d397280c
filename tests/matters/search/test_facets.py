"""Facets as they are stored, asked for and counted."""

from matters.filters import region_prefix
from matters.search.facets import Counted, Facets, condition, counted, facet_tokens, fitting, stored


def text(office="a-b", region="310107", **kwargs):
    values = {"audiences": ("enterprise",), "handling": ("immediate",), "online": True} | kwargs
    facets = Facets(office, "甲 局" if office else "", region, "普陀区", state="in_force", **values)
    return stored(facets, region_prefix)


def test_tokens_hold_no_operator():
    tokens = facet_tokens(text())
    assert "office·a·b" in tokens
    assert {"within·31", "within·3101", "within·310107"} <= set(tokens)
    assert all(one.replace("·", "").isalnum() for one in tokens)


def test_asked_for_as_it_is_stored():
    asked = condition({"office": "a-b", "region": "310000"}, region_prefix)
    assert asked is not None
    assert [part.tokens[0] for part in asked.query.parts] == ["office·a·b", "within·31"]
    assert condition({}, region_prefix) is None


def test_fitting_is_exact():
    rows = [text(), text(office="a-bc"), text(region="320100")]
    assert fitting(rows, {"office": "a-b"}, region_prefix) == [True, False, True]
    assert fitting(rows, {"region": "310000"}, region_prefix) == [True, True, False]
    assert fitting(rows, {"audience": "legal_person", "online": "1"}, region_prefix) == [True] * 3


def test_counted_as_if_another_value_were_chosen():
    rows = [text(), text(audiences=("person",)), text(office="", audiences=("person",))]
    counts = counted(rows, {"audience": "person"}, region_prefix)
    assert [(one.value, one.count) for one in counts["audience"]] == [
        ("person", 2),
        ("enterprise", 1),
        ("legal_person", 1),
    ]
    assert counts["office"] == (Counted("a-b", "甲局", 1),)
    assert counts["region"] == (Counted("310107", "普陀区", 2),)
    assert counted([], {}, region_prefix)["state"] == ()
