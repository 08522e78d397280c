"""Tables draw only the columns that some row states."""

from portal.presentation.tables import Line, table


def test_table_names_the_columns_no_row_states():
    shown = table(
        "材料",
        "名称",
        [Line("一", {"来源": "自备", "份数": ""}), Line("二", {"来源": "", "份数": ""})],
    )
    assert shown.columns == ("来源",)
    assert shown.missing == "份数"
    assert [row.cells[0].value for row in shown.rows] == ["自备", "来源未写明"]
    assert [row.cells[0].is_stated for row in shown.rows] == [True, False]


def test_table_without_rows_is_false():
    assert not table("材料", "名称", [])
