"""Days side by side as columns, as SVG: what stood on each, by level. Pure.

Places are percentages of the drawing's width and heights pixels, so one drawing fits a phone and a
desk. Looks come from classes; the table behind the drawing holds the same figures.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

from portal.presentation.words import labelled

HIGH = 132
"""Height of the tallest column, in pixels."""
ABOVE = 22
BELOW = 24
SLOTS = 12
"""At least so many places for columns, so that two days do not fill the page."""
FILLED = 0.7


@dataclass(frozen=True)
class Part:
    """A piece of a column. `kind` is a class name: what the height is of."""

    kind: str
    amount: int


@dataclass(frozen=True)
class Column:
    """One day; its parts stand on each other, the first at the bottom. `words` are read aloud."""

    label: str
    words: str
    parts: tuple[Part, ...]

    @property
    def amount(self) -> int:
        return sum(part.amount for part in self.parts)


def columns_svg(title: str, columns: Sequence[Column]) -> str:
    """The columns, drawn against the tallest, as SVG text; the first and the last day are named."""
    tallest = max((column.amount for column in columns), default=0)
    width = 100 / max(len(columns), SLOTS)
    drawn = "".join(
        _column(place * width, width, column, tallest, is_told=place in (0, len(columns) - 1))
        for place, column in enumerate(columns)
    )
    said = _("；").join(f"{column.label} {column.words}" for column in columns)
    base = ABOVE + HIGH
    return (
        f'<svg class="trend" xmlns="http://www.w3.org/2000/svg" width="100%" '
        f'height="{base + BELOW}" role="img" aria-label="{escape(labelled(title, said))}">'
        f'{drawn}<line class="trend__axis" x1="0" x2="100%" y1="{base}" y2="{base}"/></svg>'
    )


def _column(left: float, width: float, column: Column, tallest: int, *, is_told: bool) -> str:
    top = float(ABOVE + HIGH)
    drawn = []
    for part in column.parts:
        if not part.amount:
            continue
        height = part.amount / tallest * HIGH
        top -= height
        drawn.append(
            f'<rect class="trend__part trend__part--{escape(part.kind)}" x="{left:.2f}%" '
            f'y="{top:.1f}" width="{width * FILLED:.2f}%" height="{height:.1f}"/>'
        )
    if is_told:
        middle = f"{left + width * FILLED / 2:.2f}%"
        drawn.append(
            f'<text class="trend__figure" x="{middle}" y="{top - 6:.1f}" '
            f'text-anchor="middle">{column.amount}</text>'
            f'<text class="trend__label" x="{middle}" y="{ABOVE + HIGH + 18}" '
            f'text-anchor="middle">{escape(column.label)}</text>'
        )
    return "".join(drawn)
