"""Lists of facts read in public pages and plans, as JSON. Pure."""

from matters.imports.facts.reader import read, read_matters

__all__ = ["read", "read_matters"]
