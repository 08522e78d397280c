import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.actors import Command as CommandActor
from audit.tables import WRITERS
from audit.whole_files import whole_file
from matters.exports import guides
from matters.management.arguments import day
from matters.models import Office


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
            with whole_file(output) as file:
                done = guides.export_guides(
                    file,
                    by=CommandActor("export_guides"),
                    format=options["format"],
                    on=options["on"],
                    known=options["known"],
                    office=office,
                )
        except OSError as error:
            raise CommandError(
                f"{output} cannot be written: {error.strerror}", returncode=2
            ) from error
        self.stdout.write(f"{done.row_count} guides written to {output}, sha256 {done.sha256}")
