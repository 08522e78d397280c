from collections.abc import Iterable, Mapping

from matters.case_tree import Fault, Flaw, Tree, faults
from matters.rules.engine import Found, Level, Subject, rule
from matters.rules.facts import Guide
from matters.rules.sources import OWN_PRACTICE
from matters.rules.world import World

WHY = {
    Flaw.NO_ANSWERS: "问题“{question}”没有选项",
    Flaw.LEADS_NOWHERE: "问题“{question}”的选项“{answer}”没有通向问题、情形或者结论",
    Flaw.LOOPS: "问题“{question}”的选项“{answer}”绕回已经问过的问题",
    Flaw.NOT_REACHED: "没有选项通向问题“{question}”，问不到它",
    Flaw.SITUATION_NOT_REACHED: "没有选项通向情形“{situation}”",
}


@rule(
    id="CN-09",
    level=Level.ERROR,
    subject=Subject.GUIDE,
    title=(
        "情形提问问得完，每种情形都问得到",
        "Every way through the questions ends, and every situation is come to",
    ),
    source=OWN_PRACTICE,
    clause="按提问逐步选择的，每条路都通向一种办理情形或者结论，每种办理情形都有路可到",
    remedy=(
        "请给每个选项写明去处，去掉绕回的选项和问不到的问题",
        "Say where each answer leads; take out answers that lead back and questions nobody comes to",
    ),
)
def every_answer_leads_to_an_end(guide: Guide, world: World) -> Iterable[Found]:
    """A guide without questions is chosen from a list, and passes."""
    names = tuple(one.name for one in guide.situations)
    places = {
        (one.case_question, one.answer): str(number)
        for number, one in enumerate(guide.case_options, start=1)
    }
    for fault in faults(Tree(guide.case_questions, guide.case_options, names)):
        yield _found(fault, places)


def _found(fault: Fault, places: Mapping[tuple[str, str], str]) -> Found:
    """An answer stands under its number: two questions may have answers of the same words."""
    why = WHY[fault.flaw].format(
        question=fault.question, answer=fault.answer, situation=fault.situation
    )
    if fault.situation:
        return Found("situations.name", fault.situation, why=why)
    if fault.answer:
        place = places[(fault.question, fault.answer)]
        return Found("case_options.answer", place, fault.answer, why)
    return Found("case_questions.text", fault.question, why=why)
