"""`manage.py check` looks at the colour and the seal that a city has chosen."""

from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Error, register

from portal import tokens
from portal.colours import AA, Colour
from portal.site_look import site_theme, stylesheet
from portal.theme import Accent


@register
def accent_is_readable(**_options: Any) -> list[CheckMessage]:
    """An error for each ground on which text in the city's colour is not read with a contrast of 4.5."""
    theme = site_theme()
    if theme is None:
        return []
    css = stylesheet()
    return [
        *_unreadable("SITE_ACCENT", tokens.light(css), theme.light),
        *_unreadable("SITE_ACCENT_DARK", tokens.dark(css), theme.dark),
    ]


def _unreadable(setting: str, palette: dict[str, str], accent: Accent) -> list[CheckMessage]:
    mine: dict[str, Colour] = tokens.colours(palette) | accent.tokens
    return [
        Error(
            f"{setting} {accent.accent}: --{pair.ink} on --{pair.ground} has a contrast of"
            f" {pair.contrast:.1f}, and text needs {AA}.",
            hint="Choose a darker colour for light pages and a lighter one for dark pages; /styleguide/ shows all pairs.",
            id="portal.E001",
        )
        for pair in tokens.pairs(mine)
        if pair.contrast < AA and {pair.ink, pair.ground} & accent.tokens.keys()
    ]


@register
def seal_is_there(**_options: Any) -> list[CheckMessage]:
    """An error where the seal is named as a file under static/ and none is there."""
    seal = settings.SITE_SEAL
    if seal.startswith("/") or finders.find(seal):
        return []
    return [
        Error(
            f"SITE_SEAL {seal} is no file under static/.",
            hint="Lay the picture there and run collectstatic, or name an address on this host: /path/seal.svg.",
            id="portal.E002",
        )
    ]
