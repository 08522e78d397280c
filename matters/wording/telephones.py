"""WD-04: telephone numbers that cannot exist."""

import re
from collections.abc import Iterator

from matters.wording.phrase import TELEPHONE, Phrase

_DASH = r"[-‐‑‒–—―－]"
_RUN = r"[0-9(（+][0-9()（）+\-‐‑‒–—―－]*(?:[ ][0-9()（）\-]{3,})*"
_LABEL = re.compile(
    r"(?:电话|热线|手机|传真|座机|联系方式|咨询方式|投诉方式|拨打|致电|(?<![A-Za-z])(?i:tel|phone|fax))"
    r"(?:号码)?[^0-9,，。;；、+(（A-Za-z]{0,4}[(（]?(?=[0-9+(（])"
)
_NEXT = re.compile(rf"\s*[、;；,，/或和]\s*(?={_RUN})")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|#|,){1,2}\s*[0-9]{1,6}")
_NOT_PHONE = re.compile(
    r"\s*(?:年|月|日|号楼|元|个|人|小时|天|层|楼|室|%|分钟|:|：|点|时|\.|[-/][0-9]{1,2}[-/])"
)
_ONLY_PHONES = re.compile(
    rf"\s*{_RUN}(?:{_EXTENSION.pattern})?(?:\s*[、;；,，/]\s*{_RUN}(?:{_EXTENSION.pattern})?)*\s*"
)
_FREE = re.compile(
    rf"(?<![0-9A-Za-z.\-/])0[1-9][0-9]{{1,3}}{_DASH}[0-9]{{5,}}(?:{_DASH}[0-9]+)?(?![0-9A-Za-z])"
)
_BEGINNING = re.compile(r"\s*[0-9(（+]")
_FREE_HINT = re.compile(r"0[1-9][0-9]{1,3}[-‐‑‒–—―－]")
_LABEL_HINT = re.compile(r"拨打|致电|电话|热线|手机|传真|座机|方式|(?i:tel|phone|fax)")
HINT = re.compile(r"[0-9]{3}")

_SEPARATORS = str.maketrans(dict.fromkeys(" ()（）", "-") | dict.fromkeys("‐‑‒–—―－", "-"))
_SHORT = re.compile(r"1(?:1[0247-9]|2[0-2]|[0-9]{4})|9[56][0-9]{3,6}|12345[0-9]?")
_LOCAL_SERVICE = re.compile(r"1[0-9]{4}|11[0247-9]|12[0-2]|9[56][0-9]{3,4}")
_LETTERED = re.compile(
    rf"(?<![0-9A-Za-z.\-/@])(?:[0Oo][0-9OoIl]{{2,3}}{_DASH}|(?=1))[0-9A-Za-z]{{7,11}}(?![0-9A-Za-z@.\-])"
)
_LETTER_HINT = re.compile(r"[0-9][A-Za-z]|[A-Za-z][0-9]")
_LOOKALIKE = str.maketrans("OoIl", "0011")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_TOLL = re.compile(r"[48]00[0-9]{7}")
_TWO_DIGIT_CITY = re.compile(r"010|02[0-9]")
_AREA = re.compile(r"010|02[0-9]|0[3-9][0-9]{2}")


def find(text: str) -> Iterator[Phrase]:
    """Numbers where the text presents telephones: after a label, in a field of nothing else, or with an area code."""
    seen: set[int] = set()
    lettered = _LETTERED.finditer(text) if _LETTER_HINT.search(text) else ()
    for found in lettered:
        if _has_a_letter_for_a_digit(found[0]):
            seen.add(found.start())
            yield Phrase(TELEPHONE, found[0], found.start(), "电话号码里混入了字母")
    for start, number in _numbers(text):
        if start not in seen:
            seen.add(start)
            if why := problem(number):
                yield Phrase(TELEPHONE, number, start, why)


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    if _BEGINNING.match(text) and _ONLY_PHONES.fullmatch(text):
        if _looks_like_phones(text.strip()):
            yield from _list_from(text, len(text) - len(text.lstrip()))
        return
    labels = _LABEL.finditer(text) if _LABEL_HINT.search(text) else ()
    for label in labels:
        at = label.end()
        if text[at - 1] in "(（":
            at -= 1
        yield from _list_from(text, at)
    free = _FREE.finditer(text) if _FREE_HINT.search(text) else ()
    for found in free:
        yield found.start(), found[0]


