"""From what was typed to levels of questions."""

from matters.search.asking import (
    Synonym,
    alike,
    asked,
    meant,
    name_levels,
    named_in,
    text_levels,
)
from matters.search.expressions import Column, as_fts5
from matters.search.tiers import Tier

SHOP = Synonym("开药店", "药品零售 许可")
PLACE = Synonym("本市", "上海市")


def test_asked_takes_words_apart_and_bounds_them():
    assert asked("药品 (零售)").words == ("药品", "零售")
    assert len(asked(" ".join("一二三四五六七八九十")).words) == 8
    assert asked(' "& ').text == ""


def test_synonym_gives_way_to_what_it_means():
    assert meant(asked("开药店"), [SHOP]) == (("药品零售", "许可"),)
    assert meant(asked("開藥店"), [SHOP]) == (("药品零售", "许可"),)
    assert meant(asked("上海开药店"), [SHOP]) == (("上海", "药品零售", "许可"),)
    assert meant(asked("本市开药店"), [SHOP, PLACE])[0] == ("上海市", "药品零售", "许可")
    assert meant(asked("药店"), [SHOP]) == ()


def test_synonym_is_typed_by_its_sound():
    for typed in ("kaiyaodian", "kyd"):
        assert meant(asked(typed), [SHOP]) == (("药品零售", "许可"),)
    assert meant(asked("ky"), [SHOP]) == ()


def test_levels_stand_in_the_order_of_tiers():
    question = asked("药品")
    levels = [*name_levels(question, ()), *text_levels(question, ())]
    assert [level.tier for level in levels] == list(Tier)
    assert levels[-1].wanted[0].column == Column.TEXT


def test_levels_of_several_words_put_those_with_one_in_the_name_first():
    levels = name_levels(asked("上海 食品"), ())
    assert [level.tier for level in levels][-2:] == [Tier.POPULAR, Tier.POPULAR]
    assert [one.column for one in levels[-2].wanted] == [Column.POPULAR, Column.NAME]


def test_longest_synonym_in_a_text_is_named_with_all_it_means():
    known = [
        Synonym("药", "无"),
        Synonym("药店", "零售"),
        Synonym("大药店", "经营"),
        Synonym("大药店", "批发"),
    ]
    assert named_in("开一家大药店吧", known) == ("大药店", ("经营", "批发"))
    assert named_in("开饭店", known) == ("", ())


def test_text_that_sounds_like_a_synonym_or_begins_one_is_alike():
    known = [Synonym("奶茶店", "食品经营")]
    assert alike("奶茶", known) == (("食品经营",),)
    assert alike("奶查店", known) == (("食品经营",),)
    assert alike("浦东奶查店", known) == (("浦东", "食品经营"),)
    assert alike("奶茶店", known) == (("食品经营",),)
    assert alike("药店", known) == alike("奶", known) == ()


def test_paper_of_a_licence_asks_for_the_licence_too():
    exact, _begins, level, *_others = name_levels(asked("食品许可证"), ())
    assert '"许可 可»"' in as_fts5(exact.wanted[0].query).replace("«食 食品 品许 ", "")
    assert as_fts5(level.wanted[0].query) == '(("食品 品许 许可 可证") OR ("食品 品许 许可"))'
