"""A filled .xlsx template → rows. Pure."""

from matters.imports.reading import Unreadable
from matters.imports.rows import GuideRow, Reading
from matters.imports.workbook import agreement as workbook_agreement
from matters.imports.workbook import records as workbook_records
from matters.imports.workbook import scan as workbook_scan
from matters.imports.workbook.columns import CHILDREN, MOST_RECORDS, RECORDS, SHEETS
from matters.imports.workbook.sheets import Findings, Sheets
from matters.problems import Problem


def read(content: bytes, source_name: str = "") -> Reading:
    """The records of a filled template, and what is wrong with the others.

    `source_name` stands as the source of every record; where it is empty, each names its office.
    """
    findings = Findings()
    try:
        rows = _rows(content, source_name, findings)
    except Unreadable as error:
        return Reading(problems=(Problem("", "", error.reason),))
    return Reading(
        rows=tuple(row for row in rows if row is not None),
        problems=tuple(findings.problems),
        notes=tuple(findings.notes),
    )


def _rows(content: bytes, source_name: str, findings: Findings) -> list[GuideRow | None]:
    sheets = Sheets(workbook_scan.scan(content), findings)
    if RECORDS.name not in sheets.names:
        raise Unreadable(f"没有“{RECORDS.name}”表。请下载模板，在模板中填写。")
    sheets.check_version()
    sheets.check_names(SHEETS)
    rows = sheets.rows(RECORDS)
    if len(rows) > MOST_RECORDS:
        raise Unreadable(
            f"“{RECORDS.name}”表有 {len(rows)} 行，最多 {MOST_RECORDS} 行。请拆成几个文件分别上传。"
        )
    children = {sheet.name: sheets.rows(sheet) for sheet in CHILDREN}
    if not rows and not findings.problems:
        findings.problem(RECORDS.name, "", "没有填写任何事项。请在表头下面逐行填写。")
    records = workbook_records.assembled(rows, children, findings)
    workbook_agreement.settle(records)
    guides = [workbook_records.guide_row(record, source_name) for record in records]
    if findings.leaves_all_open and any(guides):
        findings.problem("", "", "有的行不能确定属于哪个事项，整个文件都未读入。")
        return []
    return guides
