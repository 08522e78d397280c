"""How far the limit of a track named for a kind of project lies under the statutory one. Pure."""

from collections.abc import Iterable
from fractions import Fraction

from matters import limits
from matters.rules.engine import Found
from matters.rules.facts import Guide
from matters.rules.telling import limit_words, percent_words


def short_of(guide: Guide, word: str, aim: Fraction, aim_words: str) -> Iterable[Found]:
    """Tracks with `word` in their name whose limit is not shorter than the statutory one by `aim`."""
    for track in guide.tracks:
        if word not in track.name:
            continue
        ratio = limits.compression(guide.statutory_limit, track.limit)
        if ratio is not None and ratio < aim:
            yield Found(
                "tracks.limit",
                track.name,
                word,
                f"法定 {limit_words(guide.statutory_limit)}，"
                f"“{track.name}”{limit_words(track.limit)}，压缩 {percent_words(ratio)}，"
                f"目标是压缩{aim_words}",
            )
