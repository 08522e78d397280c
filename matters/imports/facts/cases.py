"""The situations of a guide and the questions that lead to them, as a record of facts states them. Pure."""

from collections.abc import Container, Iterator

from matters.imports.case_rows import CaseOptionRow, CaseQuestionRow
from matters.imports.facts.record import LONGEST_NAME, Record
from matters.imports.rows import SituationRow

LONGEST_QUESTION = 200
TARGETS = ("next_question", "situation", "outcome")


def situations(record: Record) -> tuple[SituationRow, ...]:
    return tuple(
        SituationRow(child.required("name", "情形名称"), child.text("description"))
        for child in record.children("situations")
    )


def named(record: Record, known: Container[str]) -> tuple[str, ...]:
    """The situations a row is for; each must be one of the guide's."""
    names = record.texts("situations", LONGEST_NAME)
    for name in names:
        if name not in known:
            record.refuse("situations", f"没有列出办理情形“{name}”")
    return names


def tree(
    record: Record, known: Container[str]
) -> tuple[tuple[CaseQuestionRow, ...], tuple[CaseOptionRow, ...]]:
    """The questions in order, and the answers to each."""
    asked = record.children("case_questions")
    questions = tuple(
        CaseQuestionRow(child.required("text", "问题", LONGEST_QUESTION), child.text("note"))
        for child in asked
    )
    texts = [one.text for one in questions]
    if len(set(texts)) < len(texts):
        record.refuse("case_questions", "同一个问题写了两次")
    options = [
        option
        for child, text in zip(asked, texts, strict=True)
        for option in _options(child, text, texts, known)
    ]
    return questions, tuple(options)


def _options(
    record: Record, question: str, texts: list[str], known: Container[str]
) -> Iterator[CaseOptionRow]:
    seen: set[str] = set()
    for child in record.children("options"):
        answer = child.required("answer", "选项", LONGEST_QUESTION)
        if answer in seen:
            child.refuse("answer", f"选项“{answer}”写了两次")
        seen.add(answer)
        targets = {name: child.text(name, LONGEST_NAME) for name in TARGETS}
        if sum(map(bool, targets.values())) != 1:
            child.refuse("answer", f"选项“{answer}”要通向一处：{'、'.join(TARGETS)} 之一")
        if targets["next_question"] and targets["next_question"] not in set(texts) - {question}:
            child.refuse("next_question", f"没有另一个问题“{targets['next_question']}”")
        if targets["situation"] and targets["situation"] not in known:
            child.refuse("situation", f"没有列出办理情形“{targets['situation']}”")
        yield CaseOptionRow(question, answer, **targets)
