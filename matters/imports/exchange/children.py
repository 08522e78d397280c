"""Rows of the child tables of an exchange record: materials, articles, windows, questions … Pure."""

import re
from collections.abc import Iterable
from typing import TypeVar

from matters.imports.exchange import vocabulary
from matters.imports.exchange.fields import Fields, Tables
from matters.imports.reading import phone
from matters.imports.rows import (
    ChannelRow,
    CitationRow,
    FeeRow,
    MaterialRow,
    ProcedureRow,
    QuestionRow,
    ResultRow,
    WindowRow,
)

SMALL = 32767
"""The greatest number of copies or visits a record can keep."""
MAP_URL_LENGTH = 500
CHANNEL_LENGTH = 500

_BRACKETS = {"(": ")", "（": "）", "[": "]", "〔": "〕", "【": "】"}
_EMPTY_BRACKETS = re.compile(r"[（(]\s*[)）]$")
_WEB_ADDRESS = re.compile(r"https?://[!-;=?-~]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[^0-9:：]{1,30})[:：]\s*(?P<value>.*[0-9].*)", re.DOTALL)

Row = TypeVar("Row")


def materials(tables: Tables) -> tuple[MaterialRow, ...]:
    """AUDIT_MATERIAL in its own order; of equal order numbers the smaller material code stands first."""
    rows = _ordered(tables.many("AUDIT_MATERIAL"), "ordernum", then="materialcode")
    return tuple(_material(row) for row in rows)


def _material(row: Fields) -> MaterialRow:
    return MaterialRow(
        name=row.required("material_name", 300, "材料名称"),
        material_type=row.word("material_type", vocabulary.MATERIAL_TYPES),
        originals=row.number("original_amount", SMALL),
        copies=row.number("copy_amount", SMALL),
        medium=row.word("material_form", vocabulary.MATERIAL_FORMS),
        source=row.word("source_type", vocabulary.MATERIAL_SOURCES),
        source_note=row.text("source_explain", 300),
        necessity=row.word("is_need", vocabulary.NECESSITIES),
        paper_format=row.text("page_format", 100),
        filling_notes=row.text("fill_explian"),
        acceptance_standard=row.text("accept_stand"),
        blank_form=row.text("form_guid", 200),
        sample=row.text("example_guid", 200),
        basis=row.text("by_law"),
        remark=row.text("remark"),
    )


def citations(tables: Tables) -> tuple[CitationRow, ...]:
    """AUDIT_ITEM_BYLAW; the same article with the same words stands once."""
    found = []
    for row in _ordered(tables.many("AUDIT_ITEM_BYLAW"), "ordernum"):
        citation = CitationRow(
            document=without_title_marks(row.text("law_name", 300)),
            number=without_brackets(row.text("law_number", 200)),
            article=row.text("clause_number", 200),
            text=row.text("clause_content"),
            issuer=row.text("law_dept", 200),
        )
        if citation.document:
            found.append(citation)
        elif citation != CitationRow(document=""):
            row.note("law_name", "没有写依据名称，该行未导入")
    once = {(each.document, each.number, each.article, each.text): each for each in reversed(found)}
    return tuple(reversed(once.values()))


def without_title_marks(name: str) -> str:
    """`name` without 《》 where they wrap the whole of it; 《A》和《B》 stays as it is."""
    bare = _EMPTY_BRACKETS.sub("", name).rstrip()
    if not (bare.startswith("《") and bare.endswith("》")):
        return bare
    depth = 0
    for place, character in enumerate(bare):
        depth += (character == "《") - (character == "》")
        if depth == 0 and place < len(bare) - 1:
            return bare
    return bare[1:-1].strip()


def without_brackets(number: str) -> str:
    """`number` without the pair of brackets around the whole of it; 国发[2006]28号 stays as it is."""
    closing = _BRACKETS.get(number[:1])
    wraps = closing is not None and number.endswith(closing) and closing not in number[:-1]
    return number[1:-1].strip() if wraps else number


def windows(tables: Tables) -> tuple[WindowRow, ...]:
    """AUDIT_ITEM_WINDOW; a row by which nothing can be found is left out."""
    found = []
    for row in _ordered(tables.many("AUDIT_ITEM_WINDOW"), "ordernumber", "ordernum"):
        window = WindowRow(
            name=row.text("window_name", 200),
            address=row.text("transact_addr", 300),
            hours=row.text("transact_time", 500),
            phones=phone(row.text("window_tel", 200)),
            directions=row.text("traffic_info", 500),
            map_url=row.url("map_url", MAP_URL_LENGTH),
        )
        if window.name or window.address or window.phones:
            found.append(window)
        else:
            row.note("window_name", "窗口没有名称、地址和电话，该行未导入")
    return _each_once(found)


