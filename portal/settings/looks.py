"""What may stand in the settings that say how the portal looks. A wrong value stops the start."""

import re

from marshmallow import ValidationError

from portal.colours import HEX

SEAL = re.compile(r"/?[\w-]+(?:[./][\w-]+)*\.(?:svg|png|webp|ico)", re.ASCII | re.IGNORECASE)


def colour(value: str) -> None:
    """`#rrggbb`, or empty."""
    if value and not HEX.fullmatch(value):
        raise ValidationError("write a colour like #0b5a52, or leave it empty")


def seal(value: str) -> None:
    """A file under static/, an address on this host that begins with a stroke, or empty."""
    if value and not SEAL.fullmatch(value):
        raise ValidationError("name an .svg, .png, .webp or .ico under static/, or /a/path here")