def _list_from(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The numbers of a list that begins at `at`."""
    run = re.compile(_RUN)
    is_first = True
    while found := run.match(text, at):
        number = found[0].rstrip("-‐‑‒–—―－(（ ")
        digits = len(_digits(number))
        if _NOT_PHONE.match(text, found.end()):
            return
        if digits >= (3 if is_first else 5):
            is_enclosed = number[0] in "(（" and not re.search("[)）]", number)
            yield (at + 1, number[1:]) if is_enclosed else (at, number)
        end = found.end()
        if extension := _EXTENSION.match(text, end):
            end = extension.end()
        following = _NEXT.match(text, end)
        if not following:
            return
        at, is_first = following.end(), False


def _looks_like_phones(text: str) -> bool:
    """Whether a field of digits holds telephones and not a code, a date or a count."""
    if re.match(rf"0[1-9][0-9]{{0,3}}[)）]?(?:{_DASH}|[ ])?[0-9]", text) or text[0] in "(（+":
        return len(_digits(text)) >= 7
    if re.match(rf"(?:00[0-9]{{1,3}}|86|[48]00){_DASH}[0-9]", text):
        return True
    grouped = rf"1[3-9][0-9]{_DASH}[0-9]{{3,5}}{_DASH}[0-9]{{3,5}}|(?:10|2[0-9]){_DASH}[0-9]{{8}}|[(（](?:10|2[0-9])[)）][0-9]{{8}}"
    return re.fullmatch(rf"1[3-9][3-9][0-9]{{7,9}}|{grouped}", text) is not None


def _has_a_letter_for_a_digit(number: str) -> bool:
    """Whether it has the form of a telephone but for one letter, or letters that look like 0 and 1."""
    read = number.translate(_LOOKALIKE)
    if read.isdigit():
        return not number.isdigit() and _MOBILE.fullmatch(read) is not None
    area, local = re.split(_DASH, read, maxsplit=1) if re.search(_DASH, read) else ("", read)
    letters = sum(one.isalpha() for one in local)
    is_changed = read != number
    return (
        _AREA.fullmatch(area) is not None
        and len(local) in (7, 8)
        and (letters == 1 or (is_changed and letters == 0))
    )


def problem(number: str) -> str:
    """Why no telephone has this number; empty where one may. Two that a space parts are two."""
    parts = number.split()
    if len(parts) > 1 and all(len(_digits(part)) >= 7 for part in parts):
        return next(filter(None, map(problem, parts)), "")
    if "--" in number:
        return "号码里多了连字号"
    full = re.sub(r"^-+|-+$", "", re.sub("-+", "-", number.translate(_SEPARATORS)))
    plain = re.sub(r"^(?:\+?86|0086)-?(?=[0-9]{2,})(?![0-9]{0,5}$)", "", full)
    digits = _digits(plain)
    if any(known.fullmatch(digits) for known in (_SHORT, _MOBILE, _TOLL)):
        return ""
    if digits.startswith("0"):
        return _area_problem(plain)
    return _other_problem(plain, digits, is_abroad=plain != full)


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def _other_problem(plain: str, digits: str, *, is_abroad: bool) -> str:
    """Of a number without the 0 of an area code, which only stands behind +86, and none of the well-known kinds."""
    if re.match(r"[48]00(?:-|[0-9-]{6,})", plain):
        return f"400、800 号码应当有 10 位，这里有 {len(digits)} 位"
    first, dash, extension = plain.partition("-")
    if dash and re.fullmatch(r"10|2[0-9]|[3-9][0-9]{2}", first):
        return _area_problem(f"0{plain}") if is_abroad else f"区号 {first} 前面少了 0"
    if first.startswith("1") and len(first) in (7, 8):
        return "没有以 1 开头的市内号码"
    if (len(first) in (7, 8) and len(extension) <= 6) or len(digits) in (7, 8):
        return ""
    if re.match(r"1[3-9]", digits) and 9 <= len(digits) <= 13:
        return f"手机号码应当有 11 位，这里有 {len(digits)} 位"
    return f"没有 {len(digits)} 位的电话号码"


def _area_problem(plain: str) -> str:
    area, dash, rest = plain.partition("-")
    if not dash or len(area) > 5:
        digits = plain.replace("-", "")
        found = _AREA.match(digits)
        area, rest = (found[0], digits[found.end() :]) if found else (digits[:4], "")
        if dash and found:
            rest = plain[len(area) :].lstrip("-")
    if not _AREA.fullmatch(area):
        return f"没有 {area} 这样的区号"
    local, _, extension = rest.partition("-")
    if _LOCAL_SERVICE.fullmatch(local):
        return ""
    joined = rest.replace("-", "")
    wanted = (8,) if _TWO_DIGIT_CITY.fullmatch(area) else (7, 8)
    if len(local) in wanted and len(extension) <= 6:
        return ""
    if len(joined) in wanted:
        return ""
    lengths = " 或者 ".join(map(str, wanted))
    return f"区号 {area} 后面应当有 {lengths} 位，这里有 {len(joined)} 位"
