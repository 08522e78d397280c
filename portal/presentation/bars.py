"""Horizontal bars as SVG: lengths side by side with their names and figures in words. Pure.

Lengths and places are percentages of the drawing's width and texts keep their size, so one drawing
fits a phone and a desk. Looks come from classes; the drawing carries no styles of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from django.utils.translation import gettext as _

from portal.presentation.words import labelled

ROW = 26
"""Height of one bar with its space, in pixels."""
THICK = 14
LABEL = "4.5em"
"""Room for the bars' names."""
PLOT = 76
"""Percentage of the width that is left for bars and figures."""
LONGEST = 62
"""Percentage of the plot that the longest bar takes; the rest is for its figure in words."""


@dataclass(frozen=True)
class Bar:
    """One bar. `kind` is a class name: what the length is of; `words` stand at its end.

    A bar without a `length` is not drawn; its words stand alone.
    """

    kind: str
    label: str
    length: Fraction | None
    words: str


def bars_svg(title: str, bars: Sequence[Bar], longest: Fraction) -> str:
    """The bars of one subject, drawn against `longest`, as SVG text. `title` is what is read aloud."""
    said = _("；").join(f"{bar.label} {bar.words}" for bar in bars)
    drawn = "".join(_row(place, bar, longest) for place, bar in enumerate(bars))
    name = escape(labelled(title, said))
    return (
        f'<svg class="bars" xmlns="http://www.w3.org/2000/svg" width="100%" '
        f'height="{ROW * len(bars)}" role="img" aria-label="{name}">{drawn}</svg>'
    )


def _row(place: int, bar: Bar, longest: Fraction) -> str:
    top = place * ROW
    middle = top + ROW // 2
    label = f'<text class="bars__label" x="0" y="{middle}" dy="0.35em">{escape(bar.label)}</text>'
    if bar.length is None:
        said = (
            f'<text class="bars__none" x="0" y="{ROW // 2}" dy="0.35em">{escape(bar.words)}</text>'
        )
        return f"{label}{_plot(top, said)}"
    share = float(bar.length / longest) * LONGEST if longest else 0
    drawn = (
        f'<rect class="bars__bar bars__bar--{escape(bar.kind)}" x="1" y="{(ROW - THICK) // 2}" '
        f'width="{share:.2f}%" height="{THICK}" rx="2"/>'
        f'<line class="bars__axis" x1="0" x2="0" y1="2" y2="{ROW - 2}"/>'
        f'<text class="bars__figure" x="{share:.2f}%" dx="0.5em" y="{ROW // 2}" dy="0.35em">'
        f"{escape(bar.words)}</text>"
    )
    return f"{label}{_plot(top, drawn)}"


def _plot(top: int, drawn: str) -> str:
    """The part right of the names, whose percentages are of its own width."""
    return (
        f'<svg class="bars__plot" x="{LABEL}" y="{top}" width="{PLOT}%" height="{ROW}" '
        f'overflow="visible">{drawn}</svg>'
    )
