"""Admin for officials: reforms."""

from reforms.admin import effects, measures, plans

__all__ = ["effects", "measures", "plans"]
