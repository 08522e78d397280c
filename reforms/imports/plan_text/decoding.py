"""Bytes to lines: which encoding, and what is no text of a plan. Pure."""

import re
from dataclasses import dataclass

from matters.imports.reading import Unreadable

MAX_BYTES = 2 * 1024 * 1024
MOST_ODD = 0.002
"""Control characters or marks of wrong decoding in a text: more, and it is no text."""

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_WIDTHS = _HALF_WIDTH | {0x3000: " ", 0xA0: " ", ord("「"): "“", ord("」"): "”", ord("﹑"): "、"}
_HEADING_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+|>\s*)*")
_ESCAPED = re.compile(r"\\([.()\-*#_])")
_GAP = re.compile(r"\s+")
_ODD = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_LINE_END = re.compile(r"\r\n|[\n\r\u2028\f]")


@dataclass(frozen=True)
class Line:
    """A line with its number, in half-width punctuation and without the marks of Markdown.

    `is_marked` tells that Markdown made it a heading.
    """

    number: int
    text: str
    is_marked: bool = False


def lines(content: bytes) -> tuple[Line, ...]:
    """The lines that say something. Raises Unreadable for what is empty, too large or no text.

    UTF-8 and GB18030 are read; punctuation and figures of full width become half-width, so that a
    name reads the same however it was typed.
    """
    found = []
    for number, raw in enumerate(_LINE_END.split(_decoded(content)), start=1):
        text = plain(_HEADING_MARKS.sub("", raw, count=1))
        if text:
            found.append(Line(number, text, raw.lstrip().startswith("#")))
    if not found:
        raise Unreadable("文件是空的，请选方案的全文")
    return tuple(found)


def plain(text: str) -> str:
    """`text` in half-width, without bold, escapes, and spaces beside Chinese characters."""
    text = _ODD.sub("", text)
    text = _ESCAPED.sub(r"\1", text.translate(_WIDTHS).replace("**", "").replace("\t", " "))
    return _GAP.sub(_gap, text).strip()


def _gap(gap: re.Match[str]) -> str:
    """One space between words of other languages, none beside Chinese."""
    before, after = gap.string[gap.start() - 1 : gap.start()], gap.string[gap.end() : gap.end() + 1]
    return " " if before.isascii() and after.isascii() else ""


def _decoded(content: bytes) -> str:
    if not content or content.isspace():
        raise Unreadable("文件是空的，请选方案的全文")
    if len(content) > MAX_BYTES:
        size = len(content) / 1024 / 1024
        raise Unreadable(f"文件有 {size:.1f} MB，方案的文本最多 {MAX_BYTES // 1024 // 1024} MB")
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise Unreadable("文件是 UTF-16 编码，请另存为 UTF-8")
    if content[:4] in {b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}:
        raise Unreadable("文件是 PDF 或 Word 文档，请另存为纯文本（UTF-8）后再读")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if len(_ODD.findall(text)) <= MOST_ODD * len(text):
            return text
    raise Unreadable("文件不是文本（既不是 UTF-8，也不是 GB18030），请另存为 UTF-8 纯文本")
