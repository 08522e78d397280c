"""What the rules found when the catalogue was last checked, one line each, out of what was stored then."""

from collections.abc import Callable
from typing import IO

from django.utils import timezone

from audit.actors import Actor
from audit.exporting import Export, write
from audit.tables import Cell, Column, Fact, Table
from matters import rule_words
from matters.days import SHANGHAI
from matters.finding_filters import Filters, labels
from matters.finding_listing import narrowed
from matters.models import CheckRun, RuleFinding, RuleLevel
from matters.rules import registry
from matters.rules.engine import Rule

EXPORT = "findings"
FORMATS = ("xlsx", "csv", "json")


def _of_rule(value: Callable[[Rule], str]) -> Callable[[RuleFinding], Cell]:
    """`value` of the rule that found it; None where there is no such rule any more."""

    def cell(finding: RuleFinding) -> Cell:
        rule = registry.by_id(finding.rule)
        return value(rule) if rule else None

    return cell


COLUMNS = (
    Column("rule", "规则", lambda one: one.rule, "规则编号", width=10),
    Column("rule_title", "规则内容", _of_rule(lambda rule: rule.title[0]), "规则", width=36),
    Column(
        "level", "级别", lambda one: one.level, "规则：只有错误阻止公布", dict(RuleLevel.choices)
    ),
    Column("subject", "对象类别", lambda one: one.subject, "规则所看的对象", rule_words.SUBJECTS),
    Column("name", "对象", lambda one: one.name, "检查时的名称", width=40),
    Column("key", "网址名或编号", lambda one: one.key, "指南的为网址名", width=28),
    Column(
        "office",
        "机构",
        lambda one: one.office.name if one.office else None,
        "负责的机构，不知道的为空",
        width=28,
    ),
    Column(
        "office_slug", "机构网址名", lambda one: one.office.slug if one.office else None, "机构"
    ),
    Column(
        "region",
        "区划代码",
        lambda one: one.office.region.code if one.office else None,
        "机构的区划，GB/T 2260",
    ),
    Column(
        "field",
        "栏目",
        lambda one: rule_words.field_label(one.subject, one.field),
        "有问题的栏目",
        width=24,
    ),
    Column("field_name", "栏目名", lambda one: one.field, "数据接口中的栏目名", width=24),
    Column("place", "位置", lambda one: one.place, "栏目中的哪一行", width=24),
    Column("phrase", "词句", lambda one: one.phrase, "有问题的词句", width=20),
    Column("why", "原因", lambda one: one.why, "规则发现的情况和数字", width=60),
    Column("remedy", "怎么办", _of_rule(lambda rule: rule.remedy[0]), "规则", width=50),
    Column("source", "依据文件", _of_rule(lambda rule: rule.source.title), "规则", width=36),
    Column("clause", "依据条款", _of_rule(lambda rule: rule.clause), "规则", width=50),
    Column(
        "is_waived",
        "例外",
        lambda one: one.is_waived,
        "有公开的例外，不阻止公布",
        {True: "是", False: "否"},
    ),
)
NOTES = (
    "规则只看已经公布的办事指南和目录，草稿不在其中。",
    "级别：错误阻止公布；警告、目标和提示只告知，目标是文件中“争取”达到的。",
    "例外由有权限的人员说明理由批准，到期失效，在网站上公开。",
)


def export_findings(
    target: IO[bytes],
    *,
    by: Actor,
    format: str,  # noqa: A002 -- as in the log
    filters: Filters,
) -> Export:
    """The stored findings that `filters` leave; the same bytes as long as the same findings are stored."""
    found = narrowed(RuleFinding.objects.all(), filters).select_related("office__region")
    run = CheckRun.objects.first()
    chosen = filters.chosen()
    facts = [Fact("checked_on", "检查日期", run.on.isoformat() if run else "")]
    if run:
        at = timezone.localtime(run.finished_at, SHANGHAI).isoformat(timespec="seconds")
        facts.append(Fact("checked_at", "检查时间", at))
        facts.append(Fact("guides", "检查的指南", str(run.guide_count)))
    facts += [Fact(name, labels()[name], value) for name, value in chosen.items()]
    return write(
        target,
        Table("规则检查结果", COLUMNS, tuple(facts), NOTES),
        found.order_by("rule", "name", "id").iterator(chunk_size=2000),
        by=by,
        export=EXPORT,
        format=format,
        filters=chosen,
    )
