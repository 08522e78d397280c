"""Names compared as people read them. Pure."""

import re
from functools import lru_cache

SPACE = re.compile(r"\s+")
TWINS = str.maketrans({"\uff08": "(", "\uff09": ")", "\uff0c": ",", "\uff1b": ";", "\uff1a": ":"})


@lru_cache(maxsize=8192)
def same_name(text: str) -> str:
    """`text` without spaces and book marks and with brackets of one width: equal for equal names."""
    return SPACE.sub("", text).translate(TWINS).strip("《》")
