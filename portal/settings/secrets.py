"""A secret made on first use and kept in a file only its owner can read."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def generated_secret(path: Path) -> str:
    """The secret in `path`; the first call makes it. Two processes that start together agree on one."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").strip()
    secret = get_random_secret_key()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secret)
    return secret
