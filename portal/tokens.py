"""The design tokens as the stylesheet states them, so that no page and no check repeats a value. Imports no Django."""

import re
from dataclasses import dataclass

from portal.colours import Colour, contrast

BLOCK = re.compile(r"^(?P<selector>[^{}\n]+?)\s*\{(?P<body>[^{}]*)\}", re.MULTILINE)
TOKEN = re.compile(r"(--[a-z0-9-]+):\s*([^;]+);")

LIGHT = ":root"
DARK = ':root[data-scheme="dark"]'

TEXT_ON = {
    "ink": ("paper", "surface", "sunken", "accent-soft", "alert-soft", "past-soft"),
    "ink-soft": ("paper", "surface", "sunken"),
    "accent": ("paper", "surface", "sunken", "accent-soft"),
    "accent-ink": ("accent",),
    "alert": ("paper", "surface", "alert-soft"),
    "past": ("paper", "surface", "past-soft"),
}
"""Which token is written on which. Whoever sets a text on another ground adds the pair here."""


@dataclass(frozen=True)
class Pair:
    """A text token on its ground, and how well it is read there."""

    ink: str
    ground: str
    contrast: float


def blocks(stylesheet: str) -> dict[str, dict[str, str]]:
    """The tokens of each block that sets some, by its selector; the first block of a selector counts."""
    found: dict[str, dict[str, str]] = {}
    for block in BLOCK.finditer(stylesheet):
        tokens = {name[2:]: value.strip() for name, value in TOKEN.findall(block["body"])}
        if tokens:
            found.setdefault(block["selector"].strip(), tokens)
    return found


def light(stylesheet: str) -> dict[str, str]:
    return blocks(stylesheet)[LIGHT]


def dark(stylesheet: str) -> dict[str, str]:
    """What is in force in the dark: its own tokens, and for the rest those of the light."""
    found = blocks(stylesheet)
    return found[LIGHT] | found[DARK]


def colours(tokens: dict[str, str]) -> dict[str, Colour]:
    """Only the tokens that are colours."""
    return {name: Colour.read(text) for name, text in tokens.items() if text.startswith("#")}


def pairs(palette: dict[str, Colour]) -> list[Pair]:
    """Every text on every ground it is set on, worst first."""
    found = [
        Pair(ink, ground, contrast(palette[ink], palette[ground]))
        for ink, grounds in TEXT_ON.items()
        for ground in grounds
    ]
    return sorted(found, key=lambda pair: pair.contrast)
