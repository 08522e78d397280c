"""How tests ask the linter."""

from matters.wording import phrases_in


def said(text):
    """The rule and the words of everything found in `text`."""
    return [(one.rule, one.phrase) for one in phrases_in(text)]


def rules_in(text):
    return {one.rule for one in phrases_in(text)}
