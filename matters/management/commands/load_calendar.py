import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from audit.actors import Command as CommandActor
from matters.actions import calendars, known_calendar
from matters.actions.reference import CREATED, UNCHANGED, UPDATED
from matters.calendars import Notice
from matters.imports import known_notices, notices
from matters.management.arguments import day
from matters.problems import Problem, Refused

NOTICES = Path(settings.BASE_DIR) / "fixtures" / "calendar-notices.json"
OF_A_FILE = ("year", "title", "number", "announced_on", "amends")


class Command(BaseCommand):
    help = (
        "Loads the working calendar: the years that come with the portal,"
        " or one notice of days off from a CSV file with the columns 日期,类别,节日."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="a notice as CSV")
        parser.add_argument("--year", type=int, help="the year that the notice arranges")
        parser.add_argument("--title", default="", help="the title of the notice")
        parser.add_argument("--number", default="", help="its number, as 国办发明电〔2025〕7号")
        parser.add_argument(
            "--announced-on", type=day, metavar="DAY", help="the day it bears (YYYY-MM-DD)"
        )
        parser.add_argument(
            "--amends",
            action="store_true",
            help="the notice changes only the days it names of a year that is announced",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="do it all, say what came of it, take it back"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        by = CommandActor("load_calendar")
        try:
            take = self._notice if options["file"] else self._known
            refused = take(options, by)
        except Refused as refusal:
            refused = refusal.problems
            self._print(refused=refused)
        if options["dry_run"]:
            self.stdout.write("dry run: nothing was written")
        if refused:
            raise SystemExit(1)

    def _known(self, options: dict[str, Any], by: CommandActor) -> tuple[Problem, ...]:
        for name in OF_A_FILE:
            if options[name]:
                flag = f"--{name.replace('_', '-')}"
                raise CommandError(f"{flag} speaks of a file; name the file", returncode=2)
        found = known_notices.read(NOTICES.read_bytes())
        if found.problems:
            raise Refused(*found.problems)
        report = known_calendar.load(notices=found.notices, by=by, dry_run=options["dry_run"])
        self._print(report.created, report.updated, report.unchanged, report.kept)
        return report.kept

    def _notice(self, options: dict[str, Any], by: CommandActor) -> tuple[Problem, ...]:
        if not options["year"] or not options["title"]:
            raise CommandError("a file needs --year and --title", returncode=2)
        read = notices.read_csv(self._content(options["file"]), options["year"])
        if read.problems:
            raise Refused(*read.problems)
        put = calendars.amend if options["amends"] else calendars.announce
        with transaction.atomic():
            outcome = put(
                year=options["year"],
                notice=Notice(options["title"], options["number"], options["announced_on"]),
                days=read.days,
                by=by,
            )
            transaction.set_rollback(options["dry_run"])
        what = outcome.what
        self._print(int(what == CREATED), int(what == UPDATED), int(what == UNCHANGED))
        return ()

    @staticmethod
    def _content(path: Path) -> bytes:
        try:
            if path.stat().st_size > notices.MAX_BYTES:
                raise CommandError(
                    f"{path} has more than {notices.MAX_BYTES} bytes: no notice is that long",
                    returncode=2,
                )
            return path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}", returncode=2) from error

    def _print(
        self,
        created: int = 0,
        updated: int = 0,
        unchanged: int = 0,
        refused: tuple[Problem, ...] = (),
    ) -> None:
        for problem in refused:
            parts = (problem.row, problem.field, problem.reason)
            self.stdout.write("refused  " + "  ".join(part for part in parts if part))
        self.stdout.write(
            f"created {created}, updated {updated}, unchanged {unchanged}, refused {len(refused)}"
        )
