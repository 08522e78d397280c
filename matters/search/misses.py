"""Which questions in vain may be kept: what could point to a person is not."""

SHORTEST, LONGEST = 2, 40
MOST_DIGITS = 4
"""A year has four; phones, codes and numbers of papers have more."""


def worth_keeping(text: str) -> bool:
    """Whether folded `text` is a phrase about a matter and not a number of someone's."""
    digits = sum(one.isnumeric() and one.isascii() for one in text)
    return SHORTEST <= len(text) <= LONGEST and digits <= MOST_DIGITS and text.isprintable()
