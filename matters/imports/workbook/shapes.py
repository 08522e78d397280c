"""What a sheet and a column of the .xlsx template are. Pure."""

from dataclasses import dataclass
from enum import Enum

from matters.imports.workbook.choices import Choices

LONGEST_TEXT = 32_767
"""What one cell of a spreadsheet can hold."""
REQUIRED_MARK = "*"


class Kind(Enum):
    """What a cell of the column holds."""

    TEXT = "text"
    LINES = "lines"
    """One entry per line."""
    NAMES = "names"
    """Several entries, separated by 、 , ; or line breaks."""
    CODE = "code"
    CHOICE = "choice"
    CHOICES = "choices"
    """Several of `choices`, separated likewise."""
    FLAG = "flag"
    COUNT = "count"
    AMOUNT = "amount"
    """The number of a time limit."""
    URL = "url"
    DAY = "day"


@dataclass(frozen=True)
class SheetColumn:
    """One column. `required` means that no row may leave it empty; `max_length` is the model's."""

    key: str
    label: str
    required: bool = False
    help: str = ""
    choices: Choices = ()
    width: int = 16
    kind: Kind = Kind.TEXT
    max_length: int = LONGEST_TEXT

    @property
    def heading(self) -> str:
        return self.label + REQUIRED_MARK if self.required else self.label


@dataclass(frozen=True)
class SheetDefinition:
    """One sheet; `help` says when to fill it in."""

    name: str
    help: str
    columns: tuple[SheetColumn, ...]


def name(key: str, label: str, guidance: str, max_length: int, width: int = 32) -> SheetColumn:
    """A text that every row must have."""
    return SheetColumn(key, label, required=True, help=guidance, width=width, max_length=max_length)


def text(
    key: str,
    label: str,
    guidance: str = "",
    width: int = 20,
    max_length: int = LONGEST_TEXT,
) -> SheetColumn:
    return SheetColumn(key, label, help=guidance, width=width, max_length=max_length)


def lines(
    key: str, label: str, guidance: str, width: int, max_length: int = LONGEST_TEXT
) -> SheetColumn:
    return SheetColumn(
        key, label, help=guidance, width=width, kind=Kind.LINES, max_length=max_length
    )


def names(key: str, label: str, guidance: str, max_length: int) -> SheetColumn:
    return SheetColumn(key, label, help=guidance, width=24, kind=Kind.NAMES, max_length=max_length)


FOR_SITUATIONS = names(
    "situations",
    "适用情形",
    "只用于某些情形的，填“情形”表中的名称，用“、”分开；都适用的留空。",
    300,
)


def code(key: str, label: str, guidance: str, max_length: int, width: int = 16) -> SheetColumn:
    return SheetColumn(
        key, label, help=guidance, width=width, kind=Kind.CODE, max_length=max_length
    )


def choice(key: str, label: str, choices: Choices, extra: str = "") -> SheetColumn:
    explanation = f"从下拉列表选择。{extra}"
    return SheetColumn(key, label, help=explanation, choices=choices, width=14, kind=Kind.CHOICE)


def several(key: str, label: str, choices: Choices) -> SheetColumn:
    labels = "、".join(label for _, label in choices)
    explanation = f"可填多个，用“、”分开。可填：{labels}。"
    return SheetColumn(key, label, help=explanation, choices=choices, width=24, kind=Kind.CHOICES)


def flag(key: str, label: str, extra: str = "") -> SheetColumn:
    explanation = f"{extra}填“是”或“否”，不清楚的留空。"
    return SheetColumn(key, label, help=explanation, width=12, kind=Kind.FLAG)


def count(key: str, label: str, guidance: str) -> SheetColumn:
    return SheetColumn(key, label, help=guidance, width=12, kind=Kind.COUNT)


def amount(key: str, label: str, extra: str = "") -> SheetColumn:
    explanation = f"只填数字，单位填在“{label}单位”一列。{extra}"
    return SheetColumn(key, label, help=explanation, width=10, kind=Kind.AMOUNT)


def unit(key: str, label: str, units: Choices) -> SheetColumn:
    return choice(key, label, units, "选“当场办结”或“法律未设期限”时，数字留空；其他单位要有数字。")


def address(key: str, label: str, max_length: int) -> SheetColumn:
    explanation = "以 https:// 或 http:// 开头。"
    return SheetColumn(key, label, help=explanation, width=28, kind=Kind.URL, max_length=max_length)


def day(key: str, label: str, extra: str = "") -> SheetColumn:
    explanation = f"{extra}写成 2026-05-01 这样的形式。"
    return SheetColumn(key, label, help=explanation, width=14, kind=Kind.DAY)
