"""Your own case: the open question, the way so far, and what the guide asks for at its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from matters.case_tree import Standing, Walk, tree_of, walk
from matters.limits import limit_of
from matters.situations import cut
from portal.presentation.words import Fact, flag, promise_words, unknown

PLACE = "#case"
ANSWERS = "a"
"""The answers in the address: keys of options, joined by dots."""


@dataclass(frozen=True)
class Answered:
    """A question with its answer; `change` leads to where it is asked again."""

    question: str
    answer: str
    change: str


@dataclass(frozen=True)
class Choice:
    """An answer one may give, and the value that gives it."""

    answer: str
    value: str


@dataclass(frozen=True)
class Case:
    """`address` holds the answers that were understood, `kept` what else the address of the form keeps.

    `result` says what the guide asks for in `situation`, each with a link to its section.
    """

    has_questions: bool = False
    message: str = ""
    path: tuple[Answered, ...] = ()
    question: str = ""
    note: str = ""
    choices: tuple[Choice, ...] = ()
    situation: str = ""
    outcome: str = ""
    result: tuple[Fact, ...] = ()
    address: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    restart: str = ""

    @property
    def query(self) -> dict[str, str]:
        """What a link to this page holds so that it shows the same."""
        return {ANSWERS: self.address} if self.address else {}


def case(snapshot: Mapping[str, Any], answers: str, kept: Mapping[str, str]) -> Case:
    """Where `answers` lead in the guide that `snapshot` holds; `kept` is what links of the page keep."""
    tree = tree_of(snapshot)
    here = walk(tree, answers)
    return Case(
        has_questions=bool(tree.questions),
        message=_message(here, has_questions=bool(tree.questions)),
        path=tuple(
            Answered(step.question.text, step.option.answer, _link(kept, step.before))
            for step in here.path
        ),
        question=here.question.text if here.question else "",
        note=here.question.note if here.question else "",
        choices=tuple(Choice(one.option.answer, one.address) for one in here.choices),
        situation=here.situation,
        outcome=here.outcome,
        result=_result(cut(snapshot, here.situation)) if here.situation else (),
        address=here.address,
        kept=tuple(kept.items()),
        restart=_link(kept, ""),
    )


def _link(kept: Mapping[str, str], answers: str) -> str:
    return f"?{urlencode({**kept, **({ANSWERS: answers} if answers else {})})}{PLACE}"


def _message(here: Walk, *, has_questions: bool) -> str:
    if here.standing is Standing.STALE and has_questions:
        return _("这个网址里的回答与现行的提问对不上，可能指南已经修改。请从头选择。")
    if here.standing is Standing.STALE:
        return _("本指南没有情形提问，这个网址里的回答没有用上。下面是全部内容。")
    if here.standing is Standing.UNFINISHED:
        return _("这个选项还没有写明通向哪种情形。请改选，或从所列情形中选择。")
    return ""


def _result(snapshot: Mapping[str, Any]) -> tuple[Fact, ...]:
    """What the guide of one case asks for, in short."""
    promised = promise_words(limit_of(snapshot.get("promised_limit"))) or unknown()
    found = [
        Fact(_("承诺时限"), promised, "#covers"),
        _counted(snapshot, "materials", _("申请材料"), _("%(count)d 件")),
        _counted(snapshot, "steps", _("办理流程"), _("%(count)d 个环节")),
        Fact(
            _("收费"),
            flag(stated=snapshot.get("is_charged"), yes=_("收费"), no=_("不收费")),
            "#fees",
        ),
    ]
    return tuple(found)


def _counted(snapshot: Mapping[str, Any], part: str, label: str, words: str) -> Fact:
    rows = snapshot.get(part) or ()
    return Fact(label, words % {"count": len(rows)} if rows else unknown(), f"#{part}")
