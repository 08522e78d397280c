import argparse
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError

from audit.actors import Command as CommandActor
from matters.imports.reading import MAX_BYTES
from matters.problems import Problem, Refused
from reforms.actions import importing
from reforms.imports import plan as plan_file


class Command(BaseCommand):
    help = (
        "Brings a reform plan (a JSON file) into the portal, or up to date with its file; "
        "exits with 1 where it is refused, and then nothing was written."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the plan, as JSON")
        parser.add_argument(
            "--dry-run", action="store_true", help="do it all, say what came of it, take it back"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        reading = plan_file.read(self._content(options["file"]))
        if reading.plan is None:
            self._refused(reading.problems)
        try:
            report = importing.import_plan(
                plan=reading.plan, by=CommandActor("load_plan"), dry_run=options["dry_run"]
            )
        except Refused as refusal:
            self._refused(refusal.problems)
        for problem in report.unlinked:
            self.stdout.write(f"not linked  {problem}")
        count = report.measures
        self.stdout.write(
            f"{reading.plan.slug} {report.what}; measures: created {count.created}, "
            f"updated {count.updated}, unchanged {count.unchanged}, removed {count.removed}; "
            f"not linked {len(report.unlinked)}"
        )
        if options["dry_run"]:
            self.stdout.write("dry run: nothing was written")

    @staticmethod
    def _content(path: Path) -> bytes:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise CommandError(f"{path} has more than {MAX_BYTES} bytes", returncode=2)
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}", returncode=2) from error

    def _refused(self, problems: tuple[Problem, ...]) -> NoReturn:
        for problem in problems:
            self.stderr.write(f"refused  {problem}")
        self.stderr.write("nothing was written")
        raise SystemExit(1)
