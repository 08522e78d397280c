"""Cases for the questions that lead to a situation."""

from django.db import models

from matters.models import CaseOption, CaseQuestion, Situation
from tests.matters.constraint_case import Case


def _question(row: models.Model) -> int:
    return CaseQuestion.objects.create(revision_id=row.revision_id, text="另一个问题？").pk


def _situation(row: models.Model) -> int:
    return Situation.objects.create(revision_id=row.revision_id, name="另一种情形").pk


TREE = [
    Case("casequestion_once", CaseQuestion, {}, {"text": "别的？"}, ("revision_id", "text")),
    Case("caseoption_key_once", CaseOption, {}, {"key": 30000}, ("revision_id", "key")),
    Case("caseoption_answer_once", CaseOption, {}, {"answer": "别的"}, ("question_id", "answer")),
    Case(
        "caseoption_leads_one_way",
        CaseOption,
        {"outcome": "不用办", "situation_id": _situation},
        {"situation_id": _situation},
    ),
    Case(
        "caseoption_leads_one_way",
        CaseOption,
        {"next_question_id": _question, "situation_id": _situation},
        {"next_question_id": _question},
    ),
    Case(
        "caseoption_leads_one_way",
        CaseOption,
        {"next_question_id": _question, "outcome": "不用办"},
        {"outcome": "不用办"},
    ),
    Case(
        "caseoption_leads_on",
        CaseOption,
        {"next_question_id": lambda row: row.question_id},
        {"next_question_id": _question},
    ),
]
