"""MT-02: clauses from which nobody can tell what is required."""

import re
from collections.abc import Iterator

from matters.wording.context import (
    before,
    is_cited_after,
    is_mentioned,
    is_negated,
    is_policy,
    quoted,
    sentence_around,
)
from matters.wording.phrase import FUZZY, Phrase
from matters.wording.terms import DEMAND, FUZZY_TERMS, IN_CONDITION, Term

_TERMS = (*FUZZY_TERMS, IN_CONDITION)
HINT = re.compile(
    "[视按照依看见酌届左约若足良殊]|必要|需要|根据|结合|有关|相关|相应|另|适当|尽|适时|合理|通知|一定|情况|为准|咨询|询问|致电|其他|其它"
    "|原则上|流程|程序|实际|依法|由(?:有关|相关|窗口|工作人员|经办|审批|受理)|条件(?:允许|许可|成熟|具备)|[定求]的?[条要标]|(?:符合|满足|具备|具有|达到).{0,12}(?:条件|要求|规定|标准)的?[。;；.]?$"
)

_BY_LAW = re.compile(
    r"(?:法律|行政法规|法规|规章(?!制度)|条例|办法|本法|国务院)[^,，。;；]{0,16}规定的?$|依法[^,，。;；]{0,16}的$"
)
_CITED = re.compile(r"(?:》|第[0-9一二三四五六七八九十百]+[条款项])(?:的|等|中|规定的|所列的?)*$")
_IS_OF_RULES = re.compile("规定|(?:条件|要求|标准|情形)$")
_CITES = re.compile(r"《[^》]+》")


def find(text: str) -> Iterator[Phrase]:
    """Phrases in order of their term; where two overlap, the first."""
    inside: dict[int, str] | None = None
    taken: set[int] = set()
    for term in _TERMS:
        if not term.may_stand_in(text):
            continue
        for found in term.pattern.finditer(text):
            start, end = found.span()
            inside = quoted(text) if inside is None else inside
            if not taken.isdisjoint(found_at := range(start, end)):
                continue
            if is_mentioned(start, end, inside) or _is_cited(text, start, end):
                continue
            if _speaks_to_offices(term, text, start, end) or is_negated(text, start):
                continue
            taken.update(found_at)
            yield Phrase(FUZZY, found[0], start, term.why)


def _is_cited(text: str, start: int, end: int) -> bool:
    """Whether the phrase quotes a law or follows the document it means."""
    phrase = text[start:end]
    if _CITES.search(phrase) or _CITED.search(before(text, start)):
        return True
    if _IS_OF_RULES.search(phrase) and is_cited_after(text, end):
        return True
    return phrase.startswith(("其他", "其它")) and _BY_LAW.search(before(text, start)) is not None


def _speaks_to_offices(term: Term, text: str, start: int, end: int) -> bool:
    if not term.yields:
        return False
    if is_policy(text, start, end):
        return True
    return term is IN_CONDITION and DEMAND.search(sentence_around(text, start, end)) is None
