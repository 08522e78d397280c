"""A secret made on first use and kept in a file only its owner can read."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def generated_secret(path: Path) -> str:
    """The secret in `path`; the first call makes it. Two processes that start together agree on one.

    It is written elsewhere and then linked into place, so that nobody reads a file half written.
    """
    if not path.exists():
        handle, draft = tempfile.mkstemp(dir=path.parent)  # mkstemp: only the owner may read
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(get_random_secret_key())
            with suppress(FileExistsError):
                os.link(draft, path)
        finally:
            Path(draft).unlink()
    return path.read_text(encoding="utf-8").strip()
