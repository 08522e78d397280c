"""WD-03: one width for digits and letters, and one for the punctuation of a text."""

import pytest

from tests.matters.wording.saying import said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("受理之日起２０个工作日", "２０"),
        ("Ａ４纸", "Ａ４"),
        ("下午14：00-17:00", "14：00"),
        ("注册资本不少于3，000万元", "3，000"),
        ("有效期3．5年", "3．5"),
        ("不少于50％", "50％"),
        ("申请人　身份证", "　"),
        ("材料齐全.符合法定形式", "."),
        ("申请表；身份证;照片", ";"),
        ("办理时限:20个工作日；承诺时限：10个工作日", ":"),
        ("周一至周五，9:00-11:30,13:30-16:30", ","),
        ("提交营业执照。无需身份证.", "."),
        ("第（3）项、第(4)项", "(4)"),
        ("正本（原件）和副本(复印件)", "(复印件)"),
    ],
)
def test_mixed_width_is_found(text, phrase):
    assert ("WD-03", phrase) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "受理,审查;决定",
        "受理，审查；决定",
        "材料齐全,符合法定形式.",
        "工作日9:00-11:30，13:30-16:30",
        "电话：(0777)6428820（综合窗口）",
        "注册资本1,000万元，实缴",
        "网址：https://example.gov.cn/?a=1,2;3",
        "办理时间：9:00-17:00",
        "9:00～12:00",
        "GB/T 39554.1-2020",
        "比例尺1：500的地形图",
        "　　申请人应当到场",
        "第八条　申请人应当到场",
        "A4纸,一式2份",
    ],
)
def test_near_miss_passes(text):
    """One width throughout is sound, in either: half-width marks are how much of the catalogue is written."""
    assert said(text) == []
