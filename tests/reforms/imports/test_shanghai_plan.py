"""The Shanghai plan of 2018 names what its text names, no more and no fewer."""

import re
from decimal import Decimal

from tests.reforms.imports.real_plans import measures, plan, source

NAMED = {
    "1": ["药品GMP认证", "药品GSP认证"],
    "2": [
        "化妆品生产企业卫生条件审核",
        "中药保护品种的申请(初审)",
        "药品广告异地备案",
        "医疗器械广告审查",
        "医疗机构放射性药品使用许可(一、二类)",
        "麻醉药品、第一类精神药品和第二类精神药品原料药生产计划",
        "麻醉药品、第一类精神药品需用计划",
    ],
    "3": ["国产非特殊用途化妆品备案"],
    "4": [
        "医疗器械临床试验备案",
        "进口药材登记备案",
        "药品进口备案",
        "境外疫苗厂商代理机构备案",
        "药品生产企业接受境外制药厂商委托加工药品备案",
        "药品经营企业许可(药品零售企业除外)",
        "第三类医疗器械经营企业许可(第三方物流)",
        "食品生产许可证核发(特殊食品)",
    ],
    "5": ["医疗机构制剂注册", "医疗机构中药制剂委托配制"],
    "6": ["食品生产许可", "食品经营许可", "药品医疗器械互联网信息服务审批"],
    "7": [],
    "8": ["第二类医疗器械产品注册", "医疗器械生产许可证变更"],
    "9": [
        "开办药品生产企业审批",
        "第二、三类医疗器械生产许可",
        "第二类医疗器械产品注册",
        "化妆品生产许可",
        "药品广告审查",
        "保健食品广告审查",
        "医疗器械广告审查",
    ],
    "10": [
        "麻醉药品、第一类精神药品和第二类精神药品原料药定点生产审批",
        "第二类精神药品制剂定点生产审批",
        "生产第一类中的药品类易制毒化学品审批",
        "药品生产企业接受境外制药厂商委托加工麻醉药品或精神药品以及含麻醉药品或精神药品复方制剂(初审)",
        "毒性药品收购、经营(批发)审批",
        "罂粟壳经营(批发)审批",
        "药品经营企业从事第二类精神药品批发业务的审批",
        "药品类易制毒化学品经营许可",
        "蛋白同化制剂、肽类激素经营批发审批",
        "药品经营企业从事麻醉药品和第一类精神药品区域性批发业务的审批",
        "首次申请医疗器械产品注册的质量管理体系核查",
    ],
    "11": [
        "药品经营许可",
        "药品经营质量管理规范认证",
        "医疗器械经营许可",
        "食品经营许可",
        "第二类医疗器械经营备案",
    ],
    "12": [],
    "13": [],
    "14": ["第二类医疗器械", "药品生产许可", "药品委托生产"],
    "15": [
        "进口非特殊用途化妆品备案",
        "医疗机构放射性药品使用许可(一、二类)",
        "药品广告异地备案",
        "药品医疗器械互联网信息服务审批",
        "药品经营企业许可(药品零售企业除外)",
        "食品经营许可",
        "药品零售企业许可",
        "第三类医疗器械经营许可(第三方物流)",
        "第三类医疗器械经营许可(第三方物流除外)",
        "医疗机构放射性药品使用许可(三、四类)",
    ],
    **{str(number): [] for number in range(16, 22)},
}


def test_shanghai_measures_name_the_matters_of_the_text_no_more_and_no_fewer():
    found = {
        number: [effect.subject.named for effect in measure.effects]
        for number, measure in measures("shanghai-2018").items()
    }
    assert found == NAMED
    assert len(found) == 21
    assert (len(found["4"]), len(found["9"])) == (8, 7)


def test_names_of_matters_stand_in_the_text_of_their_measure():
    """But for three that the text says in another order of words."""
    text = source("shanghai-2018")
    reworded = {
        "药品GMP认证",
        "首次申请医疗器械产品注册的质量管理体系核查",
        "药品委托生产",
        "食品生产许可",
    }
    bodies = dict(re.findall(r"(?m)^(\d+)\.(.*)$", text))
    for number, names in NAMED.items():
        for name in set(names) - reworded:
            plain = name.replace("(一、二类)", "").replace("(三、四类)", "")
            assert plain in bodies[number], (number, name)


