"""Marks what is Chinese on a page in another language, so that a screen reader and a browser know it. Pure.

Names of matters, offices and laws and the texts of guides are kept in one language. They come to a page in hundreds
of places, alone and inside sentences, so they are marked where the page leaves, not in each template.
"""

import re
from functools import partial

PARTS = re.compile(r"(<!--.*?-->|<[!/]?[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*>)", re.DOTALL)
"""Markup of an HTML page; what stands between is text."""
HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
MARKS = r"\u3001-\u301f\uff00-\uffef\u00b7\u2014\u2018-\u201d"
CHINESE = re.compile(
    rf"[{MARKS}]*[{HAN}](?:\S*[{HAN}{MARKS}])?(?:\s+\S*[{HAN}](?:\S*[{HAN}{MARKS}])?)*\)*"
)
"""A run of Chinese text with the figures and the punctuation inside it."""
HAS_HAN = re.compile(rf"[{HAN}]")
NAME = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)")
LANG = re.compile(r"\slang=")
UNREAD = frozenset({"script", "style"})
TEXT_ONLY = frozenset({"option", "textarea", "text", "tspan", "desc"})
"""Elements that take no element inside: they carry the attribute themselves."""
WHOLE = frozenset({"title"})
"""Neither marks inside nor one language for all of it."""


def marked(html: str, tag: str) -> str:
    """`html` with every run of Chinese text inside an element whose `lang` is `tag`.

    Text inside an element that names its language itself stays as it is.
    """
    if not HAS_HAN.search(html):
        return html
    parts = PARTS.split(html)
    for place in range(0, len(parts), 2):
        if HAS_HAN.search(parts[place]):
            _mark(parts, place, tag)
    return "".join(parts)


def _mark(parts: list[str], place: int, tag: str) -> None:
    """Marks the text at `place`; the markup before it tells what it stands in."""
    before = parts[place - 1] if place else ""
    opened = NAME.match(before)
    name = opened[1].lower() if opened else ""
    if name in UNREAD or name in WHOLE or (opened and LANG.search(before)):
        return
    if name in TEXT_ONLY:
        parts[place - 1] = f'{before[:-1]} lang="{tag}">'
        return
    parts[place] = CHINESE.sub(partial(_in_element, tag), parts[place])


def _in_element(tag: str, run: re.Match[str]) -> str:
    """The run in an element of its own; a bracket is part of it where it was opened in it.

    A `bdi` means nothing but a stretch of text apart, and no style sheet of ours speaks of it.
    """
    text, rest = run[0], ""
    while text.endswith(")") and text.count(")") > text.count("("):
        text, rest = text[:-1], ")" + rest
    return f'<bdi lang="{tag}">{text}</bdi>{rest}'
