import argparse
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from audit.actors import Command as CommandActor
from matters.actions import demo, demo_accounts
from matters.problems import Refused

FOLDER = Path(settings.BASE_DIR) / "fixtures"


class Command(BaseCommand):
    help = "Loads the demonstration data. What was loaded before is left as officials keep it."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="do it all, say what came of it, take it back"
        )
        parser.add_argument(
            "--accounts",
            type=Path,
            metavar="FILE",
            help="also make an account of each role; their random passwords are written to FILE",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        by = CommandActor("load_demo")
        try:
            report = demo.load(folder=FOLDER, by=by, dry_run=options["dry_run"])
        except Refused as refusal:
            for problem in refusal.problems:
                self.stderr.write(f"refused  {problem}")
            self.stderr.write("nothing was loaded")
            raise SystemExit(1) from None
        for problem in report.drafts:
            self.stdout.write(f"draft  {problem}")
        for problem in report.notes:
            self.stdout.write(f"note  {problem}")
        for count in report.counts:
            self.stdout.write(
                f"{count.kind}: created {count.created}, updated {count.updated},"
                f" unchanged {count.unchanged}"
            )
        if options["dry_run"]:
            self.stdout.write("dry run: nothing was written")
        elif options["accounts"]:
            self._accounts(options["accounts"], by)

    def _accounts(self, file: Path, by: CommandActor) -> None:
        try:
            passwords = demo_accounts.ensure(file=file, by=by)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}") from error
        for name, password in passwords.items():
            shown = password or f"(not in {file}; set one: manage.py changepassword {name})"
            self.stdout.write(f"account {name}  {shown}")
