"""MT-01: a name says which paper, or it is told."""

import pytest

from tests.matters.wording.saying import said


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("与延续有关的其他材料", "其他材料"),
        ("近3年监督检查相关资料", "相关资料"),
        ("法律法规规定的其他材料", "其他材料"),
        ("审批部门要求提供的材料", "部门要求提供的材料"),
        ("其他材料(如有)", "其他材料"),
        ("其他要求的材料", "其他要求的材料"),
        ("有关手续", "有关手续"),
        ("相关许可证", "相关许可证"),
        ("窗口需要的材料", "窗口需要的材料"),
        ("法规要求的材料", "法规要求的材料"),
        ("相关证明材料(如房产证等)", "相关证明材料"),
        ("提交“其他材料”", "其他材料"),
    ],
)
def test_catch_all_is_found(text, phrase):
    assert ("MT-01", phrase) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "消除“其他材料”“有关材料”等模糊条款",
        "能被其他材料涵盖或替代的一律取消",
        "不得要求申请人提供其他材料",
        "其他材料清单",
        "其他材料:身份证复印件、委托书",
        "《药品管理法》第五十一条规定的材料",
        "居民身份证或者其他有效身份证件",
        "有关部门出具的用地证明",
        "相关证照遗失声明",
        "法律、行政法规规定的其他材料（《行政许可法》第三十一条）",
        "《关于其他材料的规定》",
        "及时调整有关证明材料,完善管理措施",
    ],
    ids=[
        "spoken of",
        "no demand",
        "refused",
        "a list of its own",
        "listed",
        "cited",
        "a class that law closes",
        "a source",
        "a paper about papers",
        "cited behind",
        "a title",
        "said to offices",
    ],
)
def test_near_miss_passes(text):
    assert said(text) == []
