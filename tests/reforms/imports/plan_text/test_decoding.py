"""Bytes to lines: encodings, widths, and files that are no text."""

import pytest

from matters.imports.reading import Unreadable
from reforms.imports.plan_text import decoding


def texts(content: bytes) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in decoding.lines(content)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_lines_keep_their_numbers_in_every_encoding(encoding):
    text = "一、总体要求\r\n\r\n　（一）目标：１００％\n"
    assert texts(text.encode(encoding)) == [(1, "一、总体要求"), (3, "(一)目标:100%")]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("## 一、**改革**举措", "一、改革举措"),
        ("- 1\\. 取消", "1. 取消".replace(" ", "")),
        ("全面落实 10 项制度", "全面落实10项制度"),
        ("plan dated  2031-01-02", "plan dated 2031-01-02"),
        ("「马上办」 《办法》   《规范》", "“马上办”《办法》《规范》"),
    ],
)
def test_line_is_plain(raw, plain):
    assert texts(raw.encode()) == [(1, plain)]


def test_marked_heading_is_told():
    assert [line.is_marked for line in decoding.lines("# 方案\n正文".encode())] == [True, False]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "文件是空的"),
        (b" \n\t ", "文件是空的"),
        ("\u3000\n".encode(), "文件是空的"),
        ("方案".encode("utf-16"), "UTF-16"),
        (b"%PDF-1.7 ...", "PDF 或 Word"),
        (b"PK\x03\x04" + bytes(100), "PDF 或 Word"),
        (bytes(range(256)) * 10, "文件不是文本"),
        (b"\xff\xfa\xfb", "文件不是文本"),
        ("审批".encode() * 400_000, "文件有 2.3 MB，方案的文本最多 2 MB"),
    ],
)
def test_file_that_is_no_text_is_refused(content, reason):
    with pytest.raises(Unreadable, match=reason):
        decoding.lines(content)
