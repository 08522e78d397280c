"""What the settings say of the portal's looks: its seal, its colour, and the stylesheet they stand in."""

from functools import cache, lru_cache
from hashlib import sha256

from django.conf import settings
from django.templatetags.static import static

from portal import tokens
from portal.theme import Theme, theme

DEFAULT_SEAL = "portal.svg"
SHARED = "share.png"
"""The portal's own seal as a picture of 1200 × 630, which other sites show beside a link."""


@cache
def stylesheet() -> str:
    """The portal's stylesheet, as it stands in the source."""
    return str((settings.BASE_DIR / "static" / "portal.css").read_text(encoding="utf-8"))


def site_theme() -> Theme | None:
    """The theme that the settings name; None where they name no colour."""
    return _theme(settings.SITE_ACCENT, settings.SITE_ACCENT_DARK)


@lru_cache(maxsize=8)
def _theme(accent: str, accent_dark: str) -> Theme | None:
    css = stylesheet()
    return theme(
        accent,
        accent_dark,
        light_ground=tokens.colours(tokens.light(css))["surface"],
        dark_ground=tokens.colours(tokens.dark(css))["surface"],
    )


def theme_version() -> str:
    """A part of the theme's address that changes with it; empty where there is none."""
    found = site_theme()
    return sha256(found.css.encode()).hexdigest()[:12] if found else ""


def seal_url() -> str:
    """Where the seal is. A file that is missing gives way to the portal's own: no page fails for a picture."""
    seal = settings.SITE_SEAL
    if seal.startswith("/"):
        return str(seal)
    try:
        return static(seal)
    except ValueError:
        return static(DEFAULT_SEAL)


def share_image(root: str) -> str:
    """Where the picture of a shared page is; empty where `root` is not known, or where a city has a seal of its own."""
    if not root or settings.SITE_SEAL != DEFAULT_SEAL:
        return ""
    try:
        return f"{root}{static(SHARED)}"
    except ValueError:
        return ""
