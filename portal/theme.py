"""The city's own colour in the tokens of the stylesheet. Imports no Django."""

from dataclasses import dataclass

from portal.colours import AAA, BLACK, WHITE, Colour, better, lightened_until

SOFT = 0.1
"""How much of the accent its soft ground has."""


@dataclass(frozen=True)
class Accent:
    """The three tokens that one colour makes on one ground."""

    accent: Colour
    ink: Colour
    soft: Colour

    @property
    def tokens(self) -> dict[str, Colour]:
        return {"accent": self.accent, "accent-ink": self.ink, "accent-soft": self.soft}

    @property
    def css(self) -> str:
        return "".join(f"--{name}:{colour};" for name, colour in self.tokens.items())


def on(ground: Colour, accent: Colour) -> Accent:
    """`accent` as it is, the ink that is read best on it, and a soft ground between the two."""
    return Accent(accent, better(accent, WHITE, BLACK), ground.mixed(accent, SOFT))


@dataclass(frozen=True)
class Theme:
    light: Accent
    dark: Accent

    @property
    def css(self) -> str:
        """What follows the portal's stylesheet, with the same selectors, so that the later one counts."""
        return (
            f":root{{{self.light.css}}}\n"
            f'@media (prefers-color-scheme:dark){{:root[data-scheme="auto"]{{{self.dark.css}}}}}\n'
            f':root[data-scheme="dark"]{{{self.dark.css}}}\n'
        )


def theme(
    accent: str, accent_dark: str, *, light_ground: Colour, dark_ground: Colour
) -> Theme | None:
    """The theme that the settings name; None where they name no colour.

    Without a colour for the dark, the one for the light is lightened until it is read there.
    """
    if not accent:
        return None
    colour = Colour.read(accent)
    in_the_dark = (
        Colour.read(accent_dark) if accent_dark else lightened_until(colour, dark_ground, AAA)
    )
    return Theme(on(light_ground, colour), on(dark_ground, in_the_dark))
