"""The table of special procedures, from rows as they may stand in a snapshot."""

from portal.presentation.guide_parts import special_procedures

HEARING = {"name": "听证", "kind": "hearing", "counts_in_limit": False}


def cells(table):
    return {row.title: {cell.label: cell.value for cell in row.cells} for row in table.rows}


def test_effect_on_the_clock_is_not_spoken_of_where_no_row_states_it():
    for row in (HEARING, {**HEARING, "effect": ""}):
        table = special_procedures([row])
        assert "对计时的影响" not in (*table.columns, *table.missing.split("、"))


def test_effect_on_the_clock_is_told_where_a_row_states_it():
    rows = [
        {**HEARING, "effect": "pauses"},
        {"name": "补正", "counts_in_limit": False, "effect": "restarts"},
        {"name": "检验", "counts_in_limit": False, "effect": ""},
        {"name": "公示", "counts_in_limit": True, "effect": ""},
    ]
    told = {name: row["对计时的影响"] for name, row in cells(special_procedures(rows)).items()}
    assert told == {
        "听证": "暂停计时",
        "补正": "重新计时",
        "检验": "来源未写明",
        "公示": "不适用",
    }
