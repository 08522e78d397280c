"""The .xlsx template that an office fills in. Pure."""

from matters.imports.workbook.reader import read

__all__ = ["read"]
