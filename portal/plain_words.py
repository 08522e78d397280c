"""The words of pure modules that pages show: plain Chinese text there, because those modules know no Django.

The English catalogue holds them too, so that a page may say `gettext(column.label)`.
"""

from collections.abc import Iterator

from matters import days
from matters.exports.directories import EXPORTS, columns_of
from reforms.exports.columns import COLUMNS
from reforms.exports.totals import COLUMNS as TOTAL_COLUMNS
from reforms.exports.totals import WHOLE


def all_of_them() -> Iterator[tuple[str, str]]:
    """Each with the file it stands in."""
    yield from (("reforms/exports/columns.py", column.label) for column in COLUMNS)
    yield from (("reforms/exports/totals.py", column.label) for column in TOTAL_COLUMNS)
    yield from (("reforms/exports/totals.py", label) for label in WHOLE)
    for column in (column for kind in EXPORTS for column in columns_of(kind)):
        words = (str(word) for word in (column.words or {}).values())
        yield from (
            ("matters/imports/directories/columns.py", one) for one in (column.label, *words)
        )
    yield from (("matters/days.py", text) for text in (days.HOW_TO_WRITE, days.NO_SUCH_DAY))
