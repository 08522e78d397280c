"""The directories of proof items, intermediary services and agencies, as .xlsx, .csv or .json. Pure."""

from matters.imports.directories.columns import AGENCY, INTERMEDIARY, KINDS, PROOF, SHEETS
from matters.imports.directories.reader import EntryRow, Reading, read

__all__ = [
    "AGENCY",
    "INTERMEDIARY",
    "KINDS",
    "PROOF",
    "SHEETS",
    "EntryRow",
    "Reading",
    "read",
]
