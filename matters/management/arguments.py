"""How arguments of commands are read."""

import argparse
from datetime import date

from matters.days import NotADay, parse_day


def day(text: str) -> date:
    """The day that an argument names. Raises ArgumentTypeError, which argparse tells."""
    try:
        return parse_day(text)
    except NotADay as error:
        raise argparse.ArgumentTypeError(str(error)) from error
