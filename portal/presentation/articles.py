"""What the tags of an article say: its title, when it was published and by whom."""

from dataclasses import dataclass

from django.utils import timezone

from matters.models import GuideRevision

MINUTE = "%Y-%m-%d %H:%M"
"""PubDate, as 国办发〔2017〕47号 asks it to be written."""


@dataclass(frozen=True)
class Article:
    """Empty text where it is not known: the tag is left out then."""

    title: str
    published: str
    source: str


def article_of(revision: GuideRevision, title: str) -> Article:
    """A published guide as an article: its source is the office, else where the guide was taken from."""
    snapshot = revision.snapshot or {}
    at = revision.published_at
    return Article(
        title,
        timezone.localtime(at).strftime(MINUTE) if at else "",
        snapshot.get("office") or (snapshot.get("provenance") or {}).get("name") or "",
    )
