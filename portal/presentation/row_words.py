"""What a person calls a row of a list of a snapshot."""

from collections.abc import Mapping
from typing import Any

from matters import choices
from portal.presentation.limits import citation_words
from portal.presentation.words import label


def row_title(section: str, row: Mapping[str, Any]) -> str:
    """What a person calls `row`."""
    if section == "citations":
        return citation_words(row)
    if section == "channels":
        return f"{label(choices.ChannelKind, row.get('kind'))} {row.get('value') or ''}".strip()
    named = ("name", "question", "text", "address")
    return next((str(row[key]) for key in named if row.get(key)), "")
