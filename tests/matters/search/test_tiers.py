"""The place of a row, and the name of it that fits best."""

from matters.search.tiers import fit, is_office, key_of, place


def test_place_puts_force_before_end_short_before_long_old_before_new():
    rows = [
        place(name="药品", key=9),
        place(name="药品许可", key=3),
        place(name="药品许可", key=4),
        place(name="药品(许可)类", key=1),
        place(name="药", key=1, is_ended=True),
    ]
    assert rows == sorted(rows)
    assert [key_of(one) for one in rows] == [9, 3, 4, 1, 1]


def test_place_fits_into_the_database_and_tells_offices():
    largest = place(name="药" * 5000, key=2**39 - 1, is_ended=True, is_office=True)
    assert largest < 2**63
    assert is_office(largest)
    assert key_of(largest) == 2**39 - 1
    assert not is_office(place(name="药", key=1))


def test_fit_prefers_the_whole_then_the_start_then_a_piece_then_more_words():
    names = ["食品许可", "食品许可延续", "变更食品许可", "许可变更", "登记"]
    fits = [fit(name, "食品许可", ("食品", "许可")) for name in names]
    assert fits == [0, 1, 2, 4, 5]
    assert fit("食品许可", "spxk", ("spxk",)) == 0
