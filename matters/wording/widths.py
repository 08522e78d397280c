"""WD-03: half- and full-width characters mixed.

A text that keeps to one width is sound in either: what is told is digits and letters of full width,
punctuation of full width inside numbers, and both widths of punctuation in one text.
"""

import re
from collections.abc import Iterator

from matters.wording.phrase import WIDTH, Phrase

_CJK = r"\u3400-\u9fff"
_SINGLE = (
    (r"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+", "数字和字母应当用半角"),
    (r"(?<![0-9])[0-2]?[0-9]：[0-5][0-9](?![0-9])", "时刻里的冒号应当用半角"),
    (r"(?<![0-9])[0-9]{1,3}(?:\s?，[0-9]{3})+(?![0-9])", "数字里的逗号应当用半角"),
    (r"[0-9]+[。．][0-9]+", "数字里的小数点应当用半角"),
    (r"[0-9]+％", "百分号应当与数字同为半角"),
    (r"[0-9]+－[0-9]+", "数字里的连字号应当用半角"),
    (r"[A-Za-z0-9.]+＠[A-Za-z0-9.]+", "邮箱里的符号应当用半角"),
    (rf"(?<=[{_CJK}])(?<![条章节款])\u3000+(?=[{_CJK}])", "文字中间有全角空格"),
    (rf"(?<=[{_CJK}])\.(?=[{_CJK}])", "句号写成了半角"),
)
"""After “第八条” law texts put a full-width space; “1．” numbers the items of a list."""
_SINGLE_RULES = tuple((re.compile(one), why) for one, why in _SINGLE)
_HINT = re.compile(
    rf"[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％＠]|[0-9\s][：，。．－][0-9]|[{_CJK}][.\u3000][\u3000{_CJK}]"
)
_SCALE = re.compile(r"比(?:例尺?)?\s*(?:为|是)?\s*$")
_WIDE = re.compile("[，；？！]|(?<![0-9])：")
_HALF = frozenset(",;:?!")
_HALF_BETWEEN = re.compile(
    rf"(?<=[{_CJK}”’》〉】〕」）])[,;:?!](?=[{_CJK}“‘《〈【（0-9A-Za-z]|$)"
    rf"|(?<=[0-9A-Za-z])[,;?!](?=[{_CJK}“‘《〈【（])|(?<=:[0-9]{{2}})[,;](?=[0-9]{{1,2}}:[0-9]{{2}})"
)
_HALF_BRACKETS = re.compile(rf"\([^()（）]*[{_CJK}][^()（）]*\)")
_FULL_STOP = re.compile(rf"[，。；：].*[{_CJK}）》”]\.$")
_HALF_NUMBER = re.compile(r"\([0-9]{1,2}\)")
_FULL_NUMBER = re.compile(r"（[0-9]{1,2}）")
"""Numbers of a list or of items of law; in other brackets digits may be a telephone's or a year."""
_FULL_BRACKETS = re.compile(r"（[^()（）]*）")


def find(text: str) -> Iterator[Phrase]:
    """Mixed characters, kind by kind."""
    if _HINT.search(text):
        yield from _single(text)
    if not _HALF.isdisjoint(text) and _WIDE.search(text):
        for found in _HALF_BETWEEN.finditer(text):
            yield Phrase(WIDTH, found[0], found.start(), "同一段文字里半角、全角标点混用")
    if text.endswith(".") and _FULL_STOP.search(text):
        yield Phrase(WIDTH, ".", len(text) - 1, "句号写成了半角")
    if "（" in text and "(" in text and _FULL_BRACKETS.search(text):
        if _FULL_NUMBER.search(text) and (numbers := _HALF_NUMBER.finditer(text)):
            for found in numbers:
                yield Phrase(WIDTH, found[0], found.start(), "同一段文字里半角、全角括号混用")
        for found in _HALF_BRACKETS.finditer(text):
            yield Phrase(WIDTH, found[0], found.start(), "同一段文字里半角、全角括号混用")


def _single(text: str) -> Iterator[Phrase]:
    for pattern, why in _SINGLE_RULES:
        for found in pattern.finditer(text):
            is_scale = "：" in found[0] and _SCALE.search(text[: found.start()])
            if not is_scale:
                yield Phrase(WIDTH, found[0], found.start(), why)
