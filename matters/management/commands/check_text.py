import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matters.wording import Phrase, phrases_in

MAX_BYTES = 20 * 1024 * 1024


class Command(BaseCommand):
    help = (
        "Checks the wording of each line of a UTF-8 text: catch-all and fuzzy clauses, left-overs, "
        "brackets, widths, telephones. Exits with 1 where something was found."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the text, UTF-8")
        parser.add_argument("--format", choices=("table", "json"), default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        lines = _lines(_text(options["file"]))
        checked = ((number, text, phrases_in(text)) for number, text in lines)
        write = self._json if options["format"] == "json" else self._table
        if write(checked):
            raise SystemExit(1)

    def _table(self, checked: Iterator[tuple[int, str, tuple[Phrase, ...]]]) -> int:
        """Prints what was found and how much of each rule; the number of findings."""
        counts: Counter[str] = Counter()
        lines = with_findings = 0
        for number, _, phrases in checked:
            lines += 1
            with_findings += bool(phrases)
            for one in phrases:
                counts[one.rule] += 1
                self.stdout.write(f"{number}:{one.start} {one.rule} {one.phrase} {one.why}")
        by_rule = ", ".join(f"{rule} {count}" for rule, count in sorted(counts.items()))
        self.stdout.write(
            f"lines {lines}, with findings {with_findings}" + (f"; {by_rule}" if by_rule else "")
        )
        return counts.total()

    def _json(self, checked: Iterator[tuple[int, str, tuple[Phrase, ...]]]) -> int:
        """Prints one array with an object for every line; the number of findings."""
        total = 0
        self.stdout.write("[", ending="")
        for number, text, phrases in checked:
            total += len(phrases)
            findings = [asdict(one) for one in phrases]
            line = json.dumps(
                {"line": number, "text": text, "findings": findings}, ensure_ascii=False
            )
            self.stdout.write(("\n" if number == 1 else ",\n") + line, ending="")
        self.stdout.write("\n]")
        return total


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}", returncode=2) from error
    if len(content) > MAX_BYTES:
        raise CommandError(f"{path} has more than {MAX_BYTES} bytes; split it", returncode=2)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(
            f"{path} is no UTF-8 text (byte {error.start + 1}); save it as UTF-8", returncode=2
        ) from error
    if "\x00" in text:
        raise CommandError(f"{path} is no text: it holds NUL characters", returncode=2)
    return text


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines as an editor numbers them: ended by LF, CRLF or CR and by nothing else."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    return enumerate(lines, start=1)
