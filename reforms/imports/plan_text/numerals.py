"""Chinese numerals up to ninety-nine, as documents number and count with them. Pure."""

DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
SIGNS = "一二三四五六七八九十"


def value(text: str) -> int:
    """The number that `text` says, in Chinese or Arabic figures; 0 for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.get(text, 0)
    if (tens and tens not in DIGITS) or (ones and ones not in DIGITS):
        return 0
    return (DIGITS[tens] if tens else 1) * 10 + (DIGITS[ones] if ones else 0)
