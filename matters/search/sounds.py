"""Names as they are spelled on a keyboard: whole syllables (yaopin), first letters (yp), or both mixed (yaopjy).

A token of syllables begins with `PAIR` and holds two of them, one of first letters begins with
`FIRST`: neither is ever a token of characters, which holds no such mark.
"""

from functools import lru_cache
from itertools import pairwise

from pypinyin import lazy_pinyin
from pypinyin.seg.mmseg import seg

from matters.search.expressions import Phrase, Query, every, some
from matters.search.syllables import BEGINNINGS, SYLLABLES
from matters.search.tokens import END, START

LONGEST_RUN = 60
"""Letters of a query that are read as sounds."""

MOST_READINGS = 6
"""Ways to cut letters into syllables that are tried: xian is one or two."""

PAIR, FIRST, BETWEEN = "¦", "‹", "·"


def _plain(syllable: str) -> str:
    """v, ü and u are one: people type any of them."""
    return syllable.replace("v", "u").replace("ü", "u")


def syllables(run: str) -> tuple[str, ...]:
    """One for each character of a folded run; a letter or digit stands for itself."""
    return tuple(one for word in seg.cut(run) for one in _spelling(word))


@lru_cache(maxsize=50_000)
def _spelling(word: str) -> tuple[str, ...]:
    """The syllables of a word of pypinyin's own, by which it tells readings of a character apart."""
    spelled = lazy_pinyin(word, errors=list)  # type: ignore[arg-type]  # a list is taken too
    return tuple(_plain(one.lower()) for one in spelled)


def sound_tokens(run: str) -> list[str]:
    """The tokens of the syllables of a folded run, then those of their first letters."""
    spelled = syllables(run)
    if not spelled:
        return []
    pairs = [f"{PAIR}{one}{BETWEEN}{after}" for one, after in pairwise((START, *spelled, END))]
    letters = [START, *(one[0] for one in spelled), END]
    return [*pairs, *(f"{FIRST}{one}{after}" for one, after in pairwise(letters))]


def is_letters(word: str) -> bool:
    return word.isascii() and word.isalpha()


def readings(letters: str) -> list[tuple[str, ...]]:
    """The ways to cut `letters` into whole syllables, the fewest first; the last may be half typed."""
    found: list[tuple[str, ...]] = []

    def cut(place: int, before: tuple[str, ...]) -> None:
        if len(found) > MOST_READINGS * 4:
            return
        if place == len(letters):
            found.append(before)
            return
        for length in range(min(6, len(letters) - place), 0, -1):
            piece = letters[place : place + length]
            at_end = place + length == len(letters)
            if piece in SYLLABLES or (at_end and before and piece in BEGINNINGS):
                cut(place + length, (*before, piece))

    cut(0, ())
    return sorted(found, key=len)[:MOST_READINGS]


def _mixed(letters: str) -> tuple[str, ...]:
    """`letters` cut into as few syllables and single letters as can be."""
    best: list[tuple[str, ...]] = [()]
    for end in range(1, len(letters) + 1):
        ways = [(*best[end - 1], letters[end - 1])]
        ways += [
            (*best[start], letters[start:end])
            for start in range(max(0, end - 6), end - 1)
            if letters[start:end] in SYLLABLES
        ]
        best.append(min(ways, key=len))
    return best[-1]


def _spelled(reading: tuple[str, ...], *, starts: bool, ends: bool) -> Phrase:
    elements = ((START,) if starts else ()) + reading + ((END,) if ends else ())
    if len(elements) == 1:
        return Phrase((f"{PAIR}{elements[0]}",), is_prefix=True)
    tokens = tuple(f"{PAIR}{one}{BETWEEN}{after}" for one, after in pairwise(elements))
    return Phrase(tokens, is_prefix=not ends)


def _initials(letters: str, *, starts: bool, ends: bool) -> Phrase:
    elements = (START if starts else "") + letters + (END if ends else "")
    if len(elements) == 1:
        return Phrase((f"{FIRST}{elements}",), is_prefix=True)
    return Phrase(tuple(f"{FIRST}{one}{after}" for one, after in pairwise(elements)))


def spelled_query(word: str, *, starts: bool = False, ends: bool = False) -> Query:
    """Names that sound as the letters of `word` say: anywhere, at the start, or the whole of one."""
    letters = _plain(word[:LONGEST_RUN])
    ways: list[Query] = [
        _spelled(reading, starts=starts, ends=ends) for reading in readings(letters)
    ]
    if not ways:
        ways = [_sounded(one, starts=starts, ends=ends) for one in _mixtures(letters)]
    ways.append(_initials(letters, starts=starts, ends=ends))
    return some(ways)


def _mixtures(letters: str) -> list[tuple[str, ...]]:
    """Ways to take `letters` for syllables and first letters: as few as can be, or syllables first."""
    found = [_mixed(letters)]
    for cut in range(len(letters) - 1, 1, -1):
        whole = [one for one in readings(letters[:cut]) if one[-1] in SYLLABLES]
        found += [(*one, *letters[cut:]) for one in whole[:1]]
    return list(dict.fromkeys(found))[:MOST_READINGS]


def _sounded(elements: tuple[str, ...], *, starts: bool, ends: bool) -> Query:
    """The first letters of all `elements` in a row, and their whole syllables."""
    first = _initials("".join(one[0] for one in elements), starts=starts, ends=ends)
    whole = [_spelled(one, starts=False, ends=False) for one in _syllable_runs(elements)]
    return every([first, *whole])


def _syllable_runs(elements: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The stretches of whole syllables among `elements`."""
    runs: list[tuple[str, ...]] = [()]
    for one in elements:
        if len(one) > 1:
            runs[-1] = (*runs[-1], one)
        elif runs[-1]:
            runs.append(())
    return [run for run in runs if run]


def heard_query(piece: str) -> Query | None:
    """Names that sound like the folded `piece`, whatever characters were typed; None for a single one."""
    spelled = syllables(piece)
    if len(spelled) < 2 or not all(one.isalnum() for one in spelled):
        return None
    return Phrase(tuple(f"{PAIR}{one}{BETWEEN}{after}" for one, after in pairwise(spelled)))


def respelled_query(word: str) -> Query | None:
    """Names that sound like the letters of `word` with one letter too many, too few or out of place."""
    letters = _plain(word)
    if not 5 <= len(letters) <= 30:
        return None
    wanted = []
    for other in _one_letter_off(letters):
        full = [one for one in readings(other) if one[-1] in SYLLABLES]
        wanted += [_spelled(one, starts=False, ends=False) for one in full[:1] if len(one) > 1]
    return some(wanted) if wanted else None


def spelled_parts(word: str) -> Query | None:
    """Names that sound as two pieces of the letters of `word`, apart from one another: yishizhuce, 医师执业注册."""
    wanted = []
    for reading in readings(_plain(word[:LONGEST_RUN])):
        if reading[-1] in SYLLABLES:
            wanted += [
                every(
                    _spelled(part, starts=False, ends=False)
                    for part in (reading[:cut], reading[cut:])
                )
                for cut in range(2, len(reading) - 1)
            ]
    return some(wanted) if wanted else None


def _one_letter_off(letters: str) -> list[str]:
    places = range(len(letters))
    without = [letters[:place] + letters[place + 1 :] for place in places]
    swapped = [
        letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
        for place in places[:-1]
    ]
    added = [
        letters[:place] + one + letters[place:]
        for place in (*places, len(letters))
        for one in "ghnaeiou"
    ]
    return list(dict.fromkeys([*without, *swapped, *added]))
