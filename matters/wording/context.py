"""What stands around a phrase: whether it is used or only spoken of, and to whom the text speaks."""

import re

_SENTENCE_END = re.compile(r"[。;；!！\n]")
_CLAUSE_END = re.compile(r"[,，。;；:：!！\n]")
_QUOTED = re.compile(r"《[^《》]*》|〈[^〈〉]*〉|“[^“”]*”|‘[^‘’]*’|「[^「」]*」")
_DEMANDED = re.compile(r"(?:提交|提供|递交|携带|出示|持)$")
_NEGATED = re.compile(
    r"(?:无需|不需要?|无须|毋须|不用|不必|不得再?(?:要求|提供|提交|索要|使用|以|设置|含|出现|写)|免于|免予|免交|免提交|免收|不再|禁止|严禁|取消|消除|杜绝|避免|清理"
    r"|删除|去除|整治|不应|不能|block|forbid)[^,，。;；]{0,24}$"
)
NEAR = 60
FAR = 300
LONG = 100
SEVERAL = 2
_CITED_AFTER = re.compile(
    r"的?[,，]?\s*[（(]?(?:依据|根据|详?见)?《[^》]+》(?:[（(][^（）()]*[）)])?第[0-9一二三四五六七八九十百]+条"
)
_POLICY = re.compile(
    "推进|推动|推行|推广应用|深化|深入|探索|加快|着力|积极|全面|统筹|健全(?:[^的]{0,8}机制|监管)|构建|打造|聚焦|围绕"
    "|坚持|贯彻|优化|精简|改革|创新(?!药|医疗器械)|助推|强化|加强|提升|夯实|压缩(?:至|二|三|时|办|审)|帮办|台账|联络组|派单"
    "|领导干部|分管领导|高质量|营商环境|一网通办|标准化|企业和群众|企业群众|各部门|各有关|各相关|各区|各业务|各级|处室"
    "|科标处|我局|本局|市局|政府部门|受理单位|首接|诉求|审改办|区县|印发|量身|本方案|细化|流程再造|按计划|自助终端|移动(?:客户)?端|管理措施|工作机制|监管机制"
    "|监管措施|动态调整|常态化|清单化|项目落地|开工开业|知识库|智能化|多种服务方式|进一步|逐步|切实|复制推广|试点"
    "|督办|督查|行政相对人|鼓励|引导|发挥|落实(?:好|.{0,6}(?:制度|工作|要求|举措))|制定相关|完善(?:有关|相关|线上|管理|实施|信用)"
)
"""Words of documents that speak to offices about their work; a guide speaks to applicants about theirs."""


def before(text: str, start: int) -> str:
    """The last words in front of `start`: what a phrase hangs on stands near it."""
    return text[max(0, start - NEAR) : start]


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which `text[start:end]` stands, or what is near of a very long one."""
    first = max(0, start - FAR)
    for found in _SENTENCE_END.finditer(text, first, start):
        first = found.end()
    last = _SENTENCE_END.search(text, end, end + FAR)
    return text[first : last.start() if last else end + FAR]


def clause_before(text: str, start: int) -> str:
    """What stands before `start` in the same clause."""
    return _CLAUSE_END.split(before(text, start))[-1]


def is_policy(text: str, start: int, end: int) -> bool:
    """Whether the words stand in a text about the work of offices, so that they ask nothing of applicants.

    One word of policy in the same sentence is enough; in a long paragraph several anywhere in it.
    """
    if _POLICY.search(sentence_around(text, start, end)):
        return True
    return len(text) > LONG and len(set(_POLICY.findall(text))) >= SEVERAL


def is_cited_after(text: str, end: int) -> bool:
    """Whether the article that is meant follows at once: “……的其他条件（《行政许可法》第三十八条）”."""
    return _CITED_AFTER.match(text, end) is not None


def is_negated(text: str, start: int) -> bool:
    """Whether the clause says that what follows is not asked for or not allowed."""
    return _NEGATED.search(clause_before(text, start)) is not None


def quoted(text: str) -> dict[int, str]:
    """The opening mark for every place inside a title or a quotation that asks for nothing."""
    inside: dict[int, str] = {}
    for found in _QUOTED.finditer(text):
        first, last = found.span()
        if text[first] in "《〈" or not _DEMANDED.search(before(text, first)):
            inside.update(dict.fromkeys(range(first + 1, last), text[first]))
    return inside


def is_mentioned(start: int, end: int, inside: dict[int, str]) -> bool:
    """Whether the phrase is part of a title, or quoted without being asked for."""
    return start in inside and end in inside
