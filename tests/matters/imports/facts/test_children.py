"""The parts of a guide say what the page says and no more."""

import pytest

from matters.limits import Limit
from tests.matters.imports.facts.samples import limit, revision


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("收件回执", "receive"),
        ("资料形式审查及受理", "accept"),
        ("受理(二类备案当场发证)", "accept"),
        ("现场核查", "review"),
        ("许可决定", "decide"),
        ("制证与送达", "certify"),
        ("颁发经营许可证", "deliver"),
        ("领取申请表", "other"),
    ],
)
def test_step_kind_follows_its_name(name, kind):
    assert revision(steps=[{"name": name}]).steps[0].kind == kind


def test_step_keeps_its_limit_promise_and_count():
    step = revision(
        steps=[
            {
                "name": "审批",
                "limit": 20,
                "promised": 10,
                "unit": "working_day",
                "in_limit": True,
                "note": "会签",
            }
        ]
    ).steps[0]
    assert step.limit == Limit(20, "working_day", "会签")
    assert (step.promised_amount, step.counts_in_limit, step.note) == (10, True, "会签")


def test_step_in_days_of_no_known_kind_keeps_the_number_in_its_note():
    step = revision(steps=[{"name": "核查", "limit": 10, "unit": "day", "note": "两人"}]).steps[0]
    assert (step.limit.amount, step.limit.unit) == (None, "")
    assert step.note == "10日（来源未说明是工作日还是自然日）；两人"


def test_excluded_time_does_not_count():
    procedures = revision(excluded_time=["专家咨询", "申请人补充资料"]).procedures
    assert [each.kind for each in procedures] == ["expert_review", "supplement"]
    assert {each.counts_in_limit for each in procedures} == {False}


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ({"kind": "原件", "copies": 1}, ("original", 1, None, "")),
        ({"kind": "原件", "copies": 0}, ("original", 0, None, "")),
        ({"kind": "复印件", "copies": 2}, ("copy", None, 2, "")),
        ({"kind": "复印件"}, ("copy", None, None, "")),
        ({"kind": "原件和复印件各1份", "copies": 2}, ("original_and_copy", 1, 1, "")),
        ({"kind": "原件和复印件", "copies": 2}, ("original_and_copy", None, None, "份数 2")),
        ({"copies": 3}, ("", None, None, "份数 3")),
        ({"name": "身份证复印件", "copies": 3}, ("copy", None, 3, "")),
    ],
)
def test_material_counts_only_what_the_page_says(stated, expected):
    material = revision(materials=[{"name": "申请书"} | stated]).materials[0]
    found = (material.material_type, material.originals, material.copies, material.remark)
    assert found == expected


def test_material_words_become_the_portals_words():
    material = revision(
        materials=[
            {
                "name": "营业执照",
                "medium": "纸质和电子",
                "necessity": "延期时需交",
                "exempt": "网上核验，不用交",
                "source": "市市场监管局",
            }
        ]
    ).materials[0]
    assert (material.medium, material.source) == ("paper_and_electronic", "government")
    assert (material.necessity, material.necessity_note) == ("conditional", "延期时需交")
    assert (material.exempt_reason, material.source_note) == ("checked_online", "市市场监管局")


def test_small_case_is_exempt_with_its_words():
    material = revision(materials=[{"name": "合同", "exempt": "1平方米以下免交"}]).materials[0]
    assert (material.exempt_reason, material.exempt_note) == ("small_case", "1平方米以下免交")


@pytest.mark.parametrize(
    ("law", "title", "number"),
    [
        ("食品生产许可管理办法(总局令第16号)", "食品生产许可管理办法", "总局令第16号"),
        ("食品安全法(2018修正)", "食品安全法", "2018修正"),
        ("食品安全法（2018修正）", "食品安全法", "2018修正"),
        ("医疗器械注册与备案管理办法(2021)", "医疗器械注册与备案管理办法", "2021"),
        ("生产管理办法（试行）", "生产管理办法（试行）", ""),
        ("财税〔2015〕2号", "财税〔2015〕2号", ""),
        ("《广告法》", "广告法", ""),
    ],
)
def test_citation_takes_the_number_out_of_the_title(law, title, number):
    citation = revision(legal_basis=[{"law": law, "article": None}]).citations[0]
    assert (citation.document, citation.number, citation.article) == (title, number, "")


