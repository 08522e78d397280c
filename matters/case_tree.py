"""The questions that lead a person to their situation: a tree, the way through it, and its flaws. Pure.

The first question is the start. An answer leads to another question, to a situation of the guide,
or to an outcome in words, such as that this guide is not the one to follow.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import chain
from typing import Any

LONGEST_ADDRESS = 500
"""Characters of answers that are looked at; a longer address was not made by this portal."""
DEEPEST = 30
"""Levels a figure is indented; what lies deeper is drawn from the margin again."""


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    text: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseOption:
    """An answer to `case_question` and where it leads; `key` stands for it in addresses and stays."""

    case_question: str = ""
    key: int = 0
    answer: str = ""
    next_question: str = ""
    situation: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Tree:
    """Questions in order, their options, and the names of the situations there are."""

    questions: tuple[CaseQuestion, ...] = ()
    options: tuple[CaseOption, ...] = ()
    situations: tuple[str, ...] = ()
    by_text: Mapping[str, CaseQuestion] = field(init=False, repr=False, compare=False)
    answers: Mapping[str, tuple[CaseOption, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        answers: dict[str, list[CaseOption]] = {one.text: [] for one in self.questions}
        for option in self.options:
            answers.setdefault(option.case_question, []).append(option)
        grouped = {text: tuple(options) for text, options in answers.items()}
        object.__setattr__(self, "by_text", {one.text: one for one in self.questions})
        object.__setattr__(self, "answers", grouped)

    @property
    def start(self) -> CaseQuestion | None:
        return self.questions[0] if self.questions else None

    def follows(self, option: CaseOption) -> CaseQuestion | None:
        """The question this answer leads to, where it leads to one that is there."""
        return self.by_text.get(option.next_question)

    def ends(self, option: CaseOption) -> bool:
        """Whether this answer says how the case is handled, or that it is not handled here."""
        return option.situation in self.situations or bool(option.outcome)


def tree_of(snapshot: Mapping[str, Any]) -> Tree:
    """The tree a guide was published with; without questions where it has none."""
    return Tree(
        tuple(
            CaseQuestion(row["text"], row.get("note") or "")
            for row in snapshot.get("case_questions") or ()
        ),
        tuple(CaseOption(**row) for row in snapshot.get("case_options") or ()),
        tuple(row["name"] for row in snapshot.get("situations") or ()),
    )


class Standing(Enum):
    """How far the answers of an address lead."""

    ASKING = "asking"
    SITUATION = "situation"
    OUTCOME = "outcome"
    STALE = "stale"
    """An answer this guide does not have, or no longer: the tree is asked from its start."""
    UNFINISHED = "unfinished"
    """The answer leads nowhere, or back: a draft, or a tree nobody checked."""


@dataclass(frozen=True)
class Choice:
    """An option of the open question, and the address in which it is chosen."""

    option: CaseOption
    address: str


@dataclass(frozen=True)
class Answered:
    """A question with the option chosen; `before` is the address in which it is still open."""

    question: CaseQuestion
    option: CaseOption
    before: str


@dataclass(frozen=True)
class Walk:
    """Where answers lead: the way so far, and the question that is open or the end that is reached."""

    standing: Standing
    path: tuple[Answered, ...] = ()
    question: CaseQuestion | None = None
    choices: tuple[Choice, ...] = ()

    @property
    def situation(self) -> str:
        return self.path[-1].option.situation if self.standing is Standing.SITUATION else ""

    @property
    def outcome(self) -> str:
        return self.path[-1].option.outcome if self.standing is Standing.OUTCOME else ""

    @property
    def address(self) -> str:
        """The answers that were understood, as an address holds them."""
        return address_of(step.option for step in self.path)


def address_of(options: Iterable[CaseOption]) -> str:
    """Answers as they stand in an address: their keys, joined by dots."""
    return ".".join(str(option.key) for option in options)


def walk(tree: Tree, address: str) -> Walk:
    """Where the answers of `address` lead. Never fails: what it does not know begins anew, and says so."""
    if not address:
        return _ask(tree, Standing.ASKING, (), tree.start)
    stale = _ask(tree, Standing.STALE, (), tree.start)
    if len(address) > LONGEST_ADDRESS:
        return stale
    path: tuple[Answered, ...] = ()
    here = tree.start
    for piece in address.split("."):
        found = _chosen(tree, here, piece)
        if here is None or found is None:
            return stale
        before = address_of(step.option for step in path)
        path = (*path, Answered(here, found, before))
        here = tree.follows(found)
        if here is not None and any(step.question == here for step in path):
            return Walk(Standing.UNFINISHED, path)
    return _arrive(tree, path, here)


def _chosen(tree: Tree, question: CaseQuestion | None, piece: str) -> CaseOption | None:
    """Compared as text, so that each answer has one address."""
    options = tree.answers[question.text] if question else ()
    return next((one for one in options if str(one.key) == piece), None)


def _arrive(tree: Tree, path: tuple[Answered, ...], here: CaseQuestion | None) -> Walk:
    if here is not None:
        return _ask(tree, Standing.ASKING, path, here)
    last = path[-1].option
    if last.situation in tree.situations:
        return Walk(Standing.SITUATION, path)
    return Walk(Standing.OUTCOME if last.outcome else Standing.UNFINISHED, path)


def _ask(
    tree: Tree, standing: Standing, path: tuple[Answered, ...], question: CaseQuestion | None
) -> Walk:
    chosen = tuple(step.option for step in path)
    options = tree.answers[question.text] if question else ()
    choices = tuple(Choice(one, address_of((*chosen, one))) for one in options)
    if question is not None and not choices and standing is Standing.ASKING:
        standing = Standing.UNFINISHED
    return Walk(standing, path, question if choices else None, choices)


class Flaw(Enum):
    """What is wrong at a place of a tree."""

    NO_ANSWERS = "no_answers"
    LEADS_NOWHERE = "leads_nowhere"
    LOOPS = "loops"
    NOT_REACHED = "not_reached"
    SITUATION_NOT_REACHED = "situation_not_reached"


@dataclass(frozen=True)
class Fault:
    """A flaw and where: a question, one of its answers, or a situation."""

    flaw: Flaw
    question: str = ""
    answer: str = ""
    situation: str = ""


def faults(tree: Tree) -> tuple[Fault, ...]:
    """Why some way through the tree does not end, or something of it is never come to; empty where sound."""
    if tree.start is None:
        return ()
    reached = reachable(tree, tree.start.text)
    circles = _circles(tree)
    situations = {option.situation for text in reached for option in tree.answers[text]}
    return (
        *(Fault(Flaw.NO_ANSWERS, text) for text in tree.by_text if not tree.answers[text]),
        *chain.from_iterable(_of_answers(tree, text, circles) for text in tree.by_text),
        *(Fault(Flaw.NOT_REACHED, text) for text in tree.by_text if text not in reached),
        *(
            Fault(Flaw.SITUATION_NOT_REACHED, situation=name)
            for name in tree.situations
            if name not in situations
        ),
    )


def _of_answers(tree: Tree, text: str, circles: Mapping[str, set[str]]) -> Iterator[Fault]:
    for option in tree.answers[text]:
        following = tree.follows(option)
        if following is not None and text in circles[following.text]:
            yield Fault(Flaw.LOOPS, text, option.answer)
        elif following is None and not tree.ends(option):
            yield Fault(Flaw.LEADS_NOWHERE, text, option.answer)


def reachable(tree: Tree, start: str) -> set[str]:
    """The questions one can come to from `start`, itself among them."""
    found, waiting = {start}, [start]
    while waiting:
        for option in tree.answers[waiting.pop()]:
            following = tree.follows(option)
            if following is not None and following.text not in found:
                found.add(following.text)
                waiting.append(following.text)
    return found


def _circles(tree: Tree) -> dict[str, set[str]]:
    """What can be come to from each question: one that leads to where it is reached from goes in a circle."""
    return {text: reachable(tree, text) for text in tree.by_text}


@dataclass(frozen=True)
class Branch:
    """An answer as it is drawn: where it ends, what it asks next, or the flaw it has."""

    option: CaseOption
    flaw: Flaw | None
    below: "Drawn | None" = None
    is_drawn_elsewhere: bool = False


@dataclass(frozen=True)
class Drawn:
    """A question as it is drawn, with its number and its answers."""

    number: int
    question: CaseQuestion
    flaws: tuple[Flaw, ...]
    branches: tuple[Branch, ...]


def figure(tree: Tree) -> tuple[Drawn, ...]:
    """The tree to look at: from its start, then each question that was not drawn yet. Each is drawn once."""
    return tuple(_Drawing(tree).all())


class _Drawing:
    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.numbers = {one.text: number for number, one in enumerate(tree.questions, start=1)}
        self.flaws = {(one.question, one.answer): one.flaw for one in faults(tree) if one.answer}
        self.of_questions = [one for one in faults(tree) if one.question and not one.answer]
        self.done: set[str] = set()

    def all(self) -> Iterator[Drawn]:
        for question in self.tree.questions:
            if question.text not in self.done:
                yield self._question(question, 0)

    def _question(self, question: CaseQuestion, depth: int) -> Drawn:
        self.done.add(question.text)
        flaws = tuple(one.flaw for one in self.of_questions if one.question == question.text)
        branches = tuple(self._branch(option, depth) for option in self.tree.answers[question.text])
        return Drawn(self.numbers[question.text], question, flaws, branches)

    def _branch(self, option: CaseOption, depth: int) -> Branch:
        flaw = self.flaws.get((option.case_question, option.answer))
        following = self.tree.follows(option)
        if following is None:
            return Branch(option, flaw)
        if following.text in self.done or depth >= DEEPEST:
            return Branch(option, flaw, is_drawn_elsewhere=True)
        return Branch(option, flaw, self._question(following, depth + 1))
