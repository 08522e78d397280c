"""What came of an upload, one line for each row of the file, as an official reads it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matters.actions import import_report
from matters.admin.finding_words import field_label
from matters.imports.workbook.columns import RECORDS
from matters.models import GuideRevision, ImportJob, Matter
from matters.models.compliance import RuleLevel
from matters.rules import registry

MOST_SHOWN = 500
OUTCOMES = {
    import_report.CREATED: gettext_lazy("新草稿"),
    import_report.UPDATED: gettext_lazy("草稿已更新"),
    import_report.UNCHANGED: gettext_lazy("与已有版本相同"),
    "refused": gettext_lazy("退回"),
    "note": gettext_lazy("提示"),
}
KINDS = {
    "problems": gettext_lazy("须改正"),
    "drafts": gettext_lazy("公布前须改"),
    "notes": gettext_lazy("提示"),
}
"""Lists of the report in the order in which a row shows them."""
FINDINGS = {
    RuleLevel.ERROR: gettext_lazy("公布前须改"),
    RuleLevel.WARNING: gettext_lazy("请核对"),
    RuleLevel.TARGET: gettext_lazy("目标"),
    RuleLevel.INFORMATION: gettext_lazy("提示"),
}
"""What the rules found, by level: the gravest first."""

LABELS = {
    "code": gettext_lazy("业务办理项编码"),
    "number": gettext_lazy("版本号"),
    "status": gettext_lazy("编制状态"),
    "permission": gettext_lazy("权限"),
}
COLUMN_LABELS = {column.key: column.label for column in RECORDS.columns}


@dataclass(frozen=True)
class Remark:
    kind: str
    kind_label: str
    field: str
    reason: str


@dataclass
class Line:
    """One row of the file. `url` leads to its draft where there is one."""

    row: str
    outcome: str = ""
    name: str = ""
    url: str = ""
    remarks: list[Remark] = field(default_factory=list)

    @property
    def outcome_label(self) -> str:
        return str(OUTCOMES[self.outcome])


def label_of(name: str) -> str:
    """What the template, or else the form, calls the column `name`."""
    if name in LABELS or name in COLUMN_LABELS:
        return str(LABELS.get(name) or COLUMN_LABELS[name])
    for model in (GuideRevision, Matter):
        for column in (name, f"{name}_amount"):
            try:
                return str(model._meta.get_field(column).verbose_name)  # type: ignore[union-attr]  # columns only
            except FieldDoesNotExist:
                continue
    return name


def lines_of(job: ImportJob) -> list[Line]:
    """The rows of the file in its order; what speaks of the whole file comes first."""
    report = job.report
    lines: dict[str, Line] = {}
    for guide in report.get("guides", ()):
        line = lines.setdefault(guide["row"], Line(guide["row"]))
        line.outcome, line.name = guide["outcome"], guide["name"]
        line.url = reverse("admin:matters_guiderevision_change", args=(guide["revision_id"],))
    for kind, kind_label in KINDS.items():
        for one in report.get(kind, ()):
            line = lines.setdefault(one["row"], Line(one["row"] or _("整个文件")))
            remark = Remark(kind, str(kind_label), label_of(one["field"]), one["reason"])
            line.remarks.append(remark)
            if not line.outcome:
                line.outcome = "refused" if kind == "problems" else "note"
    for finding in report.get("findings", ()):
        line = lines.setdefault(finding["row"], Line(finding["row"], "note"))
        line.remarks.append(_remark(finding))
    return sorted(lines.values(), key=lambda line: _place(line, lines))


def _remark(finding: dict[str, str]) -> Remark:
    """What a rule found, with what to do about it."""
    phrase = f"“{finding['phrase']}”" if finding["phrase"] else ""
    where = " ".join(part for part in (finding["rule"], finding["place"], phrase) if part)
    rule = registry.by_id(finding["rule"])
    remedy = f"。{rule.remedy[0]}" if rule else ""
    reason = f"{where} {finding['why']}{remedy}".rstrip("。")
    level = RuleLevel(finding["level"])
    return Remark(level.value, str(FINDINGS[level]), field_label(finding["field"]), reason)


def _place(line: Line, lines: dict[str, Line]) -> tuple[bool, str, int]:
    number = re.search(r"第([0-9]+)行", line.row)
    sheet = line.row.partition(" ")[0]
    return (line is not lines.get(""), "" if sheet == RECORDS.name else sheet, _count(number))


def _count(found: re.Match[str] | None) -> int:
    return int(found[1]) if found else 0


def counts_of(job: ImportJob) -> Iterable[tuple[str, Any]]:
    """Label and number, for the head of the report."""
    names = {
        import_report.CREATED: _("新建草稿"),
        import_report.UPDATED: _("更新草稿"),
        import_report.UNCHANGED: _("未变"),
        "refused": _("退回"),
    }
    counts = [(label, job.report.get(name, 0)) for name, label in names.items()]
    found = job.report.get("found", {})
    return counts + [
        (_("规则：%(level)s") % {"level": level.label}, found[level.value])
        for level in RuleLevel
        if found.get(level.value)
    ]
