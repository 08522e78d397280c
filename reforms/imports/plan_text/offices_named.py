"""Who answers for a measure: （…负责，…配合）, (责任单位:…), and the units at the end of an annex row. Pure."""

import re
from dataclasses import dataclass

from reforms.imports.plan_text import brackets
from reforms.imports.plan_text.passages import Passage

LEAD, SUPPORTING = "lead", "supporting"
LONGEST_GROUP = 600
LONGEST_NAME = 120
_LEADS = ("负责", "牵头", "主办", "承担", "落实")
_SUPPORTS = ("配合", "参与", "协助", "协办", "参加")
_LABEL = re.compile(
    r"(?P<role>责任|牵头|主办|负责|承办|主要责任|配合|协办|参与|参加|协同)(?:单位|部门|处室|机构)?:\s*"
)
_AFTER = re.compile(
    rf"(?:共同|分别|按职责(?:分工)?|具体)*(?P<role>{'|'.join((*_LEADS, *_SUPPORTS))})+$"
)
_MARKED = re.compile(rf"(?P<name>.+)\((?P<role>{'|'.join((*_LEADS, *_SUPPORTS))})(?:单位|部门)?\)")
_BEFORE = re.compile("^(?:由|请)")
_OFFICE = re.compile(
    "(?:局|委|办|厅|府|处|科|室|中心|单位|部门|机构|街道|镇|乡|地区|园区|公司|集团|联|会|院|所|站|队|行|署|学校|企业|代办|窗口|大厅|组)(?:\\([^()]*\\))?$"
)
_GENERIC = frozenset({"街道", "镇", "乡", "街镇", "乡镇", "村", "居"})
"""Words too short to be a unit: “街道、镇” is one collective unit."""

KINDS = (
    ("group", re.compile("各|有关|相关|所涉|街道、镇|乡镇、|地区$|园区$|^街镇$")),
    ("district_office", re.compile("^[区县]|[^地园][区县].{1,20}(?:局|委|办|中心|联)(?:\\(|$)")),
    ("street_or_town", re.compile("(?:街道|镇|乡)$")),
    ("division", re.compile("(?:处|科|室)$")),
    ("affiliated_unit", re.compile("(?:中心|院|所|站|队)(?:\\([^()]*\\))?$")),
    ("bureau", re.compile("(?:局|委|办|厅|府|联|会|署)(?:\\([^()]*\\))?$")),
)
"""Kind of an office by its name, first that fits."""


@dataclass(frozen=True)
class OfficesNamed:
    """In the order of the text. `twice` are units named for both; `unread` is (line, words) that look like units."""

    leads: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    unread: tuple[tuple[int, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.leads or self.supporters)


def kind_of(name: str) -> str:
    """The kind of an office by its name; empty where the name does not tell."""
    return next((kind for kind, form in KINDS if form.search(name)), "")


def in_passage(text: Passage) -> OfficesNamed:
    """The units of every bracket and line that says who is responsible."""
    leads: list[str] = []
    supporters: list[str] = []
    unread: list[tuple[int, str]] = []
    for place, group in _groups(text.text):
        roles = _roles(group)
        if roles is None:
            if re.search("负责|配合|责任单位", group):
                unread.append((text.line_at(place), group))
            continue
        leads += roles[LEAD]
        supporters += roles[SUPPORTING]
    return _offices(leads, supporters, unread)


def at_end(text: Passage) -> OfficesNamed:
    """The units behind the last full stop of an annex row; all of them lead, for the row does not say more."""
    tail = text.text.rpartition("。")[2].strip("、,; ")
    names = names_in(tail)
    if names and all(_OFFICE.search(name) or name in _GENERIC for name in names):
        return _offices(names, [], [])
    return OfficesNamed(unread=((text.lines[-1], tail),) if tail else ())


def in_cell(cell: str, line: int) -> OfficesNamed:
    """The units of a cell that holds nothing else."""
    roles = _roles(cell)
    if roles is not None:
        return _offices(roles[LEAD], roles[SUPPORTING], [])
    names = names_in(cell)
    return _offices(names, [], [] if names else [(line, cell)])


def names_in(text: str) -> list[str]:
    """The units that a list names. “街道、镇” between commas stays together."""
    found = []
    for group in brackets.split(text, ",;"):
        members = [part for one in brackets.split(group, "、 ") for part in _joined(one)]
        if len(members) > 1 and set(members) <= _GENERIC:
            members = [group]
        found += [name for name in members if len(name) <= LONGEST_NAME]
    return found


def _joined(text: str) -> list[str]:
    """The two units of “甲局和乙局”, where both sides are units."""
    for word in ("以及", "和", "及", "与", "会同"):
        left, found, right = text.partition(word)
        if found and _OFFICE.search(left) and _OFFICE.search(right):
            return [left, right]
    return [text]


def _groups(text: str) -> list[tuple[int, str]]:
    """(place, content) of brackets, and of lines that begin with a label."""
    found = [
        (start, text[start + 1 : stop - 1])
        for start, stop in brackets.spans(text, "(")
        if stop - start <= LONGEST_GROUP
    ]
    place = 0
    for line in text.split("\n"):
        for piece in line.split("。"):
            if _LABEL.match(piece) and len(piece) <= LONGEST_GROUP:
                found.append((place, piece))
            place += len(piece) + 1
    return sorted(found)


def _roles(group: str) -> dict[str, list[str]] | None:
    """Units by role, or None where the words name no responsible unit."""
    group = group.strip().rstrip("。;")
    label = _LABEL.match(group)
    roles: dict[str, list[str]] = {LEAD: [], SUPPORTING: []}
    role = _role(label["role"]) if label else ""
    waiting: list[str] = []
    is_said = bool(label)
    for part in brackets.split(group, ",;。"):
        words = _BEFORE.sub("", part)
        if found := _LABEL.match(words):
            role, words = _role(found["role"]), words[found.end() :]
        after = None if role else _AFTER.search(words)
        names = names_in(_BEFORE.sub("", words[: after.start()] if after else words))
        marked = [found for name in names if (found := _MARKED.fullmatch(name))]
        for one in marked:
            roles[_role(one["role"])].append(one["name"])
            names.remove(one[0])
            is_said = True
        if role:
            roles[role] += names
        elif after:
            roles[_role(after["role"])] += [*waiting, *names]
            waiting, is_said = [], True
        else:
            waiting += names
    named = [name for names in roles.values() for name in names]
    return roles if is_said and not waiting and named else None


def _role(word: str) -> str:
    return SUPPORTING if word in {*_SUPPORTS, "协同"} else LEAD


def _offices(
    leads: list[str], supporters: list[str], unread: list[tuple[int, str]]
) -> OfficesNamed:
    first = tuple(dict.fromkeys(leads))
    second = tuple(dict.fromkeys(supporters))
    twice = tuple(name for name in second if name in first)
    rest = tuple(name for name in second if name not in first)
    return OfficesNamed(first, rest, twice, tuple(unread))
