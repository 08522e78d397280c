"""The questions that lead to a situation, as an import writes them; what officials built stays."""

from matters.imports.rows import RevisionRow
from matters.models import CaseOption, CaseQuestion, GuideRevision, Situation


def situations_by_option(revision: GuideRevision) -> dict[int, str]:
    """To which situation, by name, each answer of a draft leads; asked before its situations are replaced."""
    led = CaseOption.objects.filter(revision=revision, situation__isnull=False)
    return dict(led.values_list("pk", "situation__name"))


def write(
    revision: GuideRevision,
    row: RevisionRow,
    situations: dict[str, Situation],
    led_to: dict[int, str],
) -> None:
    """`revision` asks what `row` asks; where `row` asks nothing, what it asked before, led to the same names.

    A situation that is gone leaves the answer that led to it without an end, which a rule tells.
    """
    if row.case_questions:
        _replace(revision, row, situations)
        return
    for pk, name in led_to.items():
        CaseOption.objects.filter(pk=pk).update(situation=situations.get(name))


def _replace(revision: GuideRevision, row: RevisionRow, situations: dict[str, Situation]) -> None:
    CaseQuestion.objects.filter(revision=revision).delete()
    questions = {
        part.text: CaseQuestion.objects.create(
            revision=revision, order=order, text=part.text, note=part.note
        )
        for order, part in enumerate(row.case_questions, start=1)
    }
    for order, option in enumerate(row.case_options, start=1):
        CaseOption.objects.create(
            revision=revision,
            order=order,
            question=questions[option.case_question],
            answer=option.answer,
            next_question=questions.get(option.next_question),
            situation=situations.get(option.situation),
            outcome=option.outcome,
        )
