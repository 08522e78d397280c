"""Readable addresses from Chinese names."""

import re

from django.db import models
from django.utils.text import slugify
from pypinyin import lazy_pinyin

LONGEST = 60
"""Characters of the name's own part; room is left for the hint and a number."""


def slug_of(text: str) -> str:
    """Pinyin syllables joined by hyphens, cut at a syllable; "x" where nothing can be spelled."""
    spelled = slugify(" ".join(lazy_pinyin(text, errors=lambda other: f" {other} ")))
    if len(spelled) > LONGEST:
        spelled = spelled[: LONGEST + 1].rpartition("-")[0] or spelled[:LONGEST]
    return spelled or "x"


def free_slug(model: type[models.Model], text: str, hint: str = "") -> str:
    """A slug for `text` that no row of `model` has: with `hint` behind it, then with a number."""
    base = "-".join(part for part in (slug_of(text), slugify(hint)) if part)
    pattern = rf"^{re.escape(base)}(-\d+)?$"
    taken = set(model._default_manager.filter(slug__regex=pattern).values_list("slug", flat=True))
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
