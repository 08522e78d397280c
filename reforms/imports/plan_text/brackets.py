"""What stands inside brackets and quotation marks, and splitting outside of them. Pure; one pass over the text."""

from collections.abc import Iterator

PAIRS = {")": "(", "》": "《", "”": "“", "〕": "〔", "]": "["}
HIDDEN = "□"


def spans(text: str, opening: str = "") -> Iterator[tuple[int, int]]:
    """(start, end) of each outermost pair, brackets included; only those that open with `opening`, if given."""
    open_at: list[int] = []
    found: list[tuple[int, int]] = []
    for place, sign in enumerate(text):
        if sign in PAIRS.values():
            open_at.append(place)
        elif sign in PAIRS:
            # A closing sign without its own opening one closes nothing.
            while open_at and text[open_at[-1]] != PAIRS[sign]:
                if PAIRS[sign] not in (text[at] for at in open_at[-3:]):
                    break
                open_at.pop()
            if open_at and text[open_at[-1]] == PAIRS[sign]:
                found.append((open_at.pop(), place + 1))
    end = -1
    for start, stop in sorted(found):
        if start >= end:
            end = stop
            if not opening or text[start] == opening:
                yield start, stop


def masked(text: str) -> str:
    """`text` of the same length, with all that stands in brackets or quotation marks hidden."""
    signs = list(text)
    for start, stop in spans(text):
        signs[start:stop] = HIDDEN * (stop - start)
    return "".join(signs)


def split(text: str, separators: str) -> list[str]:
    """The parts of `text` between `separators` that stand outside brackets; empty parts are left out."""
    shape = masked(text)
    parts, start = [], 0
    for place, sign in enumerate(shape):
        if sign in separators:
            parts.append(text[start:place])
            start = place + 1
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]
