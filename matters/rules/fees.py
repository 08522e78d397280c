"""What the standard of a fee says. Pure."""

import re

NOTHING = re.compile(
    r"(?:0+(?:\.0+)?|零)\s*元?(?:/\S{1,4})?|暂?不收[取费].*|不收|免[费收].*|免予收.*|无"
)
AMOUNT = re.compile("[1-9]")


def is_nothing(standard: str) -> bool:
    """Whether it says that nothing is taken; a standard that is not stated says nothing of the kind."""
    text = standard.strip(" 。.;；")
    return bool(NOTHING.fullmatch(text)) and not AMOUNT.search(text)
