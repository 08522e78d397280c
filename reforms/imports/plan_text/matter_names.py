"""Where in a list of a document one matter's name ends and the next begins. Pure.

A comma does not tell: “毒性药品收购、经营(批发)审批” is one matter. A name ends with what an approval is
called (审批, 许可, 备案 …) and its brackets; parts that do not end so belong to the name behind them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reforms.imports.plan_text import brackets
from reforms.imports.plan_text.catalogue_names import Catalogue

KNOWN = "■"
"""Stands in the shape of a text for each character of a name of the catalogue."""
SHORTEST = 4
LONGEST = 120

_END = (
    "审批|许可证核发|许可证|许可|备案|注册|认证|审查|审核|核发|核准|认定|登记|裁决|确认|鉴定|申请|计划|"
    "执照|办理|发放"
)
_NAME = rf".*?(?:{_END}|{KNOWN}(?!{KNOWN}))□*"
_WHOLE = re.compile(rf"{_NAME}")
_PART_OF = re.compile(rf"({_NAME})(?:中的|的|中)(.+)")
_ACTION = (
    "(?:核减|增加|登记事项|许可事项|人员|地址|范围)?"
    "(?:变更|补证|延续|换证|换发|注销|补发|新办|首次|停业|歇业)□*"
)
_WITH_ACTION = re.compile(rf"({_NAME})({_ACTION})")
_ONLY_ACTION = re.compile(_ACTION)
_TAIL = (
    "管理制度|管理|告知承诺制|告知承诺|现场检查|检查|核查|强化[^、,]{0,8}监管|制度|工作|"
    "等?(?:审批|许可|备案|办理|高频)?事项|改革|试点"
)
_WITH_TAIL = re.compile(rf"({_NAME})(?:{_TAIL})")
_END_OF_SCOPE = re.compile("的?事项$")
_LEADING = re.compile(
    "(?:同时|进一步|依法|全面|逐步|积极|探索|继续|推广|推进|推动|复制|在全[市省区国]|实施|实行|(?<!未)取消|将|把|"
    "对于|对(?!外)|其中|包括|本市|全市|我局|[一二三四五六七八九十]是)+"
)
_OF_A_KIND = re.compile(r"\((?:初审|审批|备案|核准|许可)\)$")
_SEPARATOR = re.compile("、|,|以及|和|及|与")
_VERB_FIRST = re.compile("(?:从事|申请|生产|经营|接受|开办|设立|使用|举办|进行|开展|参加|承担)")
_GENERIC = re.compile(
    "(?:行政|优先|并联|联合|网上|内部|有关|相关|各类|所有|全部|全市|取消|合并|下放|串联|前置|技术|现场|资格|该|其|本|此|尚未|未|"
    "改革|一般|上述|各项|多项|实施|简化|免予|不再|新|重点|项目|投资|建设|产业|申报|材料|业务|智能化|统一|书面|首次|单独|当场|企业|提供|的|"
    f"事项|由|为|从|改|{_END})+"
)
_NO_NAME = re.compile(
    "优先审批|并联审批|免予审批|取消审批|不再审批|审批改|许可改|(?:落实|深化|推进|扩大|强化|完善|规范)行政审批"
)


@dataclass(frozen=True)
class Name:
    """A matter's name and where it stands; the part of it that is meant, or on what condition."""

    text: str
    start: int
    end: int
    scope: str = ""
    condition: str = ""


@dataclass
class _Found:
    """A name while its scope may still grow, as places in the text."""

    name: tuple[int, int]
    scope: tuple[int, int] | None = None
    condition: tuple[int, int] | None = None
    goes_on: bool = False


def shape_of(text: str, catalogue: Catalogue) -> str:
    """`text` of the same length, what stands in brackets hidden and names of the catalogue marked."""
    hidden = brackets.masked(text)
    signs = list(hidden)
    for start, end in catalogue.spans(text):
        if hidden[start] != brackets.HIDDEN:
            signs[start:end] = KNOWN * (end - start)
    return "".join(signs)


def is_generic(name: str) -> bool:
    """“行政审批”, “优先审批”, also at the end of a list, name no matter."""
    own = _SEPARATOR.split(brackets.masked(name))[-1].replace(brackets.HIDDEN, "")
    return bool(_GENERIC.fullmatch(own))


