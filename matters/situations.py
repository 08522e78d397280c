"""The guide of one case: what of it applies to a situation. Pure.

Reads a snapshot, as published; one that lacks a key is older than the key.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from matters.limits import compression, limit_of
from matters.snapshots import ratio_as_json

Row = Mapping[str, Any]

BY_SITUATION = ("materials", "tracks", "steps", "special_procedures", "fees")
"""Parts of a guide whose rows may be for some situations only."""


def applies(row: Row, situation_name: str) -> bool:
    """Whether a row of a guide is for this situation; a row that names none is for every one."""
    named = row.get("situations")
    return not named or situation_name in named


def cut(snapshot: Row, situation_name: str) -> dict[str, Any]:
    """The guide of one case, in the shape of the whole: rows for other situations are left out.

    The limit of the one track that is for this situation is what is promised. Where all fees are
    for other situations, nothing is charged. A situation that the guide does not have, as the empty
    text, leaves it whole.
    """
    known = [row for row in snapshot.get("situations") or () if row["name"] == situation_name]
    if not known:
        return dict(snapshot)
    kept: dict[str, Any] = {
        part: [row for row in snapshot[part] if applies(row, situation_name)]
        for part in BY_SITUATION
        if snapshot.get(part)
    }
    if snapshot.get("fees") and not kept["fees"]:
        kept["is_charged"] = False
    return {**snapshot, **kept, "situations": known, **_promise(snapshot, situation_name)}


def track_of(snapshot: Row, situation_name: str) -> int | None:
    """The place of the track that is for this situation, from 0; None where none or several say so."""
    tracks: Sequence[Row] = snapshot.get("tracks") or ()
    named = [
        place for place, row in enumerate(tracks) if situation_name in (row.get("situations") or ())
    ]
    return named[0] if len(named) == 1 else None


def _promise(snapshot: Row, situation_name: str) -> dict[str, Any]:
    place = track_of(snapshot, situation_name)
    limit = limit_of(snapshot["tracks"][place].get("limit")) if place is not None else None
    if limit is None or not limit.is_known:
        return {}
    ratio = compression(limit_of(snapshot.get("statutory_limit")), limit)
    return {"promised_limit": limit.as_json(), "compression_ratio": ratio_as_json(ratio)}
