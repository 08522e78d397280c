"""One text for one value: the form in which snapshots and audit events are hashed."""

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, no spaces and no escapes, so that equal values give equal text on both engines."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def sha256_of(value: Any) -> str:
    """64 hexadecimal digits: the SHA-256 of the canonical JSON of `value` in UTF-8."""
    return hashlib.sha256(canonical_json(value).encode("utf-8")).hexdigest()
