"""What an import does to the questions of a draft."""

import pytest

from matters.actions import case_trees, revision_content
from matters.actions.resolving import Resolver
from matters.case_tree import faults, tree_of
from matters.imports.case_rows import CaseOptionRow, CaseQuestionRow
from matters.imports.rows import (
    FeeRow,
    RevisionRow,
    SituationRow,
    StepRow,
)
from matters.models import CaseOption, CaseQuestion, GuideRevision, Situation
from matters.snapshots import snapshot_of
from tests.factories import GuideRevisionFactory

pytestmark = pytest.mark.django_db
ASKED = RevisionRow(
    digest="0" * 64,
    situations=(SituationRow("一般"), SituationRow("承诺")),
    steps=(StepRow("核查", situations=("一般",)), StepRow("发证")),
    fees=(FeeRow("核查费", situations=("一般",)),),
    case_questions=(CaseQuestionRow("谁来办？"), CaseQuestionRow("怎么办？")),
    case_options=(
        CaseOptionRow("谁来办？", "企业", next_question="怎么办？"),
        CaseOptionRow("谁来办？", "个人", outcome="不用来"),
        CaseOptionRow("怎么办？", "一般程序", situation="一般"),
        CaseOptionRow("怎么办？", "告知承诺", situation="承诺"),
    ),
)


def write(revision, row):
    revision_content.write_content(revision, row, Resolver(), None)
    return snapshot_of(GuideRevision.objects.for_publication().get(pk=revision.pk))


def test_questions_and_rows_by_situation_are_written():
    snapshot = write(GuideRevisionFactory(), ASKED)
    tree = tree_of(snapshot)
    assert faults(tree) == ()
    assert [(one.key, one.answer) for one in tree.options] == [
        (1, "企业"),
        (2, "个人"),
        (3, "一般程序"),
        (4, "告知承诺"),
    ]
    assert [row["situations"] for row in snapshot["steps"]] == [["一般"], []]
    assert snapshot["fees"][0]["situations"] == ["一般"]


def test_questions_that_came_with_a_file_are_replaced_under_new_keys():
    revision = GuideRevisionFactory()
    write(revision, ASKED)
    tree = tree_of(write(revision, ASKED))
    assert len(tree.questions) == 2
    assert faults(tree) == ()


def test_questions_an_official_built_stay_and_lead_to_the_situations_of_the_same_names():
    revision = GuideRevisionFactory()
    question = CaseQuestion.objects.create(revision=revision, text="怎么办？")
    for name in ("一般", "旧的"):
        situation = Situation.objects.create(revision=revision, name=name)
        CaseOption.objects.create(
            revision=revision, question=question, answer=name, situation=situation
        )
    snapshot = write(revision, RevisionRow(digest="1" * 64, situations=ASKED.situations))
    assert [(one.answer, one.situation) for one in tree_of(snapshot).options] == [
        ("一般", "一般"),
        ("旧的", ""),
    ]


def test_where_answers_lead_is_asked_by_name():
    revision = GuideRevisionFactory()
    write(revision, ASKED)
    assert sorted(case_trees.situations_by_option(revision).values()) == ["一般", "承诺"]
