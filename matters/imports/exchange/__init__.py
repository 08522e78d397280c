"""The exchange format of matter catalogues (事项库交换格式). Pure."""

from matters.imports.exchange.reader import read

__all__ = ["read"]
