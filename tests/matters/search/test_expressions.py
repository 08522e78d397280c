"""One question, written for both engines."""

from matters.search.expressions import (
    All,
    Column,
    Condition,
    Phrase,
    as_fts5,
    as_tsquery,
    every,
    in_fts5,
    some,
    tokens_of,
)

MEDICINE, SHOP = Phrase(("药品", "品»")), Phrase(("店",), is_prefix=True)


def test_question_in_both_tongues():
    query = every([MEDICINE, some([SHOP, MEDICINE])])
    assert as_fts5(query) == '(("药品 品»") AND (("店" *) OR ("药品 品»")))'
    assert as_tsquery(query) == "(('药品' <-> '品»') & (('店':*) | ('药品' <-> '品»')))"


def test_parts_stand_once_and_one_alone_is_itself():
    assert every([MEDICINE, MEDICINE]) == MEDICINE
    assert isinstance(every([MEDICINE, SHOP]), All)


def test_tokens_of_a_question_stand_in_any_order():
    loose = tokens_of(every([MEDICINE, some([SHOP, Phrase(("药店", "店铺"), is_prefix=True)])]))
    assert as_tsquery(loose) == "((('药品') & ('品»')) & (('店':*) | (('药店') & ('店铺':*))))"
    assert tokens_of(SHOP) == SHOP


def test_conditions_over_columns():
    wanted, unwanted = Condition(Column.POPULAR, SHOP), Condition(Column.NAME, MEDICINE)
    assert in_fts5([wanted], [unwanted]) == '((popular : ("店" *))) NOT (name : ("药品 品»"))'
