"""Admin for officials."""

from matters.admin import catalogue, guides, laws, reference

__all__ = ["catalogue", "guides", "laws", "reference"]
