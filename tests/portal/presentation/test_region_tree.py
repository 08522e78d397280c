"""Which region lies in which."""

from portal.presentation.region_tree import RegionTree

CODES = ("310000", "310107", "310115", "430000", "431200", "431223", "530000")


def test_region_lies_in_the_closest_one_that_holds_it():
    tree = RegionTree(CODES)
    assert tree.line("431223") == ["431223", "431200", "430000"]
    assert tree.line("310107") == ["310107", "310000"]
    assert [tree.level(code) for code in ("430000", "431200", "431223")] == [0, 1, 2]
    assert tree.top("431223") == "430000"


def test_around_are_the_tops_and_what_lies_right_below_the_chosen_line():
    tree = RegionTree(CODES)
    tops = {"310000", "430000", "530000"}
    assert tree.around("") == tops
    assert tree.around("310000") == tops | {"310107", "310115"}
    assert tree.around("431200") == tops | {"431200", "431223"}
    assert tree.around("999999") == tops


def test_branch_is_the_line_with_what_lies_right_below():
    tree = RegionTree(CODES)
    assert tree.branch("431200") == {"430000", "431200", "431223"}
    assert tree.branch("") == set()


def test_a_single_top_is_open():
    assert RegionTree(CODES[:3]).around("") == set(CODES[:3])
