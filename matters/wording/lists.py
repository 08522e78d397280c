"""Lists that “等” leaves open: of papers (MT-01) or of what a condition asks (MT-02)."""

import re
from collections.abc import Iterator

from matters.wording.context import (
    NEAR,
    before,
    is_mentioned,
    is_negated,
    is_policy,
    quoted,
    sentence_around,
)
from matters.wording.phrase import CATCH_ALL, FUZZY, Phrase

_DENG = re.compile(
    r"等等"
    r"|(?<![甲乙丙丁坐久稍何某此该相劣])等"
    r"(?!级|于|值|待|候|效|量|比|次|距|温|价|差|闲|渗|电|额|边|号|离子|高线|同(?!类|一)|分(?!别|类|项)"
    r"|位(?!于|置)|保(?:三|二|测|备)|式)"
)
_WORD = re.compile(
    r"(?<![合协不])同等(?=学力|学历|条件|效力|法律|证明力|待遇|优先|资质|水平|专业)"
    r"|[高中初]等(?=学校|院校|教育|职业|专科|专业|法院|收入|规模|偏)"
    r"|(?<!水)平等(?=自|竞|对|协|主|原|就|保)|^平等$|均等(?=化)|不等(?=[,，。;；]|$)"
    r"|[一二三四五六七八九十特优头]等(?=奖|功|残|品|座|舱|伤|甲|生)"
)
_CLOSED = re.compile(
    r"等(?:共计?|以上|上述|前述|合计|总计|全部|这)?\s*(?:[0-9]+|[一二两三四五六七八九十百]+)\s*"
    r"(?:种|项|类|个|份|件|家|部|名|大|方面|证|张|套|条|款|本|级|区|地|处|人|门|步|样|页)"
)
_PAPER = re.compile(
    r"(?:材料|资料|文件|证件|证明|证照|许可证|合格证|(?<![保认论验公求查印凭])证|执照|护照|驾照|照片|书|簿|户口本"
    r"|申请表|登记表|备案表|审批表|报表|信息表|(?<![代发外])表|平面图|流程图|图纸|(?<![试地])图|报告|合同|协议|批复|批文|发票|凭证|票据"
    r"|收据|清单|名册|名单|章程|决议|函|复印件|原件|扫描件|副本|正本|说明|技术要求)(?:[（(][^（）()]*[）)])?$"
)
_PAPERS_AFTER = re.compile(
    r"(?:若干|多种|多项|各类|各种|几种|有关|相关|其他|其它|必要|有效|合法|的)*"
    r"(?:(?![部单机][门位构]|人员|情况|情形|领域|方式)[^,，。;；、:：()（）]){0,4}?"
    r"(?:材料|资料|文件|证件|证明|证照|证书|凭证|票据|文书|复印件|原件|扫描件|附件|图纸|表格|单据|资质|手续)"
)
_SURELY_PAPERS = ("材料", "资料", "证件", "证明", "复印件")
"""After any list; the other words only after a list of papers, or “文件” after one of rules of the house."""
_HOUSE_RULES = re.compile("(?:制度|规程|方案)$")
_NO_HEAD = re.compile(r"\s*(?:$|[,，。;；:：!！)）(（\n])")
_KIND = "(?:特殊|特定|客观|合法|法定|基本|必要|相关|有关)?"
_HEADS = re.compile(f"{_KIND}(?:条件|要求|标准|情形|原因)")
_HEADS_WHERE_ASKED = re.compile(f"{_KIND}(?:情况|规定|资质|能力|制度)")
_PERSONS = re.compile(r"(?:人|者|员|负责人|法代|代表|股东|药师|医师)$")
_PERSONS_DO = re.compile(r"(?:没有|无|应|须|需|均|不得|符合|具有|具备|为|持|未)")
_ASKS = re.compile(
    "具有|具备|符合|满足|达到|存在|属于|配备|(?<![没只所设])有(?!关|的是)|应|须|需|因|提供|提交|年满|无法|不予"
)
_TELLS_OFFICES = re.compile(
    "^(?:[0-9一二三四五六七八九十.、()（）]*)(?:明确|逐项|写明|列明|通过|公布|公开|公告|开展|实施|规范|细化|纳入|将|对|按照|根据"
    "|指导|编制|量化|消除|包含|涉及|利用|运用|利于|及时|主动|防止|避免|加大|取消|下放|实行)"
)
_BARE = re.compile(r"[^,，。;；:：!！]{2,40}、[^,，。;；:：!！]{1,20}$")
SHORT = 20
"""Characters of a field that is one list and no sentence."""
_LAST_BRACKET = re.compile(r"[（(]([^（）()]*)$")


def find(text: str) -> Iterator[Phrase]:
    """Open lists in order of start."""
    inside = quoted(text)
    words = {
        place for word in _WORD.finditer(text) for place in range(word.start() + 1, word.end())
    }
    for found in _DENG.finditer(text):
        start, end = found.span()
        if start in words or _CLOSED.match(text, start):
            continue
        if is_mentioned(start, end, inside) or text[start - 1 : start] in ("”", "’", ""):
            continue
        sentence = sentence_around(text, start, end)
        if is_policy(text, start, end) or is_negated(text, start):
            continue
        phrase = _papers(text, start, end) or _conditions(text, sentence, start, end)
        if phrase:
            yield phrase


def _papers(text: str, start: int, end: int) -> Phrase | None:
    near = before(text, start)
    after = _PAPERS_AFTER.match(text, end)
    is_of_papers = _PAPER.search(near) is not None
    if after and (
        is_of_papers
        or after[0].endswith(_SURELY_PAPERS)
        or (after[0].endswith("文件") and _HOUSE_RULES.search(near))
    ):
        return _found(
            CATCH_ALL, text, start, after.end(), "“等”后面没有列完，申请人不知道还要带什么"
        )
    if is_of_papers and _NO_HEAD.match(text, end):
        return _found(CATCH_ALL, text, start, end, "“等”后面没有列完，申请人不知道还要带什么")
    return None


def _conditions(text: str, sentence: str, start: int, end: int) -> Phrase | None:
    near = before(text, start)
    why = "“等”后面没有列完，不知道还包括什么"
    if _PERSONS.search(near) and _PERSONS_DO.match(text, end):
        return _found(FUZZY, text, start, end, why)
    if _TELLS_OFFICES.match(sentence):
        return None
    asks = _ASKS.search(sentence) is not None
    head = _HEADS.match(text, end) or (asks and _HEADS_WHERE_ASKED.match(text, end))
    if head:
        return _found(FUZZY, text, start, head.end(), why)
    if not _NO_HEAD.match(text, end):
        return None
    bracket = _LAST_BRACKET.search(near)
    is_short = len(text) <= SHORT and not text[end:].strip("。；;")
    if is_short or asks or _BARE.match(bracket[1] if bracket else text[:start][: NEAR + 1]):
        return _found(FUZZY, text, start, end, why)
    return None


def _found(rule: str, text: str, start: int, end: int, why: str) -> Phrase:
    """The phrase begins with the last item of the list, so that a reader finds it again."""
    earliest = max(0, start - 12)
    last = max(text.rfind(mark, earliest, start) for mark in "、,，。;；:：(（ ")
    first = max(earliest, last + 1)
    return Phrase(rule, text[first:end], first, why)
