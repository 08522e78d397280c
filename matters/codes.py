"""The code systems of the catalogue: credit code, basic code, implementation code, handling item code.

Sources: GB 32100-2015 (unified social credit code and its check character), GB/T 2260 (regions),
GB/T 39554.1-2020 (basic code 12, implementation code 31, handling item code 33 characters).
"""

from dataclasses import dataclass

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: the digits and the letters without I, O, S, V and Z; a character's value is its place."""

CREDIT_LENGTH = 18
BASIC_LENGTH = 12
IMPLEMENTATION_LENGTH = 31
ITEM_LENGTH = 33
NATIONAL_ITEM_LENGTH = 14
CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(CREDIT_LENGTH - 1))
EXERCISE_LEVELS = "123456"


def is_credit_code(code: str) -> bool:
    """Whether `code` is a unified social credit code whose check character is right."""
    if len(code) != CREDIT_LENGTH or any(character not in CREDIT_ALPHABET for character in code):
        return False
    values = [CREDIT_ALPHABET.index(character) for character in code]
    weighted = sum(
        value * weight for value, weight in zip(values[:-1], CREDIT_WEIGHTS, strict=True)
    )
    return (weighted + values[-1]) % 31 == 0


def is_basic_code(code: str) -> bool:
    """Whether `code` is a basic code: four digits (region, matter type), then eight digits or capitals."""
    return (
        len(code) == BASIC_LENGTH
        and all(character in DIGITS for character in code[:4])
        and all(character in DIGITS + LETTERS for character in code[4:])
    )


def is_region_code(code: str) -> bool:
    """Whether `code` has the form of GB/T 2260: six digits that do not begin with 0."""
    return len(code) == 6 and code.isascii() and code.isdigit() and code[0] != "0"


@dataclass(frozen=True)
class ImplementationCode:
    """An implementation code taken apart: who implements, at which level, which catalogue item."""

    credit_code: str
    exercise_level: str
    basic_code: str


def parse_implementation_code(code: str) -> ImplementationCode | None:
    """The parts of an implementation code (31 characters), or None where it does not check out."""
    if len(code) != IMPLEMENTATION_LENGTH:
        return None
    parts = ImplementationCode(code[:18], code[18], code[19:])
    sound = (
        is_credit_code(parts.credit_code)
        and parts.exercise_level in EXERCISE_LEVELS
        and is_basic_code(parts.basic_code)
    )
    return parts if sound else None


def is_item_code(code: str) -> bool:
    """Whether `code` is a handling item code: an implementation code and a serial of two digits."""
    return (
        len(code) == ITEM_LENGTH
        and parse_implementation_code(code[:IMPLEMENTATION_LENGTH]) is not None
        and all(character in DIGITS for character in code[IMPLEMENTATION_LENGTH:])
    )


def matter_type_of(basic_code: str) -> str:
    """The matter type, two digits, that a basic code carries in its third and fourth place."""
    return basic_code[2:4]
