"""Colours as numbers: how well one is read on another, and the tones made from one. Imports no Django.

Source: WCAG 2.2, relative luminance and contrast ratio; 4.5 for text (AA), 7 for high contrast (AAA).
"""

import re
from dataclasses import dataclass

AA = 4.5
AAA = 7.0
HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


@dataclass(frozen=True)
class Colour:
    red: int
    green: int
    blue: int

    @classmethod
    def read(cls, text: str) -> "Colour":
        """The colour written as `#rrggbb`. Raises ValueError for anything else."""
        if not HEX.fullmatch(text):
            raise ValueError(f"{text!r} is not a colour like #0b5a52")
        return cls(*(int(text[at : at + 2], 16) for at in (1, 3, 5)))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """0 for black, 1 for white."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def mixed(self, other: "Colour", share: float) -> "Colour":
        """This colour with `share` (0 to 1) of `other` in it."""
        return Colour(
            *(
                round(mine + (yours - mine) * share)
                for mine, yours in zip(self.parts, other.parts, strict=True)
            )
        )

    @property
    def parts(self) -> tuple[int, int, int]:
        return (self.red, self.green, self.blue)


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: Colour, other: Colour) -> float:
    """From 1, the same, to 21, black on white."""
    darker, lighter = sorted((one.luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)


def better(ground: Colour, *inks: Colour) -> Colour:
    """The ink that is read best on `ground`."""
    return max(inks, key=lambda ink: contrast(ink, ground))


def lightened_until(colour: Colour, ground: Colour, least: float) -> Colour:
    """`colour` with as little white in it as it takes to be read on `ground` with a contrast of `least`."""
    for step in range(100):
        lighter = colour.mixed(WHITE, step / 100)
        if contrast(lighter, ground) >= least:
            return lighter
    return WHITE
