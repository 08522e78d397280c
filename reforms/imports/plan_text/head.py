"""Title, issuer, number, day and region of a document, from its first and last lines. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reforms.imports.plan_text.decoding import Line

NEAR = 14
"""Lines from the top or the bottom in which a document says who issued it and when."""
_ORGAN = "(?:局|委员会|人民政府|办公厅|办公室|政府|厅|委|部|院|署)"
_ISSUER_IN_TITLE = re.compile(rf"([\u4e00-\u9fff]{{2,38}}?{_ORGAN})(?=关于|印发)")
_ISSUER_IN_LINE = re.compile(rf"([\u4e00-\u9fff]{{2,80}}{_ORGAN})")
_NEXT_ISSUER = re.compile("(?<=[局会府厅室委部院署])(?=中共|[\u4e00-\u9fff]{2,3}[省市])")
_DAY = re.compile(r"(20\d\d)(?:-(\d\d)-(\d\d)|年(\d{1,2})月(\d{1,2})日)")
_NUMBER = re.compile(r"([\u4e00-\u9fff]{1,12}[〔\[(]20\d\d[〕\])]\d{1,5}号)")
_YEAR_BEHIND = re.compile(r"\s*\((?:19|20)\d\d年?\)$")


@dataclass(frozen=True)
class Head:
    """Empty text and None where the document does not say, or not where it is looked for."""

    title: str = ""
    issuer_name: str = ""
    document_number: str = ""
    issued_on: date | None = None
    region_code: str = ""
    region_doubt: str = ""


def head(lines: Sequence[Line], title: str, regions: Iterable[tuple[str, str]]) -> Head:
    """`title` is the name the file gives itself; `regions` are (code, name)."""
    near = [*lines[:NEAR], *lines[-NEAR:]]
    issuer = _issuer(near, title)
    code, doubt = _region(f"{issuer} {title}", regions)
    return Head(title, issuer, _number(near), _day(lines), code, doubt)


def title_of(lines: Sequence[Line]) -> str:
    """The first heading of Markdown before all others, else the first line that is neither a number nor an address."""
    marked = next((line for line in lines[:NEAR] if line.is_marked), None)
    for line in (marked, *lines[:NEAR]):
        if line is None or _NUMBER.fullmatch(line.text) or line.text.endswith((":", ",")):
            continue
        if line.text.startswith("附件") and len(line.text) <= 6:
            continue
        title = _YEAR_BEHIND.sub("", line.text)
        return title if len(title) <= 300 else ""
    return ""


def _issuer(near: Sequence[Line], title: str) -> str:
    if found := _ISSUER_IN_TITLE.match(title):
        return found[1]
    for line in near:
        if found := _ISSUER_IN_LINE.fullmatch(line.text.partition(",")[0]):
            return _NEXT_ISSUER.sub("、", found[1])
    return ""


def _number(near: Sequence[Line]) -> str:
    for line in near:
        found = _NUMBER.match(line.text)
        if found and (found.end() == len(line.text) or line.text[found.end()] == ","):
            return found[1]
    return ""


def _day(lines: Sequence[Line]) -> date | None:
    """The first day near the top outside of a sentence, else a line near the bottom that is a day."""
    for place, line in enumerate((*lines[:NEAR], *lines[-NEAR:])):
        found = _DAY.search(line.text)
        is_said = found and (
            len(line.text) == len(found[0]) or (place < NEAR and "。" not in line.text)
        )
        if found and is_said:
            numbers = [int(one) for one in found.groups() if one]
            try:
                return date(*numbers)
            except ValueError:
                continue
    return None


def _region(text: str, regions: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The region whose name stands last, and so lowest, in who issued the document."""
    found = [(text.rfind(name), len(name), code, name) for code, name in regions if name in text]
    if not found:
        return "", "发文机关和标题里没有认出区划"
    _place, _long, code, name = max(found)
    if len([one for one in found if one[3] == name]) > 1:
        return "", f"有几个叫“{name}”的区划，请写明代码"
    return code, ""
