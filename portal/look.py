"""How a reader wants the pages to look. One cookie holds it, <html> shows it in attributes; no script is needed.

Imports no Django. The cookie has one spelling for each look, and none for the usual one: there are as many
variants of a page as there are looks, whatever a browser sends.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

COOKIE = "look"
SCHEMES = ("auto", "light", "dark")
CONTRASTS = ("auto", "more")
SWITCH = ("off", "on")

VALUES = {"scheme": SCHEMES, "contrast": CONTRASTS, "elder": SWITCH}
"""What a form may send, by the name of its field."""


class NoSuchLook(ValueError):
    """A field has a value that is none of its choices."""

    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__(f"{field}: {', '.join(VALUES[field])}")


@dataclass(frozen=True)
class Look:
    """`auto` follows the reader's system. `is_elder`: 长辈版, large type and large targets."""

    scheme: str = "auto"
    contrast: str = "auto"
    is_elder: bool = False

    @property
    def cookie(self) -> str:
        """What differs from the usual look, joined by full stops; empty where nothing does."""
        words = [self.scheme, self.contrast, "elder" if self.is_elder else "auto"]
        return ".".join(word for word in words if word != "auto")


LOOKS = {
    one.cookie: one
    for one in (Look(*choice) for choice in product(SCHEMES, CONTRASTS, (False, True)))
}


def look_of(cookie: str | None) -> Look:
    """The look that a cookie holds; the usual one for a cookie that this portal never wrote."""
    return LOOKS.get(cookie or "", Look())


def changed(look: Look, given: Mapping[str, str]) -> Look:
    """`look` with the fields that `given` names; the others stay. Raises NoSuchLook."""
    for field, values in VALUES.items():
        if given.get(field, values[0]) not in values:
            raise NoSuchLook(field)
    return replace(
        look,
        scheme=given.get("scheme", look.scheme),
        contrast=given.get("contrast", look.contrast),
        is_elder=given["elder"] == "on" if "elder" in given else look.is_elder,
    )
