"""Annex rows: run together, in a table, and annexes that did not come with the text."""

from reforms.imports.plan_text import annex, decoding
from tests.reforms.imports.plan_text.samples import content, measures, read, unplaced


def rows(text: str) -> list[tuple[int, str, str]]:
    found = annex.annex(decoding.lines(f"序号任务责任单位\n{text}".encode()))
    return [(row.number, row.section, row.body.text) for row in found.rows]


def test_row_begins_where_the_next_number_stands():
    assert rows("1甲组1.做一。甲局\n2.70%以上做二。乙局\n3.5是丙。丙局") == [
        (1, "(1) 甲组", "做一。甲局"),
        (2, "(1) 甲组", "70%以上做二。乙局"),
        (3, "(1) 甲组", "5是丙。丙局"),
    ]


def test_number_that_is_not_the_next_begins_no_row():
    assert rows("1.做一。\n(1)其一。\n7.其七。\n甲局\n2.做二。乙局") == [
        (1, "", "做一。(1)其一。7.其七。甲局"),
        (2, "", "做二。乙局"),
    ]


def test_number_inside_a_line_or_another_number_begins_no_row():
    assert [one[0] for one in rows("1.做一。\n参照第2.款办。\n1甲12.其他。甲局\n2.做二。乙局")] == [
        1,
        2,
    ]
    assert rows("1.做一。\n参照第2.款办。甲局\n2.做二。乙局")[0][2] == "做一。参照第2.款办。甲局"
    assert rows("1.做一。\n1甲12.其他。甲局\n2.做二。乙局")[0][2] == "做一。1甲12.其他。甲局"


def test_group_changes_in_the_row_that_names_it():
    assert [one[1] for one in rows("1甲1.一。甲局\n2乙2.二。甲局\n2乙3.三。甲局\n4.四。甲局")] == [
        "(1) 甲",
        "(2) 乙",
        "(2) 乙",
        "(2) 乙",
    ]


def test_rows_run_together_have_their_units():
    plan = read(content("annex.txt"))
    found = measures(plan)
    assert list(found) == ["1", "annex-1", "annex-2", "annex-3", "annex-4"]
    assert found["annex-2"].leads == ("区民政局", "街道、镇")
    assert found["annex-3"].leads == ("区政务服务中心", "区政务办(区审改办)", "区数据局")
    assert (found["annex-3"].first_line, found["annex-3"].last_line) == (12, 16)
    assert found["annex-3"].section == "(2) 集中办理"
    assert ("annex-4", 17, "读不出责任单位：“请各单位自行研究办法”") in unplaced(plan, "lead")


def test_table_has_its_units_by_role():
    found = measures(read(content("annex-table.md")))
    assert found["annex-1"].leads == ("县市场监管局",)
    assert found["annex-2"].leads == ("县住建局",)
    assert found["annex-2"].supporters == ("县水利局", "县气象局")
    assert found["annex-2"].section == "减环节"


def test_table_row_with_other_cells_and_a_number_used_twice():
    text = "|序号|任务|责任单位|\n|--|--|--|\n|1|1.甲。|甲局|\n|残缺|\n|2|1.乙。|乙局|\n完"
    found = annex.annex(decoding.lines(text.encode()))
    assert [(row.number, row.units) for row in found.rows] == [(1, "甲局"), (2, "乙局")]


def test_annexes_of_which_only_the_name_is_there_are_told():
    told = unplaced(read(content("items.md")), "annex")
    assert told == [
        ("", 36, "附件1“改革清单”只有名称，没有随文"),
        ("", 38, "附件2“流程图”只有名称，没有随文"),
    ]


def test_annex_that_is_only_spoken_of_is_told():
    plan = read("1.取消审批事项。形成改革清单(见附件)。")
    assert unplaced(plan, "annex") == [("", 1, "正文说到附件，附件不在文件里")]
