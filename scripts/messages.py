"""The words of the interface: collects them from the sources, keeps the English catalogue, compiles it.

    python -m scripts.messages           writes locale/en/LC_MESSAGES/django.po and .mo
    python -m scripts.messages --check   writes nothing; says what has no English and exits with 1

Needs no gettext tools: Babel reads, writes and compiles.
"""

import argparse
import gettext
import io
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
PACKAGES = ("audit", "matters", "reforms", "portal")
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
ADMIN = re.compile(r"/admin(?:/|\.py$)|^portal/officials\.py$")
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|(?<!%)(?:%%)*%[sd]|\{(\w*)\}")
IN_FLUX = re.compile(
    r'^"(?:Project-Id|Report|POT-Creation|PO-Revision|Last-T|Language-Team|Generated).*\n',
    re.MULTILINE,
)
"""Lines of the header that say nothing or change with the day."""
HEADER = (
    "# English of the interface. Written by `make messages`; put the English in beside `msgstr`."
)

Found = str | tuple[str, str]
"""A message as the catalogue names it: one text, or the texts for one and for many."""


@dataclass(frozen=True)
class Word:
    """A message of the interface and the file it stands in."""

    text: Found
    context: str | None
    source: str


def is_admin(name: str) -> bool:
    """Whether a source belongs to the pages of officials, which are in Chinese alone (ADR 0025)."""
    return bool(ADMIN.search(name))


def words() -> Iterator[Word]:
    """Every message of the public interface, as often as it stands in its sources."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "migrations" not in path.parts and not is_admin(shown(path)):
                yield from in_python(path)
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.is_file() and not is_admin(shown(path)):
            yield from in_template(path)
    yield from _in_data()


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def in_python(path: Path) -> Iterator[Word]:
    return _in_source(path.read_text(encoding="utf-8"), shown(path))


def in_template(path: Path) -> Iterator[Word]:
    source = templatize(path.read_text(encoding="utf-8"), origin=shown(path))
    return _in_source("\n".join(line.strip() for line in source.splitlines()), shown(path))


def _in_source(source: str, name: str) -> Iterator[Word]:
    lines = io.BytesIO(source.encode())
    for _line, found, _comments, context in extract(
        "python", lines, KEYWORDS, ("Translators",), {"encoding": "utf-8"}
    ):
        yield Word(found if isinstance(found, str) else (found[0], found[1]), context, name)


def _in_data() -> Iterator[Word]:
    """The words that pure modules hold as plain text because they know no Django; the pages translate them."""
    from portal import plain_words  # noqa: PLC0415 -- after django.setup()

    for source, text in plain_words.all_of_them():
        yield Word(text, None, source)


def collected() -> Catalog:
    """A catalogue of all messages without any translation; each names the files it stands in."""
    catalog = _catalog()
    for word in words():
        catalog.add(word.text, context=word.context, locations=[(word.source, 0)])
    return catalog


def _catalog() -> Catalog:
    return Catalog(locale="en", project="Banshi", header_comment=HEADER, fuzzy=False)


def kept() -> Catalog:
    """The English catalogue as it is stored; an empty one where there is none yet."""
    if not PO.exists():
        return _catalog()
    with PO.open("rb") as file:
        return read_po(file, locale="en")


def renewed(found: Catalog, before: Catalog) -> Catalog:
    """`found` with the translations of `before`; what is no longer said is left out."""
    for message in found:
        known = before.get(message.id, message.context) if message.id else None
        if known and known.pluralizable == message.pluralizable:
            message.string = known.string
            message.user_comments = known.user_comments
    return found


def is_untranslated(message: Message) -> bool:
    strings = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return message.fuzzy or not strings or not all(strings)


def placeholders(text: str) -> set[str]:
    """The placeholders of a message, %(name)s, %s and {name} alike."""
    return {found[0] for found in PLACEHOLDER.finditer(text)}


def po_text(catalog: Catalog) -> str:
    """The catalogue as a file that changes only where a message does."""
    file = io.BytesIO()
    write_po(file, catalog, width=0, sort_output=True, include_lineno=False, omit_header=False)
    return IN_FLUX.sub("", file.getvalue().decode())


def compiled(catalog: Catalog) -> bytes:
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def says(mo: bytes) -> dict[Any, str]:
    """What a compiled catalogue says, without its header, which carries the time it was made."""
    said = gettext.GNUTranslations(io.BytesIO(mo))._catalog  # type: ignore[attr-defined]
    return {key: text for key, text in said.items() if key}


def missing(found: Catalog, before: Catalog) -> list[Message]:
    return [one for one in renewed(found, before) if one.id and is_untranslated(one)]


def write() -> int:
    """Stores the catalogue and what is compiled from it; returns how many messages have no English."""
    catalog = renewed(collected(), kept())
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_text(po_text(catalog), encoding="utf-8")
    mo = compiled(kept())
    if not MO.exists() or says(MO.read_bytes()) != says(mo):
        MO.write_bytes(mo)
    left = [one for one in catalog if one.id and is_untranslated(one)]
    print(f"{len(catalog)} messages, {len(left)} without English")
    return 1 if left else 0


def check() -> int:
    left = missing(collected(), kept())
    for message in left:
        print(f"no English: {message.id!r} ({', '.join(name for name, _ in message.locations)})")
    return 1 if left else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="write nothing, say what is missing")
    asked = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")
    django.setup()
    return check() if asked.check else write()


if __name__ == "__main__":
    sys.exit(main())
