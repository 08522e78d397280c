import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.actors import Command as CommandActor
from matters.actions import import_directories
from matters.actions.import_report import ImportReport
from matters.imports import directories
from matters.imports.reading import MAX_BYTES
from matters.problems import Problem


class Command(BaseCommand):
    help = "Imports a directory (proof items, intermediary services, agencies) from .xlsx, .csv or .json."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file to import")
        parser.add_argument("--kind", choices=directories.KINDS, required=True)
        parser.add_argument(
            "--dry-run", action="store_true", help="do it all, say what came of it, take it back"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        reading = directories.read(self._content(options["file"]), options["kind"])
        report = import_directories.import_directory(
            reading, by=CommandActor("import_directory"), dry_run=options["dry_run"]
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
        for heading, problems in (("refused", report.problems), ("note", report.notes)):
            for problem in problems:
                self.stdout.write(f"{heading}  {_line(problem)}")
        self.stdout.write(
            f"created {report.created}, updated {report.updated}, "
            f"unchanged {report.unchanged}, refused {report.refused}"
        )
        if dry_run:
            self.stdout.write("dry run: nothing was written")
        elif not report.is_kept:
            self.stdout.write("nothing was imported")


def _line(problem: Problem) -> str:
    return "  ".join(part for part in (problem.row, problem.field, problem.reason) if part)
