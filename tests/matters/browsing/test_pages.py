"""Pages of a list: where they begin and end, and the numbers that lead to others."""

import pytest

from matters.browsing.pages import Page, from_place, numbered, up_to_place


@pytest.mark.parametrize(
    ("number", "count", "page"),
    [
        (1, 0, Page(0, 0, 0)),
        (2, 0, None),
        (1, 20, Page(0, 20, 20)),
        (2, 20, None),
        (2, 21, Page(20, 21, 21)),
        (10**9, 21, None),
    ],
)
def test_page_by_number(number, count, page):
    assert numbered(number, count) == page


def test_page_from_a_place_begins_there():
    assert from_place(7, 50) == Page(7, 27, 50)
    assert from_place(50, 50) is None
    assert from_place(0, 0) == Page(0, 0, 0)


def test_page_up_to_a_place_ends_there_and_the_first_is_whole():
    assert up_to_place(47, 50) == Page(27, 47, 50)
    assert up_to_place(7, 50) == Page(0, 20, 50)
    assert up_to_place(0, 50) is None


def test_page_between_two_numbers_has_none():
    assert (Page(20, 40, 90).number, Page(7, 27, 90).number) == (2, None)


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        (Page(0, 20, 20), []),
        (Page(0, 20, 41), [1, 2, 3]),
        (Page(0, 20, 400), [1, 2, 3, None, 20]),
        (Page(60, 80, 400), [1, 2, 3, 4, 5, 6, None, 20]),
        (Page(180, 200, 400), [1, None, 8, 9, 10, 11, 12, None, 20]),
        (Page(380, 400, 400), [1, None, 18, 19, 20]),
    ],
)
def test_numbers_around_the_page(page, numbers):
    assert list(page.numbers()) == numbers
