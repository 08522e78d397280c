import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from audit.actors import Command as CommandActor
from audit.tables import WRITERS
from audit.whole_files import whole_file
from matters.exports.directories import export_directory
from matters.imports import directories


class Command(BaseCommand):
    help = "Writes a directory (proof items, intermediary services, agencies) to a file; the export is logged."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--kind", choices=directories.KINDS, required=True)
        parser.add_argument("--format", choices=sorted(WRITERS), required=True)
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        try:
            with whole_file(output) as file:
                done = export_directory(
                    file,
                    by=CommandActor("export_directory"),
                    kind=options["kind"],
                    format=options["format"],
                )
        except OSError as error:
            raise CommandError(
                f"{output} cannot be written: {error.strerror}", returncode=2
            ) from error
        self.stdout.write(f"{done.row_count} entries written to {output}, sha256 {done.sha256}")