def test_citations_know_what_they_are_for():
    found = revision(
        legal_basis=[{"law": "甲法"}, {"law": "甲法"}],
        validity_basis=[{"law": "甲法"}],
        supervision_basis=[{"law": "乙法"}],
        fees=[{"charged": True, "name": "注册费", "basis": [{"law": "丙法", "article": "第一条"}]}],
    )
    kinds = [(each.document, each.kind) for each in found.citations]
    assert kinds == [
        ("甲法", "basis"),
        ("乙法", "supervision"),
        ("甲法", "validity"),
        ("丙法", "fee"),
    ]
    assert (found.is_charged, found.fees[0].basis) == (True, "《丙法》第一条")


def test_nothing_charged_is_not_the_same_as_nothing_said():
    assert (revision(fees=[{"charged": False}]).is_charged, revision().is_charged) == (False, None)
    assert revision(fees=[{"charged": False}]).fees == ()


def test_result_as_a_name_and_as_an_object():
    assert revision(result="某证").results[0].name == "某证"
    found = revision(
        result={
            "name": "某证",
            "kind": "证照",
            "validity": "5年",
            "delivery": ["邮寄", "信鸽"],
            "delivery_limit": limit(1, "day"),
        }
    )
    result = found.results[0]
    assert (result.kind, result.validity, result.delivery_modes) == ("licence", "5年", ("post",))
    assert (result.delivery_limit.amount, result.delivery_limit.unit) == (None, "")
    assert "1日（来源未说明是工作日还是自然日）" in found.source_note
    assert "信鸽" in found.source_note


def test_phones_and_places_are_taken_apart():
    found = revision(
        phone="021-1;021—2",
        complaint_phone="021-12345",
        address="甲厅：一路1号；二路2号",
        hours="全天",
    )
    channels = [(each.kind, each.value) for each in found.channels]
    assert channels == [
        ("consultation", "021-1"),
        ("consultation", "021-2"),
        ("complaint", "021-12345"),
    ]
    windows = [(each.hall, each.address, each.hours) for each in found.windows]
    assert windows == [("甲厅", "一路1号", "全天"), ("", "二路2号", "全天")]


def test_channels_become_modes_and_others_are_noted():
    found = revision(channels=["综合窗口", "一网通办", "物流快递", "信使"])
    assert found.handling_modes == ("window", "online", "express")
    assert found.source_note == "办理渠道：信使"


@pytest.mark.parametrize(
    ("words", "depths", "is_noted"),
    [
        ("互联网咨询，收件，结果信息反馈", ("consult", "receive", "result_notice"), False),
        ("全程网上办理", ("handle",), True),
        ("四级:全程网办", ("handle",), True),
        ("仅发布办事指南", (), True),
    ],
)
def test_online_depth_says_only_what_the_words_say(words, depths, is_noted):
    found = revision(online_depth=words)
    assert found.online_depths == depths
    assert (words in found.source_note) is is_noted


def test_tracks_carry_their_limits():
    found = revision(
        variants=[
            {"name": "一般程序", "decision_limit": limit(12, "working_day")},
            {"name": "告知承诺"},
        ]
    )
    assert [(each.kind, each.limit.amount) for each in found.tracks] == [
        ("ordinary", 12),
        ("notify_and_commit", None),
    ]


def test_other_facts_of_the_guide():
    found = revision(
        handling_kind="承诺件",
        visits=0,
        scope="不可通办",
        quantity_limit="0",
        application_window="到期前30日",
        in_hall=True,
        intermediary=False,
        statutory_citation={"law": "甲法", "article": "第一条"},
    )
    assert (found.handling_type, found.onsite_visits) == ("commitment", 0)
    assert (found.cross_region_scope, found.quantity_limit) == ("nowhere_else", "无数量限制")
    assert (found.in_service_hall, found.has_intermediary) == (True, False)
    assert found.statutory_citation.document == "甲法"
    assert found.application_period == "到期前30日"
