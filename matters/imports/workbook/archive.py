"""What may be unpacked: an uploaded .xlsx is checked as a zip before anything in it is parsed. Pure.

The sizes a zip declares are added up first, then held against what really comes out: the stream is
cut off one byte past its declared size. So neither an honest bomb nor a lying one costs memory.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from matters.imports.reading import Unreadable

MEGABYTE = 1024 * 1024
LARGEST_FILE = 10 * MEGABYTE
LARGEST_TOTAL = 100 * MEGABYTE
LARGEST_PART = 60 * MEGABYTE
MOST_PARTS = 500
LARGEST_RATIO = 200
"""Sheets of repeated cells shrink to a fiftieth; only zeros shrink to a thousandth."""
RATIO_MATTERS_FROM = MEGABYTE

ZIP_START = b"PK\x03\x04"
ZIP_ENTRY = b"PK\x01\x02"
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = 0x1
LOCAL_HEADER = struct.Struct("<4s22xHH")
CHUNK = 64 * 1024

SAVE_AS = "请用电子表格软件打开后另存为 .xlsx 再上传。"


@dataclass(frozen=True)
class Part:
    """A member of the zip: where its compressed bytes lie and what it claims to unpack to."""

    name: str
    size: int
    start: int
    compressed_size: int
    is_deflated: bool
    crc: int


def check(content: bytes) -> tuple[Part, ...]:
    """The members of an .xlsx that is safe to unpack. Raises Unreadable for anything else."""
    if len(content) > LARGEST_FILE:
        raise Unreadable(f"文件超过 {LARGEST_FILE // MEGABYTE} MB。请拆成几个文件分别上传。")
    _refuse_other_formats(content)
    entries = _entries(content)
    _refuse_oversize(entries)
    _refuse_strange_names([entry.filename for entry in entries])
    parts = tuple(_part(content, entry) for entry in entries)
    _refuse_other_packages({part.name.lower() for part in parts})
    return parts


def chunks(content: bytes, part: Part) -> Iterator[bytes]:
    """The unpacked bytes of `part`, piece by piece; ends in Unreadable where they are not as declared."""
    packed = memoryview(content)[part.start : part.start + part.compressed_size]
    unpacked = crc = 0
    for piece in _inflated(packed) if part.is_deflated else _slices(packed):
        unpacked += len(piece)
        if unpacked > part.size:
            raise Unreadable(f"压缩包中 {part.name} 的实际大小与声明的不符。{SAVE_AS}")
        crc = zlib.crc32(piece, crc)
        yield piece
    if unpacked != part.size or crc != part.crc:
        raise Unreadable(f"压缩包中 {part.name} 不完整或已损坏。{SAVE_AS}")


def _refuse_other_formats(content: bytes) -> None:
    if not content:
        raise Unreadable("文件是空的。")
    if content.startswith(OLE_START):
        raise Unreadable(f"这是旧版 .xls 文件，或设了打开密码。{SAVE_AS}另存时不要设密码。")
    if content.startswith(ZIP_START):
        return
    start = content[:CHUNK]
    if not any(byte < 0x20 and byte not in b"\t\n\r\f" for byte in start):
        raise Unreadable(f"这是文本文件（如 .csv），不是 .xlsx。{SAVE_AS}")
    raise Unreadable(f"这不是 .xlsx 文件。{SAVE_AS}")


def _entries(content: bytes) -> list[zipfile.ZipInfo]:
    if content.count(ZIP_ENTRY) > MOST_PARTS:
        raise Unreadable(f"压缩包内的文件多于 {MOST_PARTS} 个，不像电子表格。{SAVE_AS}")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.infolist()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, struct.error):
        raise Unreadable(f"文件不完整或已损坏，无法打开。{SAVE_AS}") from None


def _refuse_oversize(entries: list[zipfile.ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > LARGEST_TOTAL:
        raise Unreadable(f"解开后超过 {LARGEST_TOTAL // MEGABYTE} MB，拒绝读取。请减少内容后再传。")
    for entry in entries:
        if entry.file_size > LARGEST_PART:
            raise Unreadable(
                f"其中 {entry.filename} 解开后超过 {LARGEST_PART // MEGABYTE} MB，拒绝读取。"
                "请减少内容后再传。"
            )
        if (
            entry.file_size > RATIO_MATTERS_FROM
            and entry.file_size > LARGEST_RATIO * entry.compress_size
        ):
            raise Unreadable(
                f"其中 {entry.filename} 的压缩比超过 {LARGEST_RATIO} 倍，不像电子表格，拒绝读取。"
            )


def _refuse_strange_names(names: list[str]) -> None:
    if len({name.lower() for name in names}) != len(names):
        raise Unreadable(f"压缩包内有重名的文件。{SAVE_AS}")
    for name in names:
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise Unreadable(f"压缩包内有不正当的文件名。{SAVE_AS}")


def _part(content: bytes, entry: zipfile.ZipInfo) -> Part:
    if entry.flag_bits & ENCRYPTED:
        raise Unreadable("文件设了密码，无法读取。请去掉密码后再传。")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unreadable(f"压缩方式不是电子表格所用的。{SAVE_AS}")
    header = content[entry.header_offset : entry.header_offset + LOCAL_HEADER.size]
    if len(header) < LOCAL_HEADER.size or not header.startswith(ZIP_START):
        raise Unreadable(f"文件不完整或已损坏，无法打开。{SAVE_AS}")
    _, name_length, extra_length = LOCAL_HEADER.unpack(header)
    return Part(
        name=entry.filename,
        size=entry.file_size,
        start=entry.header_offset + LOCAL_HEADER.size + name_length + extra_length,
        compressed_size=entry.compress_size,
        is_deflated=entry.compress_type == zipfile.ZIP_DEFLATED,
        crc=entry.CRC,
    )


def _refuse_other_packages(names: set[str]) -> None:
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise Unreadable("文件含有宏（.xlsm），拒绝读取。请另存为不含宏的 .xlsx 再上传。")
    if "xl/workbook.xml" not in names:
        raise Unreadable(f"这不是 .xlsx 工作簿。{SAVE_AS}")


def _inflated(packed: memoryview) -> Iterator[bytes]:
    """The deflate stream in `packed`, at most `CHUNK` bytes at a time."""
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for piece in _slices(packed):
            rest = piece
            while rest and not stream.eof:
                yield stream.decompress(rest, CHUNK)
                rest = stream.unconsumed_tail
        while not stream.eof and (last := stream.decompress(b"", CHUNK)):
            yield last
    except zlib.error:
        raise Unreadable(f"文件不完整或已损坏，无法打开。{SAVE_AS}") from None


def _slices(packed: memoryview) -> Iterator[bytes]:
    for start in range(0, len(packed), CHUNK):
        yield bytes(packed[start : start + CHUNK])
