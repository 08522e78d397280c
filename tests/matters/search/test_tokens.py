"""Any piece of two characters and more is a phrase of tokens."""

from matters.search.expressions import Phrase
from matters.search.tokens import LAST_POSITION, grams, phrase, singles, vector


def stands(wanted: Phrase, run: str) -> bool:
    """Whether the tokens of `wanted` follow one another among those of `run`."""
    tokens, size = grams(run), len(wanted.tokens)
    places = range(len(tokens) - size + 1)
    return any(tuple(tokens[place : place + size]) == wanted.tokens for place in places)


def test_every_piece_is_found_and_nothing_else():
    run = "药品药品生产"
    pieces = {run[a:b] for a in range(len(run)) for b in range(a + 2, len(run) + 1)}
    assert all(stands(phrase(piece), run) for piece in pieces)
    assert not any(stands(phrase(piece), run) for piece in ("药生", "产药", "品生药"))


def test_marks_hold_a_piece_to_start_and_end():
    assert stands(phrase("药品", starts=True), "药品生产")
    assert not stands(phrase("生产", starts=True), "药品生产")
    assert stands(phrase("生产", ends=True), "药品生产")
    assert not stands(phrase("药品", starts=True, ends=True), "药品生产")
    assert stands(phrase("药", starts=True, ends=True), "药")


def test_single_characters_are_tokens_of_their_own():
    assert singles(["药品", "品种"]) == ["药", "品", "种"]
    assert phrase("药") == Phrase(("药",))
    assert grams("") == []


def test_vector_tells_places_and_stops_where_postgresql_does():
    assert vector(["药品", "品药", "药品"]) == "'药品':1,3 '品药':2"
    assert f":{LAST_POSITION + 1}" not in vector(str(n) for n in range(LAST_POSITION + 9))
    assert vector(["药"] * 999).count(",") == 254
