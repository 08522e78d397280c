import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.actors import Command as CommandActor
from audit.whole_files import whole_file
from matters.days import SHANGHAI
from reforms import filters
from reforms.exports.checklist import FORMATS, TooLarge, export_checklist, offices_of
from reforms.models import ReformPlan

ASKED = {
    "on": ("DAY", "as of the end of this day (YYYY-MM-DD); today without it"),
    "known": ("DAY", "as the portal knew at the end of this day"),
    "office": ("SLUG", "leads or supports the measure, or decides the matter"),
    "mode": ("MODE", "how the matter is reformed, such as shorten_limit"),
    "category": ("CATEGORY", "such as approval_method"),
    "verdict": ("VERDICT", "verified, not_yet, contradicted or not_checkable"),
    "until": ("DAY", "due on this day or before"),
}


class Command(BaseCommand):
    help = (
        "Writes the checklist of a reform plan, recomputed from the published guides, to a file; "
        "the export is logged."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("plan", metavar="PLAN", help="slug of the plan")
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")
        for name, (shown, words) in ASKED.items():
            parser.add_argument(
                f"--{name}",
                default="",
                metavar=shown,
                help=words,
                choices=filters.WORDS.get(name),
            )

    def handle(self, *args: Any, **options: Any) -> None:
        plan = ReformPlan.objects.filter(slug=options["plan"]).first()
        if plan is None:
            known = ", ".join(ReformPlan.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"there is no plan {options['plan']}; known: {known}", returncode=2)
        asked, problems = filters.read(
            {name: options[name] for name in ASKED},
            offices_of(plan),
            timezone.localdate(timezone=SHANGHAI),
        )
        if problems:
            raise CommandError("\n".join(f"--{problem}" for problem in problems), returncode=2)
        output: Path = options["output"]
        try:
            with whole_file(output) as file:
                done = export_checklist(
                    file,
                    by=CommandActor("export_checklist"),
                    plan=plan,
                    format=options["format"],
                    filters=asked,
                )
        except OSError as error:
            raise CommandError(
                f"{output} cannot be written: {error.strerror}", returncode=2
            ) from error
        except TooLarge as error:
            raise CommandError(f"{error}; take xlsx, csv or json", returncode=2) from error
        self.stdout.write(f"{done.row_count} rows written to {output}, sha256 {done.sha256}")
