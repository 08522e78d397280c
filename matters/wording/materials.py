"""MT-01: names of materials that do not say which paper to bring."""

import re
from collections.abc import Iterator

from matters.wording.context import (
    NEAR,
    before,
    is_cited_after,
    is_mentioned,
    is_negated,
    is_policy,
    quoted,
)
from matters.wording.phrase import CATCH_ALL, Phrase
from matters.wording.terms import CATCH_ALL_TERMS

HINT = re.compile(
    r"其他|其它|其余|有关|相关|相应|必要的?|(?:认为|要求|规定|需要的)|各类|各种|手续|资质|资格|不限于"
)

_OPEN_WORD = re.compile(
    r"^[：:（(]\s*(?:如|例如|比如|若|包括但|可|视)|等(?![0-9一二两三四五六七八九十级])"
)
_LISTED = re.compile(
    r"(?:清单|目录|一览表|明细)"
    r"|[：:（(][^）)。;；]*(?:[^公凭保认]证|书|表|合同|协议|报告|执照|簿|图|发票|章程|批复|函|照片)"
)
"""A bracket that only says how many copies names no paper."""
_IDENTITY = re.compile(r"身份(?:证件|证明)$")
"""“有效身份证件” is a closed class of papers, which law lists."""
_REFERENCE = re.compile(r"^(?:能|可以?|已)?(?:所)?(?:涵盖|替代|代替|覆盖|证明的)")
_OFFICE_ACT = re.compile(
    r"(?:审查|审核|核对|核验|查验|归档|退回|退还|移交|移送|领取|核发|颁发|发放|送达|制作|出具|调整|签订|办理|被|隐瞒|伪造|涂改)$"
)
_CITED = re.compile(r"第[0-9一二三四五六七八九十百]+[条款项][^,，。;；]{0,6}$|》$")
_ASKED = re.compile(r"(?:提交|提供|递交|携带|出示|附)[^,，。;；、]{0,6}$")


def find(text: str) -> Iterator[Phrase]:
    """Phrases in order of start; where two overlap, the first and longest."""
    inside: dict[int, str] | None = None
    taken: set[int] = set()
    for term in CATCH_ALL_TERMS:
        if not term.may_stand_in(text):
            continue
        for found in term.pattern.finditer(text):
            start, end = found.span()
            inside = quoted(text) if inside is None else inside
            if not taken.isdisjoint(found_at := range(start, end)):
                continue
            if _is_closed(text, start, end) or is_mentioned(start, end, inside):
                continue
            if is_negated(text, start):
                continue
            if (
                term.yields
                and is_policy(text, start, end)
                and not _ASKED.search(before(text, start))
            ):
                continue
            taken.update(found_at)
            yield Phrase(CATCH_ALL, found[0], start, term.why)


def _is_closed(text: str, start: int, end: int) -> bool:
    """Whether the text itself says which papers are meant, or does not ask for any."""
    rest, near = text[end : end + NEAR], before(text, start)
    if _IDENTITY.search(text[start:end]) or _REFERENCE.match(rest) or _OFFICE_ACT.search(near):
        return True
    if "规定" in text[max(0, start - 3) : end] and _CITED.search(near):
        return True
    if "规定的" in text[max(0, start - 3) : end] and is_cited_after(text, end):
        return True
    return _LISTED.match(rest) is not None and _OPEN_WORD.search(rest) is None
