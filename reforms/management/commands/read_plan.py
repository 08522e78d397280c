import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError

from matters.models import Matter, Region
from matters.problems import Problem
from reforms.imports.plan_text import plan_file, reading, report
from reforms.imports.plan_text.decoding import MAX_BYTES
from reforms.imports.plan_text.draft import DraftPlan


class Command(BaseCommand):
    help = (
        "Reads the text of a reform plan (Markdown or plain text) and prints a draft for load_plan, "
        "for a person to complete; what could not be placed is told. Writes nothing; exits with 1 for "
        "a file that is no plan."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the text, UTF-8 or GB18030")
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="print no draft, but all that was found, with its lines, checked against the catalogue",
        )
        parser.add_argument("--format", choices=("json", "table"), default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        regions = list(Region.objects.values_list("code", "name"))
        plan = self._read(self._content(options["file"]), regions)
        if options["format"] == "table":
            for line in report.table(plan):
                self.stdout.write(line)
        elif options["dry_run"]:
            self.stdout.write(_json(report.as_json(plan)))
        else:
            document = plan_file.document(plan, options["file"].stem.lower(), regions)
            self.stdout.write(_json(document))
            if not document["slug"]:
                self.stderr.write("全文  方案  slug：文件名不能作网址名，请写一个")
        self._told(plan)

    def _read(self, content: bytes, regions: list[tuple[str, str]]) -> DraftPlan:
        """Read twice: the document says of which region it is, and only matters of that one are meant."""
        found = reading.read(content, (), regions)
        if found.plan is not None and found.plan.region_code:
            found = reading.read(content, _catalogue(found.plan.region_code), regions)
        if found.plan is None:
            self._refused(found.problems)
        return found.plan

    @staticmethod
    def _content(path: Path) -> bytes:
        """The bytes, one more than may be at most: the reader refuses a longer file itself."""
        try:
            with path.open("rb") as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}", returncode=2) from error

    def _told(self, plan: DraftPlan) -> None:
        """On the other stream, so that the draft can go straight into a file."""
        for line in report.unplaced(plan):
            self.stderr.write(line)
        counts = report.counts(plan)
        self.stderr.write(
            f"measures {counts['measures']} (annex {counts['of_the_annex']}), with offices "
            f"{counts['with_offices']}, matters {counts['matters']}, in the catalogue "
            f"{counts['in_the_catalogue']}, not placed {len(plan.unplaced)}; nothing was written"
        )

    def _refused(self, problems: tuple[Problem, ...]) -> NoReturn:
        for problem in problems:
            self.stderr.write(f"refused  {problem}")
        raise SystemExit(1)


def _catalogue(region_code: str) -> Iterator[tuple[str, str]]:
    """Names and popular names of a region's matters, ended ones too: a plan may be what ended them."""
    rows = Matter.objects.filter(region__code=region_code).values_list(
        "slug", "name", "popular_names"
    )
    for slug, name, popular in rows.iterator(2000):
        yield slug, name
        for other in popular:
            yield slug, other


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