def questions(tables: Tables) -> tuple[QuestionRow, ...]:
    """AUDIT_QA; a question without its answer, or the other way round, is left out."""
    found = []
    for row in _ordered(tables.many("AUDIT_QA"), "ordernum"):
        question, answer = row.text("question"), row.text("answer")
        if question and answer:
            found.append(QuestionRow(question, answer))
        elif question or answer:
            row.note("answer" if question else "question", "问题和解答缺一项，该行未导入")
    return tuple(found)


def procedures(tables: Tables) -> tuple[ProcedureRow, ...]:
    """AUDIT_ITEM_SPECIAL. Whether its time counts in the limit the format does not say."""
    rows = _ordered(tables.many("AUDIT_ITEM_SPECIAL"), "ordernumber", "ordernum")
    return tuple(_procedure(row) for row in rows)


def _procedure(row: Fields) -> ProcedureRow:
    name, basis = row.text("special_name", 200), row.text("special_desc")
    kind = vocabulary.PROCEDURES.word(name) or "other"
    if not name or name.isdigit():
        if name not in {"", "9"}:
            row.note("special_name", f"特别程序代码“{name}”的含义未知，名称记为“特别程序”")
        reviewed = name == "9" and basis.startswith("机构评审")
        name = "机构评审" if reviewed else "特别程序"
    return ProcedureRow(
        name=name,
        kind=kind,
        limit=row.limit("special_date", "special_date_type"),
        basis=basis,
        provider=row.text("special_dept", 200),
        phone=phone(row.text("special_tel", 100)),
    )


def fees(tables: Tables) -> tuple[FeeRow, ...]:
    """AUDIT_CHARGE. Its columns are known from the exporting program only."""
    found = []
    for row in _ordered(tables.many("AUDIT_CHARGE"), "ordernum"):
        cases = (row.text("desc_condition"), row.text("desc_explain"))
        fee = FeeRow(
            name=row.text("fee_name", 300),
            standard=row.text("fee_stand"),
            basis=row.text("by_law"),
            can_be_reduced=row.flag("is_desc"),
            reductions="\n".join(dict.fromkeys(text for text in cases if text)),
            remark=row.text("remark"),
        )
        if fee.name:
            found.append(fee)
        else:
            row.note("fee_name", "没有写收费项目名称，该行未导入")
    return tuple(found)


def results(extend: Fields) -> tuple[ResultRow, ...]:
    """The result of AUDIT_ITEM_EXTEND; without a name it says nothing."""
    kind = extend.word("result_type", vocabulary.RESULT_TYPES)
    name, samples = extend.text("result_name", 300), extend.text("result_guid", 500)
    return (ResultRow(name=name, kind=kind, samples=samples),) if name else ()


def channels(item: Fields) -> tuple[ChannelRow, ...]:
    """Where to ask, to complain and to follow progress; the same number stands once under each."""
    found = []
    for key, kind in (
        ("link_way", "consultation"),
        ("other_link", "consultation"),
        ("supervise_way", "complaint"),
        ("other_supervise", "complaint"),
    ):
        value = phone(item.text(key, CHANNEL_LENGTH))
        if value:
            found.append(ChannelRow(kind, value))
    for line in item.text("query_url").splitlines():
        found += _progress(item, line.strip())
    return _each_once(found)


def _progress(item: Fields, line: str) -> Iterable[ChannelRow]:
    """The addresses and numbers on one line of query_url, each with the label before it."""
    address = _WEB_ADDRESS.search(line)
    parts = [line]
    if address:
        label = line[: address.start()].strip("：: ")
        if len(address[0]) > CHANNEL_LENGTH or len(label) > 300:
            item.note("query_url", f"查询网址超过上限 {CHANNEL_LENGTH} 个字符，未导入")
        else:
            yield ChannelRow("progress", address[0], label)
        parts = [line[address.end() :].strip(" ,，;；。、")]
    elif _SCHEME.match(line):
        item.note("query_url", f"“{line[:40]}”不是 http（s）网址，未导入")
        return
    for part in filter(None, parts):
        labelled = _LABELLED.fullmatch(part)
        value = phone(labelled["value"] if labelled else part)
        if len(value) > CHANNEL_LENGTH:
            item.refuse(
                "query_url", f"一行有 {len(value)} 个字符，超过上限 {CHANNEL_LENGTH}，请缩短"
            )
        else:
            yield ChannelRow("progress", value, labelled["label"].strip() if labelled else "")


def _ordered(rows: list[Fields], *keys: str, then: str = "") -> list[Fields]:
    """Rows by the number under the first of `keys` that is filled; rows without one follow in file order."""

    def place(row: Fields) -> tuple[bool, int, str]:
        number = row.order(*keys)
        return (number is None, number or 0, row.text(then) if then else "")

    return sorted(rows, key=place)


def _each_once(rows: list[Row]) -> tuple[Row, ...]:
    return tuple(dict.fromkeys(rows))
