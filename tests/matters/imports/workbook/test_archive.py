import io
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from matters.imports import workbook
from matters.imports.reading import Unreadable
from matters.imports.workbook import archive
from tests.matters.imports.workbook.samples import RECORD, empty, filled, repacked

GIGABYTE = 1024 * archive.MEGABYTE
SHEET = "xl/worksheets/sheet1.xml"
MEASURE = """
import resource, sys
from matters.imports import workbook

content = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
reading = workbook.read(content)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) // 1024)
print(len(reading.rows))
print(reading.problems[0].reason)
"""


def package(parts: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as packed:
        for name, content in {"xl/workbook.xml": b"<workbook/>", **parts}.items():
            packed.writestr(name, content)
    return target.getvalue()


def redeclared(content: bytes, name: str, size: int) -> bytes:
    """The package with another unpacked size declared for one member, in both of its headers."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entry = packed.getinfo(name)
    struct.pack_into("<L", changed, entry.header_offset + 22, size)
    at = content.index(archive.ZIP_ENTRY)
    while content[at + 46 : at + 46 + len(name)] != name.encode():
        at = content.index(archive.ZIP_ENTRY, at + 4)
    struct.pack_into("<L", changed, at + 24, size)
    return bytes(changed)


def reason(content: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        archive.check(content)
    return refused.value.reason


def test_check_names_the_parts_of_a_sound_package() -> None:
    content = empty()

    parts = {part.name: part for part in archive.check(content)}

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            assert b"".join(archive.chunks(content, parts[name])) == packed.read(name)


def test_chunks_of_a_stored_part_are_its_bytes() -> None:
    content = package({"xl/a.xml": b"<a/>" * 50_000}, zipfile.ZIP_STORED)

    (part,) = (part for part in archive.check(content) if part.name == "xl/a.xml")

    assert b"".join(archive.chunks(content, part)) == b"<a/>" * 50_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "文件是空的"),
        (archive.OLE_START + bytes(512), "旧版 .xls"),
        ("编号，事项名称\n1，某事\n".encode(), "文本文件（如 .csv）"),
        ("编号，事项名称\n1，某事\n".encode("gb18030"), "文本文件（如 .csv）"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "不是 .xlsx 文件"),
        (b"PK\x03\x04" + bytes(100), "不完整或已损坏"),
        (b"PK\x03\x04" + bytes(archive.LARGEST_FILE), "超过 10 MB"),
    ],
)
def test_check_refuses_what_is_no_package(content: bytes, words: str) -> None:
    assert words in reason(content)


def test_check_refuses_a_truncated_file() -> None:
    assert "不完整或已损坏" in reason(empty()[:-100])


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({f"xl/{n}.xml": b"" for n in range(archive.MOST_PARTS)}, "多于 500 个"),
        ({"xl/vbaProject.bin": b""}, "含有宏"),
        ({"xl/macrosheets/sheet1.xml": b""}, "含有宏"),
        ({"../xl/a.xml": b""}, "不正当的文件名"),
        ({"/xl/a.xml": b""}, "不正当的文件名"),
        ({"xl\\a.xml": b""}, "不正当的文件名"),
        ({"xl/A.xml": b"", "xl/a.xml": b""}, "重名"),
        ({"xl/a.xml": bytes(archive.RATIO_MATTERS_FROM + 1)}, "压缩比超过 200 倍"),
    ],
)
def test_check_refuses_parts(parts: dict[str, bytes], words: str) -> None:
    assert words in reason(package(parts))


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ({"xl/a.xml": archive.LARGEST_PART + 1}, "超过 60 MB"),
        ({"xl/a.xml": archive.LARGEST_PART, "xl/b.xml": archive.LARGEST_PART}, "超过 100 MB"),
    ],
)
def test_check_refuses_what_parts_declare(declared: dict[str, int], words: str) -> None:
    content = package(dict.fromkeys(declared, b"<a/>"))
    for name, size in declared.items():
        content = redeclared(content, name, size)

    assert words in reason(content)


def test_check_refuses_a_package_of_another_kind() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("word/document.xml", b"<document/>")

    assert "不是 .xlsx 工作簿" in reason(target.getvalue())


def test_check_refuses_a_member_with_a_password() -> None:
    content = bytearray(package({"xl/a.xml": b"<a/>"}))
    struct.pack_into("<H", content, content.index(archive.ZIP_ENTRY) + 8, archive.ENCRYPTED)

    assert "密码" in reason(bytes(content))


def test_check_refuses_an_unusual_compression() -> None:
    assert "压缩方式" in reason(package({"xl/a.xml": b"<a/>" * 100}, zipfile.ZIP_LZMA))


@pytest.mark.parametrize("declared", [10, 1000])
def test_chunks_refuse_a_size_other_than_declared(declared: int) -> None:
    content = redeclared(package({"xl/a.xml": b"<a/>" * 100}), "xl/a.xml", declared)
    (part,) = (part for part in archive.check(content) if part.name == "xl/a.xml")

    with pytest.raises(Unreadable, match=r"不符|不完整"):
        list(archive.chunks(content, part))


def test_chunks_refuse_bytes_that_were_damaged() -> None:
    content = bytearray(package({"xl/a.xml": b"<a/>" * 100}, zipfile.ZIP_STORED))
    content[content.index(b"<a/>") + 1] ^= 1
    (part,) = (p for p in archive.check(bytes(content)) if p.name == "xl/a.xml")

    with pytest.raises(Unreadable, match="已损坏"):
        list(archive.chunks(bytes(content), part))


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """A sheet of one megabyte that unpacks to one gigabyte."""
    target = io.BytesIO(filled({"事项": [RECORD]}))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet99.xml", "w") as part,
    ):
        part.write(b"<worksheet><sheetData>")
        for _ in range(GIGABYTE // archive.MEGABYTE):
            part.write(b" " * archive.MEGABYTE)
        part.write(b"</sheetData></worksheet>")
    return target.getvalue()


def measured(content: bytes, folder: Path) -> tuple[int, int, str]:
    """Megabytes the memory grew by, records read, first reason; from a process of its own."""
    file = folder / "bomb.xlsx"
    file.write_bytes(content)
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(file)],
        check=True,
        capture_output=True,
        text=True,
        cwd=Path(workbook.__file__).parents[3],
    )
    grown, rows, first = done.stdout.splitlines()
    return int(grown), int(rows), first


def test_an_honest_bomb_is_refused_by_what_it_declares(bomb: bytes, tmp_path: Path) -> None:
    assert len(bomb) < 2 * archive.MEGABYTE

    grown, rows, first = measured(bomb, tmp_path)

    assert (rows, "超过 100 MB" in first) == (0, True)
    assert grown < 50


@pytest.mark.parametrize("declared", [1000, 40 * archive.MEGABYTE])
def test_a_lying_bomb_is_cut_off(bomb: bytes, declared: int, tmp_path: Path) -> None:
    lying = redeclared(bomb, "xl/worksheets/sheet99.xml", declared)

    grown, rows, first = measured(lying, tmp_path)

    assert (rows, "与声明的不符" in first) == (0, True)
    assert grown < 100


def test_long_text_used_in_every_cell_is_refused_before_it_is_copied(tmp_path: Path) -> None:
    shared = f"<sst><si><t>{'字' * 30_000}</t></si></sst>".encode()
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 50_000))
    sheet = f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode()
    content = repacked(
        empty(), {"xl/worksheets/sheet2.xml": sheet}, {"xl/sharedStrings.xml": shared}
    )

    grown, rows, first = measured(content, tmp_path)

    assert (rows, "文字超过" in first) == (0, True)
    assert grown < 100
