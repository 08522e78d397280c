"""Telephone numbers in the words of channels: which ones, and whether one can call them from anywhere. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache

NUMBER = re.compile(
    r"(?<![\d.])(?:\+?86[-\s]?)?\(?\d{2,5}[)\-\u2010-\u2015\s]{0,2}\d{3,8}(?:-\d{4})?(?!\d)"
)
NUMBER_OR_SHORT = re.compile(rf"{NUMBER.pattern}|(?<![\d-])1\d{{2,4}}(?!\d)")
ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
TWINS = str.maketrans(
    {"\uff08": "(", "\uff09": ")", "\uff0d": "-"} | {chr(0xFF10 + n): str(n) for n in range(10)}
)
WITHOUT_AREA = re.compile(
    r"0\d{9,11}|0\d{2,3}1\d{4}|1[3-9]\d{9}|(?:400|800)\d{7}|9[56]\d{3,4}|1\d{2,4}"
)
"""Complete numbers: with an area code, of a mobile, of a service number, of a hotline."""
HOTLINE = re.compile(r"(?:0\d{2,3})?(1\d{2,4}|9[56]\d{3,4})")
SHORTEST_LOCAL, LONGEST_LOCAL = 7, 8


@dataclass(frozen=True, slots=True)
class Phone:
    """`shown` as it was written, `digits` without marks."""

    shown: str
    digits: str

    @property
    def is_hotline(self) -> bool:
        return bool(HOTLINE.fullmatch(self.digits))

    @property
    def lacks_area_code(self) -> bool:
        """Whether it is a number of a fixed line as one dials it inside its town."""
        return SHORTEST_LOCAL <= len(self.digits) <= LONGEST_LOCAL and not WITHOUT_AREA.fullmatch(
            self.digits
        )


@lru_cache(maxsize=4096)
def phones_in(text: str) -> tuple[Phone, ...]:
    """The numbers that stand in `text`, in order. Kept, since several rules ask and offices repeat theirs."""
    plain = ADDRESS.sub(" ", text.translate(TWINS))
    found = []
    for match in NUMBER_OR_SHORT.finditer(plain):
        shown = match.group().strip()
        digits = re.sub(r"\D", "", shown)
        if shown.startswith(("+86", "86-")):
            digits = digits[2:]
        found.append(Phone(shown, digits))
    return tuple(found)
