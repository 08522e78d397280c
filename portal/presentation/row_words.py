"""Every field of every list of a snapshot in words, and what a person calls a row."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from matters import choices
from portal.presentation.field_words import (
    Term,
    Terms,
    citation,
    limit,
    names,
    one_of,
    some_of,
    yes_no,
)
from portal.presentation.limits import citation_words
from portal.presentation.words import label

_NOTE = {"note": Term(_("说明"))}

LISTS: Mapping[str, tuple[Any, Terms]] = {
    "tracks": (
        _("分程序时限"),
        {
            "kind": Term(_("程序"), one_of(choices.TrackKind)),
            "name": Term(_("名称")),
            "limit": Term(_("时限"), limit),
            **_NOTE,
        },
    ),
    "conditions": (
        _("受理条件"),
        {"text": Term(_("条件")), "citation": Term(_("依据"), citation)},
    ),
    "situations": (
        _("办理情形"),
        {"name": Term(_("情形")), "description": Term(_("说明"))},
    ),
    "materials": (
        _("申请材料"),
        {
            "name": Term(_("材料名称")),
            "type": Term(_("材料类型"), one_of(choices.MaterialType)),
            "originals": Term(_("原件份数")),
            "copies": Term(_("复印件份数")),
            "medium": Term(_("材料形式"), one_of(choices.MaterialMedium)),
            "source": Term(_("来源"), one_of(choices.MaterialSource)),
            "source_note": Term(_("来源说明")),
            "issuing_office": Term(_("出具机构")),
            "necessity": Term(_("必要性"), one_of(choices.Necessity)),
            "necessity_note": Term(_("必要性说明")),
            "exempt_reason": Term(_("免于提交"), one_of(choices.ExemptReason)),
            "exempt_note": Term(_("免于提交说明")),
            "paper_format": Term(_("纸张规格")),
            "filling_notes": Term(_("填报须知")),
            "acceptance_standard": Term(_("受理标准")),
            "blank_form": Term(_("空白表格")),
            "sample": Term(_("示例样表")),
            "basis": Term(_("要求依据")),
            "citation": Term(_("依据条款"), citation),
            "situations": Term(_("适用情形"), names),
            "is_proof": Term(_("证明材料"), yes_no),
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
            "kind": Term(_("类别"), one_of(choices.StepKind)),
            "name": Term(_("环节")),
            "handler": Term(_("办理机构")),
            "limit": Term(_("时限"), limit),
            "promised_amount": Term(_("承诺时限(同一单位)")),
            "counts_in_limit": Term(_("计入办结时限"), yes_no),
            "standard": Term(_("审查标准")),
            "result": Term(_("办理结果")),
            **_NOTE,
        },
    ),
    "special_procedures": (
        _("特别程序"),
        {
            "kind": Term(_("类别"), one_of(choices.ProcedureKind)),
            "name": Term(_("程序")),
            "limit": Term(_("所需时限"), limit),
            "counts_in_limit": Term(_("计入办结时限"), yes_no),
            "basis": Term(_("法定依据")),
            "is_charged": Term(_("是否收费"), yes_no),
            "charge_basis": Term(_("收费依据")),
            "provider": Term(_("实施机构")),
            "phone": Term(_("电话")),
            **_NOTE,
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
            "can_be_reduced": Term(_("可减免"), yes_no),
            "reductions": Term(_("减免")),
            "remark": Term(_("备注")),
        },
    ),
    "results": (
        _("审批结果"),
        {
            "name": Term(_("结果名称")),
            "kind": Term(_("类型"), one_of(choices.ResultKind)),
            "validity": Term(_("有效期")),
            "delivery_modes": Term(_("送达方式"), some_of(choices.DeliveryMode)),
            "delivery_limit": Term(_("送达时限"), limit),
            "samples": Term(_("结果样本")),
        },
    ),
    "citations": (
        _("设定依据"),
        {
            "kind": Term(_("类别"), one_of(choices.CitationKind)),
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
            "kind": Term(_("类别"), one_of(choices.ChannelKind)),
            "value": Term(_("联系方式")),
            **_NOTE,
        },
    ),
    "questions": (
        _("常见问题"),
        {"question": Term(_("问题")), "answer": Term(_("解答"))},
    ),
}


def row_title(section: str, row: Mapping[str, Any]) -> str:
    """What a person calls `row`."""
    if section == "citations":
        return citation_words(row)
    if section == "channels":
        return f"{label(choices.ChannelKind, row.get('kind'))} {row.get('value') or ''}".strip()
    named = ("name", "question", "text", "address")
    return next((str(row[key]) for key in named if row.get(key)), "")
