"""Every field of a snapshot in Chinese: its label, and what its value is. The one table of these words.

Pages, for the public and for officials, put values into words of their own; the labels are these.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from matters import choices
from matters.provenance import Confidence, SourceKind


class ValueKind(Enum):
    """What a value is, as JSON holds it."""

    TEXT = "text"
    """Also a plain number."""
    NAMES = "names"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"
    LIMIT = "limit"
    PROMISE = "promise"
    """A limit the office sets itself."""
    RATIO = "ratio"
    CITATION = "citation"


@dataclass(frozen=True)
class Term:
    """The label of a field, and what its value is; `options` are the words of a choice."""

    label: Any
    kind: ValueKind = ValueKind.TEXT
    options: type[TextChoices] | None = None


Terms = Mapping[str, Term]


def term_of(key: str, terms: Terms) -> Term:
    """A field no term knows, from a form of snapshots newer than this page, stands under its own key."""
    return terms.get(key) or Term(key)


SCALARS: Terms = {
    "statutory_limit": Term(_("法定时限"), ValueKind.LIMIT),
    "statutory_citation": Term(_("法定时限依据"), ValueKind.CITATION),
    "promised_limit": Term(_("承诺时限"), ValueKind.PROMISE),
    "rolls_to_working_day": Term(_("届满日遇休息日顺延"), ValueKind.FLAG),
    "rolls_basis": Term(_("顺延的依据")),
    "compression_ratio": Term(_("与法定时限相比"), ValueKind.RATIO),
    "handling_type": Term(_("办件类型"), ValueKind.CHOICE, choices.HandlingType),
    "onsite_visits": Term(_("到现场次数")),
    "onsite_reason": Term(_("必须现场办理原因")),
    "matter": Term(_("事项名称")),
    "item": Term(_("业务办理项")),
    "item_kind": Term(_("业务办理项类别"), ValueKind.CHOICE, choices.ItemKind),
    "code": Term(_("业务办理项编码")),
    "national_code": Term(_("国家业务办理项编码")),
    "implementation_code": Term(_("实施编码")),
    "basic_code": Term(_("基本编码")),
    "legacy_code": Term(_("旧代码")),
    "slug": Term(_("网址名")),
    "matter_slug": Term(_("事项网址名")),
    "office": Term(_("实施主体")),
    "office_slug": Term(_("实施主体网址名")),
    "region": Term(_("区划")),
    "region_code": Term(_("区划代码")),
    "matter_type": Term(_("事项类型")),
    "exercise_level": Term(_("行使层级"), ValueKind.CHOICE, choices.ExerciseLevel),
    "power_source": Term(_("权力来源"), ValueKind.CHOICE, choices.PowerSource),
    "body_nature": Term(_("实施主体性质"), ValueKind.CHOICE, choices.BodyNature),
    "audiences": Term(_("服务对象"), ValueKind.CHOICES, choices.Audience),
    "popular_names": Term(_("俗称"), ValueKind.NAMES),
    "scope_note": Term(_("行使内容")),
    "division_of_powers": Term(_("权限划分")),
    "handling_modes": Term(_("办理形式"), ValueKind.CHOICES, choices.HandlingMode),
    "online_depths": Term(_("网上办理深度"), ValueKind.CHOICES, choices.OnlineDepth),
    "online_url": Term(_("网上办理地址")),
    "cross_region_scope": Term(_("通办范围"), ValueKind.CHOICE, choices.CrossRegionScope),
    "takes_appointments": Term(_("可预约"), ValueKind.FLAG),
    "in_service_hall": Term(_("进驻政务服务大厅"), ValueKind.FLAG),
    "has_self_service": Term(_("可自助终端办理"), ValueKind.FLAG),
    "quantity_limit": Term(_("数量限制")),
    "application_period": Term(_("申请期间")),
    "acceptance_standard": Term(_("审查标准")),
    "early_service": Term(_("提前服务")),
    "is_charged": Term(_("是否收费"), ValueKind.FLAG),
    "pays_online": Term(_("可网上支付"), ValueKind.FLAG),
    "has_intermediary": Term(_("是否涉及中介服务"), ValueKind.FLAG),
    "rights_and_duties": Term(_("申请人的权利和义务")),
    "review_notice": Term(_("行政复议")),
    "litigation_notice": Term(_("行政诉讼")),
    "provenance": Term(_("资料来源")),
}

NESTED: Mapping[str, Terms] = {
    "provenance": {
        "name": Term(_("来源")),
        "kind": Term(_("来源类别"), ValueKind.CHOICE, SourceKind),
        "confidence": Term(_("可信度"), ValueKind.CHOICE, Confidence),
        "note": Term(_("来源说明")),
    },
}
"""Facts that a snapshot keeps together under one key."""

_NOTE = {"note": Term(_("说明"))}
_SITUATIONS = {"situations": Term(_("适用情形"), ValueKind.NAMES)}

LISTS: Mapping[str, tuple[Any, Terms]] = {
    "tracks": (
        _("分程序时限"),
        {
            "kind": Term(_("程序"), ValueKind.CHOICE, choices.TrackKind),
            "name": Term(_("名称")),
            "limit": Term(_("时限"), ValueKind.LIMIT),
            **_NOTE,
            **_SITUATIONS,
        },
    ),
    "conditions": (
        _("受理条件"),
        {"text": Term(_("条件")), "citation": Term(_("依据"), ValueKind.CITATION)},
    ),
    "situations": (
        _("办理情形"),
        {"name": Term(_("情形")), "description": Term(_("说明"))},
    ),
    "case_questions": (
        _("情形提问"),
        {"text": Term(_("问题")), **_NOTE},
    ),
    "case_options": (
        _("情形选项"),
        {
            "case_question": Term(_("问题")),
            "key": Term(_("编号")),
            "answer": Term(_("选项")),
            "next_question": Term(_("接着问")),
            "situation": Term(_("属于情形")),
            "outcome": Term(_("结论")),
        },
    ),
    "materials": (
        _("申请材料"),
        {
            "name": Term(_("材料名称")),
            "type": Term(_("材料类型"), ValueKind.CHOICE, choices.MaterialType),
            "originals": Term(_("原件份数")),
            "copies": Term(_("复印件份数")),
            "medium": Term(_("材料形式"), ValueKind.CHOICE, choices.MaterialMedium),
            "source": Term(_("来源"), ValueKind.CHOICE, choices.MaterialSource),
            "source_note": Term(_("来源说明")),
            "issuing_office": Term(_("出具机构")),
            "necessity": Term(_("必要性"), ValueKind.CHOICE, choices.Necessity),
            "necessity_note": Term(_("必要性说明")),
            "exempt_reason": Term(_("免于提交"), ValueKind.CHOICE, choices.ExemptReason),
            "exempt_note": Term(_("免于提交说明")),
            "paper_format": Term(_("纸张规格")),
            "filling_notes": Term(_("填报须知")),
            "acceptance_standard": Term(_("受理标准")),
            "blank_form": Term(_("空白表格")),
            "sample": Term(_("示例样表")),
            "basis": Term(_("要求依据")),
            "citation": Term(_("依据条款"), ValueKind.CITATION),
            **_SITUATIONS,
            "is_proof": Term(_("证明材料"), ValueKind.FLAG),
            "remark": Term(_("备注")),
        },
    ),
    "commitment_letters": (
        _("告知承诺书"),
        {
            "name": Term(_("名称")),
            "conditions": Term(_("告知的条件和标准")),
            "duty": Term(_("证明义务")),
            "content": Term(_("证明内容")),
            "liability": Term(_("不实承诺的法律责任")),
        },
    ),
    "steps": (
        _("办理流程"),
        {
            "kind": Term(_("类别"), ValueKind.CHOICE, choices.StepKind),
            "name": Term(_("环节")),
            "handler": Term(_("办理机构")),
            "limit": Term(_("时限"), ValueKind.LIMIT),
            "promised_amount": Term(_("承诺时限（同一单位）")),
            "counts_in_limit": Term(_("计入办结时限"), ValueKind.FLAG),
            "standard": Term(_("审查标准")),
            "result": Term(_("办理结果")),
            **_NOTE,
            **_SITUATIONS,
        },
    ),
    "special_procedures": (
        _("特别程序"),
        {
            "kind": Term(_("类别"), ValueKind.CHOICE, choices.ProcedureKind),
            "name": Term(_("程序")),
            "limit": Term(_("所需时限"), ValueKind.LIMIT),
            "counts_in_limit": Term(_("计入办结时限"), ValueKind.FLAG),
            "effect": Term(_("对计时的影响"), ValueKind.CHOICE, choices.ProcedureEffect),
            "basis": Term(_("法定依据")),
            "is_charged": Term(_("是否收费"), ValueKind.FLAG),
            "charge_basis": Term(_("收费依据")),
            "provider": Term(_("实施机构")),
            "phone": Term(_("电话")),
            **_NOTE,
            **_SITUATIONS,
        },
    ),
    "windows": (
        _("办理地点和时间"),
        {
            "name": Term(_("窗口")),
            "hall": Term(_("大厅")),
            "office": Term(_("机构")),
            "address": Term(_("地址")),
            "hours": Term(_("办理时间")),
            "phones": Term(_("电话")),
            "directions": Term(_("交通指引")),
            "map_url": Term(_("地图")),
        },
    ),
    "fees": (
        _("收费项目"),
        {
            "name": Term(_("收费项目")),
            "standard": Term(_("收费标准")),
            "basis": Term(_("收费依据")),
            "can_be_reduced": Term(_("可减免"), ValueKind.FLAG),
            "reductions": Term(_("减免")),
            "remark": Term(_("备注")),
            **_SITUATIONS,
        },
    ),
    "results": (
        _("审批结果"),
        {
            "name": Term(_("结果名称")),
            "kind": Term(_("类型"), ValueKind.CHOICE, choices.ResultKind),
            "validity": Term(_("有效期")),
            "delivery_modes": Term(_("送达方式"), ValueKind.CHOICES, choices.DeliveryMode),
            "delivery_limit": Term(_("送达时限"), ValueKind.LIMIT),
            "samples": Term(_("结果样本")),
        },
    ),
    "citations": (
        _("设定依据"),
        {
            "kind": Term(_("类别"), ValueKind.CHOICE, choices.CitationKind),
            "document": Term(_("文件")),
            "number": Term(_("文号")),
            "article": Term(_("条款")),
            "text": Term(_("条款内容")),
        },
    ),
    "intermediary_services": (
        _("中介服务"),
        {"name": Term(_("服务名称")), "basis": Term(_("设定依据")), **_NOTE},
    ),
    "channels": (
        _("渠道"),
        {
            "kind": Term(_("类别"), ValueKind.CHOICE, choices.ChannelKind),
            "value": Term(_("联系方式")),
            **_NOTE,
        },
    ),
    "questions": (
        _("常见问题"),
        {"question": Term(_("问题")), "answer": Term(_("解答"))},
    ),
}
"""The heading of each list of a snapshot, and the fields of its rows."""
