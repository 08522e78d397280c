import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.actors import Command as CommandActor
from matters.actions import importing
from matters.actions.import_report import GRAVE, ImportReport, RowFinding
from matters.exports import template
from matters.imports import exchange, facts, workbook
from matters.imports.reading import MAX_BYTES
from matters.imports.rows import Reading
from matters.problems import Problem
from matters.rules.engine import Level

READERS: dict[str, Callable[[bytes, str], Reading]] = {
    "exchange": exchange.read,
    "guides": facts.read,
    "xlsx": workbook.read,
}


MOST_SHOWN = 100


class Command(BaseCommand):
    help = (
        "Imports a file of the catalogue, or writes the .xlsx template that an office fills in. "
        "What the rules find is listed by row and refuses nothing: an import records what a source "
        "published. Ends with 1 where rows are refused, with 2 where it is called wrongly."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="the file to import")
        parser.add_argument(
            "--format",
            choices=sorted(READERS),
            help="what the file is; guessed where it is left out",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="do it all, say what came of it, take it back"
        )
        parser.add_argument(
            "--keep-sound",
            action="store_true",
            help="import the sound records although others are refused",
        )
        parser.add_argument(
            "--template",
            type=Path,
            metavar="FILE",
            help="write the empty template to FILE and stop",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["template"]:
            template.write(options["template"])
            self.stdout.write(f"template written to {options['template']}")
            return
        if options["file"] is None:
            raise CommandError("name a file to import, or --template FILE", returncode=2)
        content = self._content(options["file"])
        read = READERS[options["format"] or guessed_format(options["file"], content)]
        report = importing.import_rows(
            read(content, options["file"].name),
            by=CommandActor("import_catalogue"),
            dry_run=options["dry_run"],
            keep_sound=options["keep_sound"],
        )
        self._print(report, dry_run=options["dry_run"])
        if report.refused:
            raise SystemExit(1)

    @staticmethod
    def _content(path: Path) -> bytes:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise CommandError(
                    f"{path} has more than {MAX_BYTES} bytes; split it", returncode=2
                )
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}", returncode=2) from error

    def _print(self, report: ImportReport, *, dry_run: bool) -> None:
        for heading, problems in (
            ("refused", report.problems),
            ("draft", report.drafts),
            ("note", report.notes),
        ):
            for problem in problems:
                self.stdout.write(f"{heading}  {_line(problem)}")
        self._print_findings(report)
        self.stdout.write(
            f"created {report.created}, updated {report.updated}, "
            f"unchanged {report.unchanged}, refused {report.refused}"
        )
        if dry_run:
            self.stdout.write("dry run: nothing was written")
        elif not report.is_kept:
            self.stdout.write("nothing was imported")

    def _print_findings(self, report: ImportReport) -> None:
        if not report.found:
            return
        listed = [one for one in report.findings if one.level in GRAVE][:MOST_SHOWN]
        for finding in listed:
            self.stdout.write(_finding_line(finding))
        more = sum(report.found.get(level, 0) for level in GRAVE) - len(listed)
        if more:
            self.stdout.write(f"... and {more} more errors and warnings")
        counts = ", ".join(f"{level} {report.found.get(level, 0)}" for level in Level)
        self.stdout.write(f"found by rules: {counts}")


def guessed_format(path: Path, content: bytes) -> str:
    """The format by the file's first bytes: a zip is a workbook, a list of facts has `matter` keys."""
    if path.suffix.lower() in {".xlsx", ".xlsm", ".xls"} or content.startswith(b"PK\x03\x04"):
        return "xlsx"
    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    is_facts = head.startswith(b"[") and b'"matter"' in head and b"AUDIT_ITEM" not in head
    return "guides" if is_facts else "exchange"


def _line(problem: Problem) -> str:
    return "  ".join(part for part in (problem.row, problem.field, problem.reason) if part)


def _finding_line(finding: RowFinding) -> str:
    where = " ".join(part for part in (finding.field, finding.place) if part)
    phrase = f"“{finding.phrase}”" if finding.phrase else ""
    parts = (finding.level, finding.row, finding.rule, where, phrase, finding.why)
    return "  ".join(part for part in parts if part)
