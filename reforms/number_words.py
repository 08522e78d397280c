"""How a measure is called by its number in the document."""

from django.utils.translation import gettext as _

ANNEX = "annex-"


def number_words(number: str) -> str:
    """“第 7 项”, “附件第 24 项”."""
    if number.startswith(ANNEX):
        return _("附件第 %(number)s 项") % {"number": number.removeprefix(ANNEX)}
    return _("第 %(number)s 项") % {"number": number}
