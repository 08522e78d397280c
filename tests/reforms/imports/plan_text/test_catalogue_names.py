"""Names of the catalogue: looked up as written, without brackets and particles, and with the part that is meant."""

import pytest

from reforms.imports.plan_text.catalogue_names import Catalogue

CATALOGUE = Catalogue(
    [
        ("shop", "甲类商店许可(开办甲类商店审批)"),
        ("one", "乙类经营许可(一类)"),
        ("two", "乙类经营许可(二类)"),
        ("low", "食品生产许可（低风险品种）"),
        ("full", "丙类备案"),
        ("full", "丙类登记"),
        ("short", "备案"),
    ]
)


@pytest.mark.parametrize(
    ("name", "scope", "slugs", "how"),
    [
        ("丙类备案", "", ["full"], "exact"),
        ("丙类登记", "", ["full"], "exact"),
        ("甲类商店许可", "", ["shop"], "normalised"),
        ("开办甲类商店的审批", "", ["shop"], "normalised"),
        ("乙类经营许可(一类)", "", ["one"], "exact"),
        ("乙类经营许可", "", ["one", "two"], "normalised"),
        ("食品生产许可", "低风险品种", ["low"], "part"),
        ("丁类许可", "", [], ""),
    ],
)
def test_name_stands_for(name, scope, slugs, how):
    found = CATALOGUE.matches(name, scope)
    assert [one.slug for one in found] == slugs
    assert {one.how for one in found} <= {how}


def test_names_in_a_text_are_the_longest_and_do_not_overlap():
    text = "将丙类备案和乙类经营许可(二类)、甲类商店许可(开办甲类商店审批)取消"
    assert [text[start:end] for start, end in CATALOGUE.spans(text)] == [
        "丙类备案",
        "乙类经营许可(二类)",
        "甲类商店许可(开办甲类商店审批)",
    ]


def test_empty_catalogue_knows_nothing():
    assert not Catalogue([])
    assert list(Catalogue([]).spans("将丙类备案取消")) == []
