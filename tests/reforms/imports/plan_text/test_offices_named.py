"""Who answers for a measure, in each form of the brackets and of the rows."""

import pytest

from reforms.imports.plan_text import offices_named
from reforms.imports.plan_text.decoding import Line
from reforms.imports.plan_text.passages import passage


def in_text(text: str) -> offices_named.OfficesNamed:
    return offices_named.in_passage(passage([Line(1, text)]))


@pytest.mark.parametrize(
    ("text", "leads", "supporters"),
    [
        ("做好。(甲处负责)", ["甲处"], []),
        ("做好。(甲处、乙处负责,丙中心、丁处配合)", ["甲处", "乙处"], ["丙中心", "丁处"]),
        ("做好。(甲处负责,乙处、丙处负责,丁中心配合)", ["甲处", "乙处", "丙处"], ["丁中心"]),
        ("做好。(由甲处牵头,乙处参与)", ["甲处"], ["乙处"]),
        ("做好。(甲局牵头负责;乙局、丙局按职责分工协助)", ["甲局"], ["乙局", "丙局"]),
        ("做好。(责任单位:甲局、乙局)", ["甲局", "乙局"], []),
        ("做好。(责任单位:甲局,乙局;配合单位:丙局)", ["甲局", "乙局"], ["丙局"]),
        ("做好。(牵头单位:甲局;责任单位:乙局)", ["甲局", "乙局"], []),
        ("做好。\n责任单位:区编办(区审改办)、街道、镇", ["区编办(区审改办)", "街道", "镇"], []),
        ("做好。(区编办(区审改办)负责,街道、镇配合)", ["区编办(区审改办)"], ["街道、镇"]),
        ("做好。(甲局和乙局负责)", ["甲局", "乙局"], []),
        ("做好。(甲局,乙局负责)", ["甲局", "乙局"], []),
        ("做好。(甲局(牵头)、乙局(配合))", ["甲局"], ["乙局"]),
        ("一(甲处负责)二(乙处配合)", ["甲处"], ["乙处"]),
        ("做好。(甲处负责,甲处、乙处配合)", ["甲处"], ["乙处"]),
        ("由甲处负责做好(含乙类)。", [], []),
        ("做好(甲类除外)。", [], []),
    ],
)
def test_units_stand_in_their_order(text, leads, supporters):
    found = in_text(text.replace("\n", "。"))
    assert (list(found.leads), list(found.supporters)) == (leads, supporters)


def test_unit_named_for_both_is_told():
    assert in_text("做好。(甲处负责,甲处配合)").twice == ("甲处",)


def test_bracket_that_cannot_be_read_is_told():
    assert in_text("做好。(甲处负责,乙处)").unread == ((1, "甲处负责,乙处"),)
    assert not in_text("做好。(负责)")


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("做好。区民政局,街道、镇", ["区民政局", "街道、镇"]),
        ("做好。区府办、区科委、", ["区府办", "区科委"]),
        (
            "做好。“证照分离”改革试点所涉区级审批服务单位",
            ["“证照分离”改革试点所涉区级审批服务单位"],
        ),
        ("做好。由各单位自行研究办法", []),
        ("做好。", []),
        ("没有句号,区民政局", []),
    ],
)
def test_units_at_the_end_of_a_row(text, leads):
    assert list(offices_named.at_end(passage([Line(1, text)])).leads) == leads


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("综合处", "division"),
        ("行政服务中心", "affiliated_unit"),
        ("区民政局", "district_office"),
        ("区编办(区审改办)", "district_office"),
        ("街道、镇", "group"),
        ("区各审批服务单位", "group"),
        ("曹杨街道", "street_or_town"),
        ("市市场监管局", "bureau"),
        ("张三", ""),
    ],
)
def test_kind_of_a_unit_by_its_name(name, kind):
    assert offices_named.kind_of(name) == kind
