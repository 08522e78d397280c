"""The report of a reading: plain values, counts, and lines for the eye."""

import json

from reforms.imports.plan_text import report
from tests.reforms.imports.plan_text.samples import content, read


def test_report_is_json_with_lines_and_what_is_not_placed():
    plan = read(content("items.md"), [("yi", "乙类货物(散装)经营许可")])
    found = json.loads(json.dumps(report.as_json(plan)))
    assert found["issued_on"] == "2031-03-05"
    assert found["measures"][0]["matters"][1]["match"] == {
        "slug": "yi",
        "name": "乙类货物(散装)经营许可",
        "how": "exact",
    }
    assert found["measures"][2]["first_line"] == 27
    assert found["unplaced"][0].keys() == {"line", "measure", "field", "reason"}
    assert found["counts"] == {
        "measures": 5,
        "of_the_annex": 0,
        "sections": 2,
        "with_offices": 4,
        "matters": 7,
        "partners": 0,
        "mentions": 0,
        "in_the_catalogue": 1,
        "figures": 6,
        "due_days": 1,
        "unplaced": {"annex": 2, "due_on": 4, "lead": 1, "matters": 6},
    }


def test_table_has_a_line_for_each_measure_and_matter():
    lines = list(report.table(read(content("items.md"))))
    assert lines[0] == "   21  1  cancel  must  -  取消审批  审批处；配合：法规处、信息中心"
    assert lines[1] == "   21    subject  甲类货物经营备案  cancel  -"
    assert lines[5].startswith("   27  3  on_the_spot  must  2031-06-30")
    assert lines[7] == "   27    subject  戊类经营许可(地址变更、人员变更等)  on_the_spot  -"


def test_what_is_not_placed_is_told_with_its_place():
    lines = list(report.unplaced(read("便民事项改革\n1.做好企业服务。企业和群众方便。")))
    assert lines[0] == "全文  方案  document_number：没有认出文号"
    assert "第 2 行  举措 1  mode：没有认出改革方式" in lines
