import argparse
import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from audit.actors import Command as CommandActor
from matters.days import end_of
from matters.management.arguments import day
from reforms.actions import verifying
from reforms.choices import Verdict
from reforms.findings import finding_as_json
from reforms.models import Effect, ReformPlan
from reforms.named_words import Names, named_claim, named_sentence
from reforms.naming import names
from reforms.verification import PIECE, ClaimFinding, verify


class Command(BaseCommand):
    help = (
        "Recomputes what reform measures claim from the published guides; "
        "exits with 1 where a claim is contradicted."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("plan", nargs="?", metavar="PLAN", help="slug; all plans without it")
        parser.add_argument("--format", choices=("table", "json"), default="table")
        parser.add_argument(
            "--on", type=day, metavar="DAY", help="as of the end of this day; nothing is stored"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        plan = self._plan(options["plan"])
        if options["on"] is None:
            verifying.recompute(by=CommandActor("verify_reforms"), plan=plan)
        at = end_of(options["on"]) if options["on"] else timezone.now()
        effects = Effect.objects.for_verification()
        if plan is not None:
            effects = effects.filter(measure__plan=plan)
        found = list(
            verify(effects.order_by("measure__plan", "measure__order", "order").iterator(PIECE), at)
        )
        named = names((), found)
        rows = [self._row(one, named) for one in found]
        counts = {
            verdict: sum(row["verdict"] == verdict for row in rows) for verdict in Verdict.values
        }
        if options["format"] == "json":
            answer = {"claims": rows, "counts": counts}
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        else:
            self._table(rows, counts)
        if counts[Verdict.CONTRADICTED]:
            raise SystemExit(1)

    @staticmethod
    def _plan(slug: str | None) -> ReformPlan | None:
        if slug is None:
            return None
        plan = ReformPlan.objects.filter(slug=slug).first()
        if plan is None:
            known = ", ".join(ReformPlan.objects.values_list("slug", flat=True)) or "none"
            raise CommandError(f"there is no plan {slug}; known: {known}", returncode=2)
        return plan

    @staticmethod
    def _row(one: ClaimFinding, named: Names) -> dict[str, Any]:
        pure, measure = one.claim.as_pure, one.claim.effect.measure
        return {
            "plan": measure.plan.slug,
            "measure": measure.number,
            "matter": one.claim.effect.named,
            "claim": named_claim(pure, named),
            **finding_as_json(one.finding),
            "sentence": named_sentence(pure, one.finding, named),
            "guides": [item.slug for item in one.items],
        }

    def _table(self, rows: list[dict[str, Any]], counts: dict[str, int]) -> None:
        for row in rows:
            self.stdout.write(
                f"{row['plan']} {row['measure']:>9}  {row['verdict']:<13} "
                f"{row['matter']} | {row['claim']} | {row['sentence']}"
            )
        self.stdout.write(", ".join(f"{name} {count}" for name, count in counts.items()))
