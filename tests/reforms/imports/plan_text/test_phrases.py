"""Modes, categories and force by their phrases."""

import pytest

from reforms.choices import Category, Force, Mode
from reforms.imports.plan_text import phrases
from tests.reforms.imports.plan_text.samples import sentences


@pytest.mark.parametrize(
    ("title", "mode"),
    [
        ("取消甲类审批", Mode.CANCEL),
        ("合并审批", Mode.MERGE),
        ("下放审批", Mode.DELEGATE),
        ("改为服务事项", Mode.CONVERT_TO_SERVICE),
        ("许可改备案", Mode.CONVERT_TO_FILING),
        ("扩大告知承诺制试点", Mode.NOTIFY_AND_COMMIT),
        ("实施当场办结", Mode.ON_THE_SPOT),
        ("审批时限大幅压缩", Mode.SHORTEN_LIMIT),
        ("串联改并联", Mode.PARALLEL),
        ("内部授权审批", Mode.INTERNAL_AUTHORISATION),
        ("联合检查", Mode.JOINT_INSPECTION),
        ("一次申请、同步办理", Mode.ONE_APPLICATION),
        ("加强技术审评和行政审查的衔接", Mode.REVIEW_COORDINATION),
        ("制度创新", Mode.INSTITUTIONAL_INNOVATION),
        ("优先审批", Mode.PRIORITY_REVIEW),
        ("复制推广试点", Mode.REPLICATE),
        ("提前介入", Mode.EARLY_SERVICE),
        ("公开办事指南", Mode.OPEN_GUIDE),
        ("推进一网通办", Mode.ONE_NETWORK),
        ("全程网上办理", Mode.ONLINE_PROCESS),
        ("运用信用信息", Mode.CREDIT),
        ("强化事中事后监管", Mode.SUPERVISION),
        ("优化办理", Mode.OPTIMISE),
    ],
)
def test_title_tells_the_mode(title, mode):
    assert phrases.modes(title, title)[0] == mode


def test_every_mode_has_its_phrases():
    assert set(phrases._MODES) == set(Mode.values)


def test_title_comes_before_the_text_and_a_reform_before_vague_words():
    assert phrases.modes("下放", "实行告知承诺,告知承诺") == ("delegate", "notify_and_commit")
    assert phrases.modes("做好工作", "优化、优化、优化,实行告知承诺")[0] == "notify_and_commit"
    assert phrases.modes("尚未取消的", "动态取消和调整") == ()
    assert phrases.modes("做好", "由区市场监管局、药品监管处办理") == ()


@pytest.mark.parametrize(
    ("heading", "category"),
    [
        ("简政放权,减少审批事项", Category.FEWER_APPROVALS),
        ("改革审批方式,减少时限", Category.APPROVAL_METHOD),
        ("优化流程,减少审批环节", Category.PROCESS),
        ("优化服务,促进创新", Category.SERVICE),
        ("一网通办,全程网上办理", Category.ONE_NETWORK),
        ("放管结合,强化监管", Category.SUPERVISION),
        ("其他", ""),
    ],
)
def test_heading_tells_the_category(heading, category):
    assert phrases.category(heading) == category


def test_nearest_heading_that_tells_is_taken():
    assert phrases.category("其他", "简政放权") == Category.FEWER_APPROVALS


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("必须做到", Force.MUST),
        ("原则上一次办结", Force.IN_PRINCIPLE),
        ("争取缩短", Force.STRIVE),
        ("力争实现", Force.STRIVE),
        ("探索推行", Force.STRIVE),
        ("落实《关于鼓励创新的意见》", Force.MUST),
        ("做好", Force.MUST),
    ],
)
def test_force_of_a_sentence(text, force):
    assert phrases.force_of(text) == force


def test_force_words_have_their_lines():
    found = phrases.force_words(sentences("原则上做到", "争取做到,必须报告"))
    assert [(one.word, one.line) for one in found] == [("原则上", 1), ("争取", 2), ("必须", 2)]
