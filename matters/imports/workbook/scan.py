"""The XML inside an .xlsx, walked through once before a spreadsheet parser builds anything from it. Pure.

Such a parser allocates a sheet as a rectangle and copies a shared text into every cell that points
to it: two cells far apart, or one long text used often, would fill the memory. So the walk adds up
rectangles, cells and text first, notes where formulas and errors stand (the parser gives only
their last value) and refuses document types, whose entities multiply. What it has seen, and
nothing else, is packed again for the parser.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from matters.imports.reading import Unreadable
from matters.imports.workbook import archive
from matters.imports.workbook.bounds import (
    LAST_COLUMN,
    LAST_ROW,
    MOST_ELEMENTS,
    TOO_MUCH,
    Extent,
    Position,
    Tally,
)

DEEPEST = 64
LONGEST_TOKEN = 1024 * 1024
"""Bytes of one tag or comment, which the parser must hold whole."""
WORKBOOK = "xl/workbook.xml"
WORKBOOK_RELATIONS = "xl/_rels/workbook.xml.rels"
SHARED_TEXTS = "xl/sharedstrings.xml"

REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
BROKEN = f"文件内部结构有误，无法读取。{archive.SAVE_AS}"


@dataclass(frozen=True)
class Scan:
    """A workbook that is safe to parse, and where its sheets hold what must be refused."""

    package: bytes
    formulas: dict[str, tuple[Position, ...]]
    errors: dict[str, tuple[Position, ...]]


def scan(content: bytes) -> Scan:
    """What the parser may see of `content`. Raises Unreadable where there is nothing it may."""
    tally = Tally()
    package = io.BytesIO()
    parts = [
        part for part in archive.check(content) if part.name.lower().endswith((".xml", ".rels"))
    ]
    # Cells point into the shared texts, so these are walked first.
    parts.sort(key=lambda part: part.name.lower() != SHARED_TEXTS)
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for part in parts:
            walk = Walk(part.name, tally)
            with packed.open(part.name, "w") as copy:
                for piece in archive.chunks(content, part):
                    walk.feed(piece)
                    copy.write(piece)
            walk.close()
    names = _sheet_names(tally)
    return Scan(
        package=package.getvalue(),
        formulas=_by_sheet(names, tally, lambda extent: extent.formulas),
        errors=_by_sheet(names, tally, lambda extent: extent.errors),
    )


def _sheet_names(tally: Tally) -> dict[str, list[str]]:
    """Names of the sheets by the part they stand in."""
    names: dict[str, list[str]] = {}
    for name, relation in tally.sheets:
        target = tally.targets.get(relation, "")
        names.setdefault(posixpath.normpath(posixpath.join("/xl", target))[1:], []).append(name)
    return names


def _by_sheet(
    names: dict[str, list[str]], tally: Tally, pick: Callable[[Extent], list[Position]]
) -> dict[str, tuple[Position, ...]]:
    return {
        name: tuple(pick(extent))
        for part, extent in tally.extents.items()
        if pick(extent)
        for name in names.get(part, [part])
    }


class Walk:
    """One part, taken apart by expat as its pieces come in. The root element decides what is looked at."""

    def __init__(self, name: str, tally: Tally) -> None:
        self.name = name
        self.tally = tally
        self.fed = self.depth = self.elements = 0
        self.extent = Extent()
        self.row = self.column = -1
        self.cell_type = self.index = ""
        self.is_collecting = False
        self.length = 0
        self.parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._document_type
        parser.StartElementHandler = self._root

    def feed(self, piece: bytes) -> None:
        if not self.fed and b"\x00" in piece[:4]:
            raise Unreadable(BROKEN)
        self._parse(piece, is_final=False)
        self.fed += len(piece)
        if self.fed - max(self.parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
            raise Unreadable(BROKEN)

    def close(self) -> None:
        self._parse(b"", is_final=True)

    def _parse(self, piece: bytes, *, is_final: bool) -> None:
        try:
            self.parser.Parse(piece, is_final)
        except (expat.ExpatError, ValueError, LookupError):
            raise Unreadable(BROKEN) from None

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        # The parser that follows takes every part for UTF-8; it must not read other words than these.
        if encoding and encoding.lower() not in {"utf-8", "utf8", "us-ascii"}:
            raise Unreadable(BROKEN)

    def _document_type(self, *declaration: object) -> None:
        raise Unreadable(f"文件内部含有文档类型声明（DTD），拒绝读取。{archive.SAVE_AS}")

    def _root(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth = 1
        kind = _local(tag)
        if kind == "worksheet":
            self.tally.extents[self.name] = self.extent
            self._hand_to(self._sheet_start, self._sheet_end)
            self.parser.CharacterDataHandler = self._sheet_text
        elif kind == "sst":
            if self.name.lower() != SHARED_TEXTS:
                raise Unreadable(BROKEN)
            self._hand_to(self._strings_start, self._strings_end)
            self.parser.CharacterDataHandler = self._strings_text
        else:
            self._hand_to(self._other_start, self._up)

    def _hand_to(
        self, start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]
    ) -> None:
        self.parser.StartElementHandler = start
        self.parser.EndElementHandler = end

    def _down(self) -> None:
        self.tally.add_tag()
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable(BROKEN)

    def _up(self, tag: str) -> None:
        self.depth -= 1

    def _other_start(self, tag: str, attributes: dict[str, str]) -> None:
        self._down()
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise Unreadable(f"文件内部结构过大，{TOO_MUCH}")
        kind = _local(tag)
        if kind == "sheet" and self.name == WORKBOOK:
            relation = next((v for k, v in attributes.items() if _local(k) == "id"), "")
            self.tally.add_sheet(attributes.get("name", ""), relation)
        elif kind == "Relationship" and self.name == WORKBOOK_RELATIONS:
            self.tally.targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def _strings_start(self, tag: str, attributes: dict[str, str]) -> None:
        self._down()
        if _local(tag) == "si":
            self.length = 0

    def _strings_text(self, text: str) -> None:
        self.length += len(text)

    def _strings_end(self, tag: str) -> None:
        self.depth -= 1
        if _local(tag) == "si":
            self.tally.add_shared_text(self.length)

    def _sheet_start(self, tag: str, attributes: dict[str, str]) -> None:
        self._down()
        kind = _local(tag)
        if kind == "c":
            self._place(attributes.get("r"))
            self.cell_type = attributes.get("t", "")
        elif kind in {"v", "is"}:
            self.tally.add_cell()
            self.extent.add((self.row, self.column))
            self.is_collecting = True
            self.index = ""
            if self.cell_type == "e":
                self.extent.add_error((self.row, self.column))
        elif kind == "f":
            self.extent.add_formula((self.row, self.column))
        elif kind == "row":
            number = attributes.get("r")
            self.row = int(number) - 1 if number else self.row + 1
            self.column = -1
        elif kind == "mergeCell":
            self.extent.add_merged()

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self.row, self.column = max(self.row, 0), self.column + 1
        else:
            match = REFERENCE.fullmatch(reference)
            if match is None:
                raise Unreadable(BROKEN)
            self.row, self.column = int(match[2]) - 1, _column_index(match[1])
        if self.row >= LAST_ROW or self.column >= LAST_COLUMN:
            raise Unreadable(BROKEN)

    def _sheet_text(self, text: str) -> None:
        if not self.is_collecting:
            return
        if self.cell_type == "s":
            self.index = (self.index + text)[:20]
        else:
            self.tally.add_text(len(text))

    def _sheet_end(self, tag: str) -> None:
        self.depth -= 1
        kind = _local(tag)
        if kind not in {"v", "is"}:
            return
        self.is_collecting = False
        if self.cell_type == "s" and self.index:
            index = int(self.index)
            if not 0 <= index < len(self.tally.lengths):
                raise Unreadable(BROKEN)
            self.tally.add_text(self.tally.lengths[index])


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
