"""Every word of the exchange vocabulary is a value of the portal, and every known code has one."""

import pytest

from matters import choices
from matters.actions import value_lists
from matters.imports.exchange import vocabulary

LISTS = [
    ("PROJECT_TYPES", choices.HandlingType),
    ("USE_LEVELS", choices.ExerciseLevel),
    ("DEPT_TYPES", choices.BodyNature),
    ("ITEM_SOURCES", choices.PowerSource),
    ("SERVE_TYPES", choices.Audience),
    ("HANDLE_TYPES", choices.HandlingMode),
    ("DAY_TYPES", choices.TimeUnit),
    ("TASK_STATES", choices.MatterState),
    ("ONLINE_DEPTHS", choices.OnlineDepth),
    ("HANDLE_AREAS", choices.CrossRegionScope),
    ("MATERIAL_TYPES", choices.MaterialType),
    ("MATERIAL_FORMS", choices.MaterialMedium),
    ("MATERIAL_SOURCES", choices.MaterialSource),
    ("NECESSITIES", choices.Necessity),
    ("RESULT_TYPES", choices.ResultKind),
    ("PROCEDURES", choices.ProcedureKind),
]


@pytest.mark.parametrize(("name", "known"), LISTS, ids=[name for name, _ in LISTS])
def test_words_are_values_of_the_portal(name, known):
    words = {word for _, word, _ in getattr(vocabulary, name).entries}
    assert words <= set(known.values)


def test_every_code_list_is_held_against_the_portal():
    lists = {
        name for name, value in vars(vocabulary).items() if isinstance(value, vocabulary.CodeList)
    }
    assert lists == {name for name, _ in LISTS} | {"TASK_TYPES", "FLAGS"}


def test_task_types_are_the_matter_types():
    assert [word for _, word, _ in vocabulary.TASK_TYPES.entries] == [
        code for code, *_ in value_lists.MATTER_TYPES
    ]


def test_item_kinds_are_values_of_the_portal():
    assert {kind for _, kind in vocabulary.ITEM_KINDS} <= set(choices.ItemKind.values)


def test_topic_codes_are_the_topics_of_the_portal():
    for audience, names in value_lists.TOPIC_NAMES.items():
        ordinary = vocabulary.TOPIC_CODES[audience.value] - {"998", "999"}
        assert max(ordinary) == f"{5 * len(names.split()):03d}"
        assert len(ordinary) == len(names.split())


@pytest.mark.parametrize(
    ("code", "word"), [("01", "01"), ("1", "01"), ("10", "10"), ("3", "03"), ("12", None)]
)
def test_word_with_and_without_leading_zeros(code, word):
    assert vocabulary.TASK_TYPES.word(code) == word


def test_zero_is_a_code_of_its_own():
    assert vocabulary.FLAGS.word("0") == "no"
    assert vocabulary.FLAGS.word("00") == "no"
    assert vocabulary.PROJECT_TYPES.word("0") is None


def test_expected_reads_as_a_list():
    assert vocabulary.PROJECT_TYPES.expected() == "1 即办件、2 承诺件"
