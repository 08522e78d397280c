"""Audit events in words: what was done, and what changed, as a person reads it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.models import AuditEvent

VERBS: dict[str, Any] = {
    "save": gettext_lazy("保存"),
    "create": gettext_lazy("建立"),
    "update": gettext_lazy("更新"),
    "delete": gettext_lazy("删除"),
    "import": gettext_lazy("导入"),
    "copy": gettext_lazy("另起草"),
    "copy_to": gettext_lazy("复制"),
    "begin_correction": gettext_lazy("起草更正"),
    "submit": gettext_lazy("提交审核"),
    "recall": gettext_lazy("撤回提交"),
    "return": gettext_lazy("退回修改"),
    "approve": gettext_lazy("审核通过"),
    "publish": gettext_lazy("公布"),
    "correct": gettext_lazy("公布更正"),
    "reschedule": gettext_lazy("改期"),
    "withdraw": gettext_lazy("撤下"),
    "password": gettext_lazy("改密码"),
    "complete": gettext_lazy("补全"),
    "cancel": gettext_lazy("取消"),
    "merge": gettext_lazy("合并"),
    "delegate": gettext_lazy("下放"),
    "convert": gettext_lazy("转为其他事项"),
    "assign": gettext_lazy("指定实施主体"),
    "hand_over": gettext_lazy("移交"),
    "retype": gettext_lazy("改变事项类型"),
    "open_drafts": gettext_lazy("为改革开启草稿"),
    "end_matter": gettext_lazy("为改革终止事项"),
    "verdicts": gettext_lazy("重新核对"),
    "keep": gettext_lazy("全库规则检查"),
    "refresh": gettext_lazy("重查规则"),
    "check": gettext_lazy("检查"),
    "report": gettext_lazy("报告落实情况"),
    "grant": gettext_lazy("批准例外"),
    "end": gettext_lazy("提前结束例外"),
    "upload": gettext_lazy("上传"),
    "finish": gettext_lazy("处理完毕"),
    "announce": gettext_lazy("载入放假通知"),
    "amend": gettext_lazy("载入调整放假的通知"),
    "register": gettext_lazy("登记备案"),
    "replace": gettext_lazy("改为告知承诺"),
    "propose_again": gettext_lazy("重新提出"),
    "enter": gettext_lazy("列入目录"),
    "remove": gettext_lazy("移出目录"),
}
KEYS: dict[str, Any] = {
    "rule": gettext_lazy("规则"),
    "field": gettext_lazy("栏目"),
    "phrase": gettext_lazy("词句"),
    "created": gettext_lazy("新建"),
    "fields": gettext_lazy("改动的栏目"),
    "rows": gettext_lazy("改动的行"),
    "added": gettext_lazy("增加"),
    "changed": gettext_lazy("修改"),
    "deleted": gettext_lazy("删除"),
    "removed": gettext_lazy("去掉"),
    "number": gettext_lazy("版本号"),
    "from_number": gettext_lazy("来自版本"),
    "from_id": gettext_lazy("来自记录"),
    "starts_at": gettext_lazy("生效"),
    "ends_at": gettext_lazy("失效"),
    "sha256": gettext_lazy("内容摘要"),
    "notice": gettext_lazy("说明"),
    "scheduled": gettext_lazy("尚未生效"),
    "reasons": gettext_lazy("原因"),
    "reason": gettext_lazy("原因"),
    "section": gettext_lazy("栏目"),
    "groups": gettext_lazy("用户组"),
    "group": gettext_lazy("用户组"),
    "offices": gettext_lazy("任职机构"),
    "permissions": gettext_lazy("权限"),
    "is_superuser": gettext_lazy("超级用户"),
    "calendar_notice": gettext_lazy("放假通知"),
    "drafts": gettext_lazy("草稿"),
    "successors": gettext_lazy("承接的事项"),
    "on": gettext_lazy("从哪一天起"),
    "basis": gettext_lazy("依据"),
    "office": gettext_lazy("实施主体"),
    "note": gettext_lazy("说明"),
    "measure": gettext_lazy("改革举措"),
    "verdict": gettext_lazy("核对结果"),
    "verdicts": gettext_lazy("核对结果"),
    "effect": gettext_lazy("对事项的改革"),
    "claim": gettext_lazy("改革指标"),
    "reported_on": gettext_lazy("报告日期"),
    "state": gettext_lazy("状态"),
    "progress": gettext_lazy("落实情况"),
    "evidence": gettext_lazy("佐证"),
    "guides": gettext_lazy("指南"),
    "rules": gettext_lazy("规则"),
    "findings": gettext_lazy("发现的问题"),
    "error": gettext_lazy("错误"),
    "warning": gettext_lazy("警告"),
    "target": gettext_lazy("目标"),
    "information": gettext_lazy("提示"),
    "waived": gettext_lazy("例外"),
    "asked": gettext_lazy("检查的链接"),
    "alive": gettext_lazy("打得开的"),
    "dead": gettext_lazy("连续打不开的"),
    "is_outage": gettext_lazy("本站断网"),
    "before": gettext_lazy("原为"),
    "after": gettext_lazy("改为"),
}


@dataclass(frozen=True)
class Told:
    """An event as one line: when, who, what, and what changed."""

    sequence: int
    at: datetime
    actor: str
    action: str
    changes: str


def told(events: Iterable[AuditEvent], *, at_most: int = 300) -> list[Told]:
    """`events` in words; changes longer than `at_most` characters end in an ellipsis."""
    return [
        Told(
            event.sequence,
            event.at,
            event.actor_name,
            action_words(event.action),
            Truncator("；".join(lines_of(event))).chars(at_most),
        )
        for event in events
    ]


def action_words(action: str) -> str:
    """The verb of an action such as `guide.publish`; the action itself where it has no words."""
    return str(VERBS.get(action.rpartition(".")[2], action))


def lines_of(event: AuditEvent) -> list[str]:
    """Each change as “栏目：值”."""
    return list(_lines(event.changes, _model(event.object_type)))


def _model(label: str) -> Any:
    try:
        return apps.get_model(label)
    except (LookupError, ValueError):
        return None


def _lines(changes: Any, model: Any) -> Iterator[str]:
    if not isinstance(changes, dict):
        yield _words(changes, model)
        return
    for key, value in changes.items():
        if value in (None, "", [], {}) or (key == "created" and value is False):
            continue
        if key == "fields" and isinstance(value, list):
            yield f"{KEYS[key]}：{'、'.join(_label(name, model) for name in value)}"
        elif key == "rows" and isinstance(value, dict):
            for kind, rows in value.items():
                part = _model(f"{model._meta.app_label}.{kind}") if model else None
                yield f"{part._meta.verbose_name if part else kind}：{_rows(rows, part)}"
        else:
            yield f"{_label(key, model)}：{_words(value, model)}"


def _rows(rows: Any, model: Any) -> str:
    if not isinstance(rows, dict):
        return _words(rows, model)
    told_of = []
    for what, keys in rows.items():
        if not keys:
            continue
        if isinstance(keys, dict):
            names = (
                f"#{key}（{'、'.join(_label(name, model) for name in fields)}）"
                for key, fields in keys.items()
            )
        else:
            names = (f"#{key}" for key in keys)
        told_of.append(f"{KEYS.get(what, what)} {'、'.join(names)}")
    return "，".join(told_of)


def _label(name: Any, model: Any) -> str:
    try:
        return str(model._meta.get_field(str(name)).verbose_name)
    except (FieldDoesNotExist, AttributeError):
        return str(KEYS.get(str(name), name))


def _words(value: Any, model: Any) -> str:
    if value is True or value is False:
        return _("是") if value else _("否")
    if isinstance(value, dict):
        return "，".join(f"{_label(key, model)} {_words(one, model)}" for key, one in value.items())
    if isinstance(value, list):
        return _("、").join(_words(one, model) for one in value)
    return str(value)