def test_parts_conditions_and_partners_are_those_of_the_text():
    found = measures("shanghai-2018")
    scopes = {one.subject.named: one.scope for one in found["4"].effects if one.scope}
    assert scopes == {
        "药品经营企业许可(药品零售企业除外)": "核减经营范围、注册地址变更、人员变更等",
        "第三类医疗器械经营企业许可(第三方物流)": "人员变更",
        "食品生产许可证核发(特殊食品)": "许可延续",
    }
    assert [one.scope for one in found["9"].effects] == [
        "登记事项变更(企业名称、法定代表人、注册地址、统一社会信用代码)",
        "变更、补证和延续",
        "延续、登记事项变更和补证",
        "变更、延续",
        "",
        "",
        "",
    ]
    assert [bool(one.condition) for one in found["9"].effects] == [False] * 6 + [True]
    assert "取消" in found["9"].effects[-1].condition
    joined = [(one.group, one.partners[0].named) for one in found["10"].effects]
    assert joined == [
        *[("特殊药品生产审批", "药品生产许可")] * 4,
        *[("特殊药品经营审批", "药品经营许可")] * 6,
        ("医疗器械", "医疗器械生产许可"),
    ]
    merged = [(one.subject.named, one.partners[0].named) for one in found["1"].effects]
    assert merged == [("药品GMP认证", "药品生产许可"), ("药品GSP认证", "药品经营许可")]
    one, other = found["8"].effects
    assert (one.partners[0].named, other.partners[0].named) == (
        other.subject.named,
        one.subject.named,
    )


def test_regions_of_the_pilot_and_of_the_roll_out():
    found = [(one.region_code, one.group) for one in measures("shanghai-2018")["6"].effects]
    assert found == [("310115", "浦东新区试点"), *[("310000", "推广至全市")] * 2]
    assert {one.region_code for one in measures("shanghai-2018")["15"].effects} == {"310000"}


def test_claims_are_typed_where_the_text_says_something_that_can_be_checked():
    found = {
        number: [tuple(claim.kind for claim in effect.claims) for effect in measure.effects]
        for number, measure in measures("shanghai-2018").items()
    }
    assert found["1"] == [("ended", "successor")] * 2
    assert found["2"] == [("ended",)] * 5 + [("matter_type",)] * 2
    assert found["3"] == [("other",)]
    assert found["4"] == [("on_the_spot",)] * 5 + [("other",)] * 3
    assert found["5"] == [("matter_type",)] * 2
    assert found["6"] == [("track",)] * 3
    assert [row for row in found["15"] if row] == [("ended",), ("ended",), ("track",)]
    silent = ("7", "8", "9", "10", "11", "12", "13", "14", *map(str, range(16, 22)))
    assert not any(row for number in silent for row in found[number])


def test_three_measures_of_control_stand_where_the_ten_are_replicated():
    supervision = measures("shanghai-2018")["15"].supervision
    assert all(name in supervision for name in ("诚信档案", "风险监测", "分类监管"))


def test_shanghai_says_what_its_text_leaves_open():
    found = plan("shanghai-2018")
    assert "附件" in found.known_gaps
    assert [(one.label, one.stated) for one in found.totals][:5] == [
        ("行政审批事项", 53),
        ("取消、合并、下放或改为服务的事项", 9),
        ("改革审批方式的事项", 12),
        ("优化流程的事项", 19),
        ("优化服务的事项", 26),
    ]
    assert all(one.explanation for one in found.totals[:5])
    assert not any(one.due_on or one.division for one in found.measures)
    assert [one.number for one in found.measures if one.force != "must"] == ["7"]
    (aim,) = [one for one in found.targets if one.kind == "compression"]
    assert (aim.amount, aim.comparison, aim.force) == (Decimal("0.4"), "at_least", "strive")
