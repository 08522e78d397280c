"""What every reader of files needs: bytes to text, JSON, texts that say nothing, numbers, dates, phones. Pure."""

import json
import math
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any, NoReturn

MAX_BYTES = 40 * 1024 * 1024
DEEPEST = 32
"""Levels of nesting in one record; the exchange format has three."""
LONGEST_NUMBER = 18
"""Digits. Milliseconds since 1970 have thirteen."""
CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
EPOCH = datetime(1970, 1, 1, tzinfo=CHINA) + timedelta(hours=8)
EMPTY = "文件是空的，请重新导出"
NULL_WORDS = frozenset({"", "无", "暂无"})

_ASCII_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_WHOLE = re.compile(r"[+\-－]?[0-9]+(\.0+)?")
_DASH_IN_PHONE = re.compile(r"(?<=[0-9)）])\s*[-‐‑‒–—―－﹣]+\s*(?=[0-9])")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CHINESE = re.compile("[\u4e00-\u9fff]")


class Unreadable(Exception):
    """The content as a whole cannot be read; `reason` says why and what to do."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


def decode(content: bytes) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; another encoding is named, never guessed."""
    if not content or content.isspace():
        raise Unreadable(EMPTY)
    if len(content) > MAX_BYTES:
        size = len(content) / 1024 / 1024
        raise Unreadable(
            f"文件有 {size:.1f} MB，超过上限 {MAX_BYTES // 1024 // 1024} MB，请分批导出"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_wrong_encoding(content, error)) from None
    if not text or text.isspace():
        raise Unreadable(EMPTY)
    return text


def _wrong_encoding(content: bytes, error: UnicodeDecodeError) -> str:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return "文件是 UTF-16 编码，请另存为 UTF-8 后再导入"
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text.lstrip()[:1] in {"{", "["} and _CHINESE.search(text):
        return (
            "文件是 GB18030（GBK）编码，请另存为 UTF-8 后再导入，"
            "例如 iconv -f GB18030 -t UTF-8 原文件 > 新文件"
        )
    # The byte order mark is no part of what the error counts.
    skipped = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    return f"文件不是 UTF-8 编码，第 {error.start + skipped + 1} 个字节起无法解读，请另存为 UTF-8"


def parse_json(content: bytes, object_hook: Callable[[dict[str, Any]], Any] | None = None) -> Any:
    """The value a JSON file holds. Raises `Unreadable` for anything that is no sound JSON.

    `object_hook` sees each object as soon as it is complete, so that a reader can turn records
    into rows one by one and the whole file never stands in memory as objects.
    """
    text = decode(content)
    try:
        return json.loads(
            text,
            strict=False,
            object_hook=object_hook,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
    except json.JSONDecodeError as error:
        raise Unreadable(_wrong_json(text, error)) from None
    except RecursionError:
        raise Unreadable("JSON 嵌套过深，不是事项库的导出文件") from None
    except ValueError:
        raise Unreadable("文件里有位数过多的数字，请核对导出程序") from None


def _wrong_json(text: str, error: json.JSONDecodeError) -> str:
    where = f"第 {error.lineno} 行第 {error.colno} 列"
    if error.msg.startswith("Unterminated") or not text[error.pos :].strip():
        return f"JSON 不完整，在{where}处中断，文件可能没有传完，请重新导出"
    if error.msg.startswith("Extra data"):
        return f"JSON 在{where}之前已经结束，后面还有多余的内容"
    return f"{where}不合 JSON 语法，请用导出程序重新生成，不要手工修改"


def _refuse_constant(word: str) -> NoReturn:
    raise Unreadable(f"文件里有 {word}，不是 JSON 数字，请核对导出程序")


def _finite(literal: str) -> float:
    number = float(literal)
    if math.isinf(number):
        raise Unreadable(f"文件里的数字 {literal[:20]} 过大，请核对导出程序")
    return number


def storable(value: Any) -> tuple[Any, int]:
    """`value` as a database can keep it, and how many of its texts had to change.

    PostgreSQL refuses NUL, and half a surrogate pair has no UTF-8: the one is left out, the other
    becomes U+FFFD. Raises `Unreadable` for what nests too deeply.
    """
    changed = 0

    def walk(part: Any, depth: int) -> Any:
        nonlocal changed
        if depth > DEEPEST:
            raise Unreadable("记录嵌套过深，不合事项库交换格式")
        if isinstance(part, str):
            if _UNSTORABLE.search(part):
                changed += 1
                return _UNSTORABLE.sub("\ufffd", part.replace("\x00", ""))
            return part
        if isinstance(part, dict):
            return {walk(key, depth + 1): walk(held, depth + 1) for key, held in part.items()}
        if isinstance(part, list):
            return [walk(held, depth + 1) for held in part]
        return part

    return walk(value, 0), changed


def plain(text: str) -> str:
    """`text` without white space (U+3000 too) around it; empty where it only says 无 or 暂无."""
    stripped = text.strip()
    return "" if stripped in NULL_WORDS else stripped


def ascii_digits(text: str) -> str:
    """`text` with its full-width digits made ordinary ones."""
    return text.translate(_ASCII_DIGITS)


def whole_number(value: Any) -> int | None:
    """A number or the text of one, full-width digits too; None where nothing is said.

    Raises ValueError for anything else, also for true and false and for 2.5.
    """
    if value is None:
        return None
    if isinstance(value, str):
        text = ascii_digits(plain(value))
        if not text:
            return None
        if len(text) > LONGEST_NUMBER or not _WHOLE.fullmatch(text):
            raise ValueError("not a whole number")
        return int(text.partition(".")[0].replace("－", "-"))
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not abs(value) < 10**LONGEST_NUMBER or value != int(value):
        raise ValueError("not a whole number")
    return int(value)


def china_time(milliseconds: int) -> datetime:
    """The instant so many milliseconds after 1970 began in UTC, told at +08:00. Raises ValueError beyond the calendar."""
    try:
        return EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        raise ValueError("beyond the calendar") from None


def phone(text: str) -> str:
    """`text` with one "-" between digits where a dash of any kind stood, and ordinary digits."""
    return _DASH_IN_PHONE.sub("-", ascii_digits(text))
