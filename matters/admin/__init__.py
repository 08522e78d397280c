"""Admin for officials."""

from matters.admin import catalogue, exports, guides, jobs, laws, people, reference

__all__ = ["catalogue", "exports", "guides", "jobs", "laws", "people", "reference"]
