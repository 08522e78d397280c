import argparse
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.actors import Command as CommandActor
from audit.exporting import Export
from audit.tables import WRITERS
from matters.days import NotADay, parse_day
from matters.exports import guides
from matters.models import Office


def day(text: str) -> date:
    try:
        return parse_day(text)
    except NotADay as error:
        raise argparse.ArgumentTypeError(str(error)) from error


class Command(BaseCommand):
    help = "Writes the guides in force on a day to a file; the export is logged."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--format", choices=sorted(WRITERS), required=True)
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")
        parser.add_argument(
            "--on", type=day, metavar="DAY", help="in force at the end of this day (YYYY-MM-DD)"
        )
        parser.add_argument(
            "--known", type=day, metavar="DAY", help="as the portal knew at the end of this day"
        )
        parser.add_argument(
            "--office", metavar="SLUG", help="only this office and the offices below it"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        office = None
        if options["office"]:
            office = Office.objects.filter(slug=options["office"]).first()
            if office is None:
                raise CommandError(f"there is no office {options['office']}", returncode=2)
        try:
            done = self._export(output, office, options)
        except OSError as error:
            raise CommandError(
                f"{output} cannot be written: {error.strerror}", returncode=2
            ) from error
        self.stdout.write(f"{done.row_count} guides written to {output}, sha256 {done.sha256}")

    @staticmethod
    def _export(output: Path, office: Office | None, options: dict[str, Any]) -> Export:
        """The file stands under its name only once it is whole."""
        with tempfile.NamedTemporaryFile(dir=output.parent, delete=False) as file:
            unfinished = Path(file.name)
            try:
                done = guides.export_guides(
                    file,
                    by=CommandActor("export_guides"),
                    format=options["format"],
                    on=options["on"],
                    known=options["known"],
                    office=office,
                )
                unfinished.chmod(0o644)
                unfinished.replace(output)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
        return done
