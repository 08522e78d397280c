"""Data as a PDF, set by a typst sheet that reads all text as data and none of it as markup.

The Chinese font comes from a package and never from the machine, so that the same data give the
same bytes anywhere.
"""

import json
from collections.abc import Mapping
from datetime import UTC
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pylopdf_fonts_zh_cn
import typst
from django.core.cache import cache as pages

from audit.canonical import sha256_of
from audit.tables import CREATED_AT

KEPT_SECONDS = 24 * 60 * 60
KEPT_BYTES = 2 * 1024 * 1024


def typeset(sheet: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF of `data`. One made before is taken out of the cache: it is costly, and the same for all."""
    key = f"typeset.{digest(sheet, data)}"
    known: bytes | None = pages.get(key)
    if known is not None:
        return known
    made = typst.compile(
        sheet,
        font_paths=[pylopdf_fonts_zh_cn.sans_path().parent],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(CREATED_AT.replace(tzinfo=UTC).timestamp()),
    )
    if len(made) <= KEPT_BYTES:
        pages.set(key, made, KEPT_SECONDS)
    return made


def digest(sheet: Path, data: Mapping[str, Any]) -> str:
    """What the PDF of `data` is known by, before it is made."""
    return sha256_of([_sheet_digest(sheet), data])


@cache
def _sheet_digest(sheet: Path) -> str:
    """Changes with the sheet and with typst: what they made before is not what they make now."""
    return sha256_of([sheet.read_text(encoding="utf-8"), version("typst")])