def names(text: str, shape: str, start: int, end: int, *, is_closed: bool = False) -> list[Name]:
    """The matters that a list between `start` and `end` names.

    `is_closed`: the words around the list say that its last part is a matter too, whatever it ends with.
    """
    found: list[_Found] = []
    waiting: int | None = None
    for begin, stop, sign in _parts(shape, start, end):
        if sign == "," or (waiting is not None and stop - waiting > LONGEST):
            waiting = None
        part = shape[begin:stop]
        at = begin + _lead(part) if waiting is None else waiting
        if one := _named(text, shape, at, stop):
            found.append(one)
            waiting = None
        elif found and found[-1].scope and _goes_on(found[-1], part, waiting):
            found[-1].scope = (found[-1].scope[0], stop)
            found[-1].goes_on = False
            waiting = None
        else:
            waiting = None if is_generic(text[begin + _lead(part) : stop]) else at
    if is_closed and found and waiting is not None and SHORTEST <= end - waiting <= LONGEST:
        found.append(_Found((waiting, end)))
    return [_cut(text, one) for one in found]


def _goes_on(before: _Found, part: str, waiting: int | None) -> bool:
    """“变更、补证和延续”, or what stands before the word 事项 that closes “…中的甲、乙事项”."""
    if before.goes_on and part.endswith("事项"):
        return True
    return waiting is None and bool(_ONLY_ACTION.fullmatch(part))


def _parts(shape: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """(start, end, separator before it) of each part."""
    sign = ""
    for one in _SEPARATOR.finditer(shape, start, end):
        if one.start() > start:
            yield start, one.start(), sign
            sign = one[0]
        elif one[0] == ",":
            sign = ","
        start = one.end()
    if start < end:
        yield start, end, sign


def _lead(part: str) -> int:
    """Length of the verbs before a name."""
    found = _LEADING.match(part)
    return found.end() if found else 0


def _named(text: str, shape: str, start: int, end: int) -> _Found | None:
    """The one matter that stands between `start` and `end`; None where what stands there is not (yet) a name."""
    part = shape[start:end]
    if not SHORTEST <= len(part) <= 2 * LONGEST:
        return None
    if of := _PART_OF.fullmatch(part):
        return _part_of(text, shape, start + of.end(1), (start, start + of.start(2), end))
    if (_WHOLE.fullmatch(part) or _OF_A_KIND.search(text[start:end])) and _is_name(text[start:end]):
        return _without_modifier(shape, start, end)
    found = _WITH_ACTION.fullmatch(part) or _WITH_TAIL.fullmatch(part)
    if found is None or not _is_name(found[1]):
        return None
    split = start + found.end(1)
    is_action = found.re is _WITH_ACTION
    return (
        _Found((start, split), (split, end))
        if is_action
        else _without_modifier(shape, start, split)
    )


def _part_of(text: str, shape: str, split: int, places: tuple[int, int, int]) -> _Found | None:
    """“甲许可中的乙”: 乙 is the part that is meant; where 甲 is no name, it is a condition of 乙."""
    start, behind, end = places
    if not _is_name(text[start:split]):
        rest = _named(text, shape, behind, end)
        return rest and _Found(rest.name, rest.scope, (start, split))
    goes_on = shape[split] == "中" and not shape.endswith("事项", behind, end)
    return _Found((start, split), (behind, end), goes_on=goes_on)


def _without_modifier(shape: str, start: int, end: int) -> _Found:
    """“低风险品种的食品生产许可” is the matter 食品生产许可, of low-risk kinds; “从事…的…认定” is one name."""
    at = shape.rfind("的", start, end)
    own = shape[at + 1 : end].replace(brackets.HIDDEN, "")
    if at < 0 or len(own) < SHORTEST or is_generic(own) or _VERB_FIRST.match(shape, start):
        return _Found((start, end))
    return _Found((at + 1, end), (start, at))


def _is_name(name: str) -> bool:
    is_long_enough = SHORTEST <= len(name) <= LONGEST
    return is_long_enough and not is_generic(name) and not _NO_NAME.search(name)


def _cut(text: str, one: _Found) -> Name:
    scope = _END_OF_SCOPE.sub("", text[slice(*one.scope)]) if one.scope else ""
    condition = text[slice(*one.condition)] if one.condition else ""
    return Name(text[slice(*one.name)], *one.name, scope, condition)
