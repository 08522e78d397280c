"""Admin for officials."""

from matters.admin import calendars, catalogue, exports, guides, jobs, laws, people, reference

__all__ = ["calendars", "catalogue", "exports", "guides", "jobs", "laws", "people", "reference"]
