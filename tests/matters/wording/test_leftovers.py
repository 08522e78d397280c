"""WD-01: nothing stands in a guide that was never filled in."""

import pytest

from tests.matters.wording.saying import said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("XXX局", "XXX"),
        ("关于×××项目的批复", "×××"),
        ("X年X月X日", "X"),
        ("第X条", "第X"),
        ("〔20XX〕5号", "XX"),
        ("某某公司", "某某"),
        ("办理地点[..]", "[..]"),
        ("【】", "【】"),
        ("办理时限____个工作日", "____"),
        ("收费标准待定", "待定"),
        ("办理流程待明确", "待明确"),
        ("收费标准暂未确定", "暂未确定"),
        ("尚未确定", "尚未确定"),
        ("某医院", "某"),
        ("X医院", "X"),
        ("见附件X", "X"),
        ("--", "--"),
        ("测试公司1", "测试公司1"),
        ("【请填写办理时间】", "【请填写办理时间】"),
        ("咨询电话:null", "null"),
        ("{{office.name}}", "{{office.name}}"),
        ("年javascript:void(0)满十八周岁", "javascript:"),
        ("无、无、无", "无、无、无"),
        ("test123", "test123"),
        ("食品经营许可(测试)", "(测试)"),
        ("材料齐全。。", "。。"),
        ("???", "???"),
    ],
)
def test_left_over_is_found(text, phrase):
    assert ("WD-01", phrase) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "无",
        "3×4厘米照片",
        "X射线诊断设备",
        "X染色体检测",
        "某项指标不合格",
        "某区域内的排放口",
        "补偿方案尚未确定的项目",
        "测试机构资质证书",
        "XXL号防护服",
        "33068300NY-XK-0002",
        "二○○五年修订",
        "产品测试报告",
        "对待定点医疗机构",
        "等待定期检验",
        "无无线电干扰证明",
        "国发[2006]28号",
        "latest.pdf",
        "□是 □否",
    ],
)
def test_near_miss_passes(text):
    assert said(text) == []
