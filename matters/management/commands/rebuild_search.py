import argparse
from typing import Any

from django.core.management.base import BaseCommand

from matters.actions import indexing


class Command(BaseCommand):
    help = "Makes the search index of what is public now. Entries that are right stay."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--from-scratch",
            action="store_true",
            help="drop the whole index first: for one that is damaged, or written by another version",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = indexing.rebuild(from_scratch=options["from_scratch"])
        self.stdout.write(
            f"search entries: created {report.created}, updated {report.updated},"
            f" unchanged {report.unchanged}, removed {report.removed}"
        )
