"""What a plan of 20,000 measures with five effects each costs: verification, and the checklist as a workbook.

    DATABASE_URL=postgres://… python -m benchmarks.checklist [MEASURES]

Fills a database of its own beside the one that DATABASE_URL names, and drops it. Each effect claims
something of a guide of its own, so there are five guides in force to a measure; every second guide had
a revision before the plan. The guides say what those of the demonstration say. Verification and export
run each in a process of its own, which tells its time and memory. Exits with 1 where a bar is missed,
with 2 without PostgreSQL.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from time import perf_counter
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")
django.setup()

from django.core.management import call_command  # noqa: E402 -- models exist only after setup
from django.db import connection, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from audit.actors import Command  # noqa: E402
from benchmarks.compression import BEGUN, OFFICES, Filler, scratch  # noqa: E402
from matters.models import GuideRevision, HandlingItem, Matter, PublicationPeriod  # noqa: E402
from reforms.exports.checklist import export_checklist  # noqa: E402
from reforms.models import Claim, Effect, Measure, MeasureOffice, ReformPlan  # noqa: E402
from reforms.verification import PIECE, verify  # noqa: E402

MEASURES = 20_000
EFFECTS = 5
BATCH = 1000
"""Measures made at once."""
ISSUED_ON = date(2021, 1, 1)
CHANGED = datetime(2022, 1, 1, tzinfo=UTC)
SECONDS, VERIFY_MB, GROWTH_MB = 60.0, 500, 60
CLAIMS: tuple[dict[str, Any], ...] = (
    {"kind": "promised_limit", "comparison": "at_most", "amount": 10, "unit": "working_day"},
    {"kind": "materials", "comparison": "at_most", "amount": 6},
    {"kind": "visits", "comparison": "at_most", "amount": 1},
    {"kind": "compression", "comparison": "at_least", "amount": "0.4"},
    {"kind": "steps", "comparison": "at_most", "amount": 5},
)
SLUG = "benchmark"


class PlanFiller(Filler):
    """Makes the plan with the matters and guides its effects speak of, the same ones each time."""

    def plan(self) -> ReformPlan:
        region = self.offices[0].region
        return ReformPlan.objects.create(
            slug=SLUG, title="基准方案", issuer_name="某市", region=region, issued_on=ISSUED_ON
        )

    @transaction.atomic
    def measures(self, plan: ReformPlan, first: int, count: int) -> None:
        """`count` measures from number `first` on, each with two offices and five effects."""
        items = self.items(first * EFFECTS, count * EFFECTS)
        measures = Measure.objects.bulk_create(
            Measure(
                plan=plan,
                number=str(number),
                order=number,
                title=f"第{number}项举措",
                summary="缩短时限,减少材料。" * 5,
                clause="二",
                category="process",
                mode="shorten_limit",
            )
            for number in range(first, first + count)
        )
        MeasureOffice.objects.bulk_create(
            MeasureOffice(measure=measure, office=self.offices[(place + at) % OFFICES], role=role)
            for place, measure in enumerate(measures)
            for at, role in enumerate(("lead", "supporting"))
        )
        effects = Effect.objects.bulk_create(
            Effect(
                measure=measures[place // EFFECTS],
                order=place % EFFECTS,
                named=item.matter.name,
                matter=item.matter,
                handling_item=item,
                mode="shorten_limit",
            )
            for place, item in enumerate(items)
        )
        Claim.objects.bulk_create(
            Claim(effect=effect, **CLAIMS[place % len(CLAIMS)])
            for place, effect in enumerate(effects)
        )

    def items(self, first: int, count: int) -> list[HandlingItem]:
        matters = Matter.objects.bulk_create(
            Matter(
                name=f"事项{n}",
                slug=f"matter-{n}",
                office=(office := self.offices[n % OFFICES]),
                region=office.region,
            )
            for n in range(first, first + count)
        )
        items = HandlingItem.objects.bulk_create(
            HandlingItem(matter=matter, name=f"办理项{matter.slug}", slug=f"item-{matter.slug}")
            for matter in matters
        )
        revisions = GuideRevision.objects.bulk_create(
            [self.guide(item) for item in items] + [self._second(item) for item in items[::2]]
        )
        PublicationPeriod.objects.bulk_create(
            PublicationPeriod(
                handling_item=revision.handling_item,
                revision=revision,
                starts_at=BEGUN if revision.number == 1 else CHANGED,
                ends_at=CHANGED if revision.number == 1 and place % 2 == 0 else None,
                recorded_at=BEGUN,
            )
            for place, revision in enumerate(revisions)
        )
        return items

    def _second(self, item: HandlingItem) -> GuideRevision:
        revision = self.guide(item)
        revision.number = 2
        return revision


def filled(measures: int) -> None:
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        call_command("load_demo", accounts=Path(folder) / "accounts.txt", verbosity=0)
    filler = PlanFiller(0)
    plan = filler.plan()
    for first in range(0, measures, BATCH):
        filler.measures(plan, first, min(BATCH, measures - first))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def verified() -> str:
    """Every claim of the plan."""
    effects = Effect.objects.for_verification().filter(measure__plan__slug=SLUG)
    counts: Counter[str] = Counter()
    for one in verify(effects.iterator(chunk_size=PIECE), timezone.now()):
        counts[one.finding.verdict] += 1
    return f"{counts.total()} claims: " + ", ".join(f"{n} {name}" for name, n in counts.items())


def exported() -> str:
    """The whole checklist as a workbook."""
    with tempfile.TemporaryFile() as file:
        done = export_checklist(
            file, by=Command("benchmark"), plan=ReformPlan.objects.get(slug=SLUG), format="xlsx"
        )
        return f"{done.row_count} rows, {file.seek(0, 2) / 2**20:.0f} MB"


PHASES: dict[str, Callable[[], str]] = {"verification": verified, "xlsx": exported}


def megabytes() -> tuple[float, float]:
    """What this process holds now, and the most it ever held (getrusage would count what started it too)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    held = dict(line.split(":", 1) for line in status.splitlines())
    return int(held["VmRSS"].split()[0]) / 2**10, int(held["VmHWM"].split()[0]) / 2**10


def measured(phase: str) -> None:
    """Runs `phase` in this process and prints its time and memory as JSON."""
    ReformPlan.objects.get(slug=SLUG)
    before, _peak = megabytes()
    begin = perf_counter()
    said = PHASES[phase]()
    seconds = perf_counter() - begin
    _now, peak = megabytes()
    print(json.dumps({"said": said, "seconds": seconds, "before": before, "peak": peak}))


def runs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each phase in a process of its own, on the database this one filled."""
    settings = connection.settings_dict
    address = f"postgres://{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
    for phase in PHASES:
        done = subprocess.run(  # noqa: S603 -- this very file
            [sys.executable, "-m", "benchmarks.checklist", phase],
            env={**os.environ, "DATABASE_URL": address},
            check=True,
            capture_output=True,
            text=True,
        )
        yield phase, json.loads(done.stdout.splitlines()[-1])


def main(measures: int) -> int:
    filled(measures)
    print(f"{measures} measures, {measures * EFFECTS} effects and guides in force")
    is_within = True
    for phase, found in runs():
        growth = found["peak"] - found["before"]
        if phase == "xlsx":
            is_within &= growth <= GROWTH_MB
        else:
            is_within &= found["seconds"] <= SECONDS and found["peak"] <= VERIFY_MB
        print(
            f"{phase:<14} {found['seconds']:6.1f} s, {found['peak']:5.0f} MB at most,"
            f" {growth:5.0f} MB more than before; {found['said']}"
        )
    print(
        f"bars: verification {SECONDS:.0f} s and {VERIFY_MB} MB, xlsx {GROWTH_MB} MB more:"
        f" {'held' if is_within else 'missed'}"
    )
    return 0 if is_within else 1


if __name__ == "__main__":
    if connection.vendor != "postgresql":
        print("needs PostgreSQL: set DATABASE_URL")
        sys.exit(2)
    if sys.argv[1:2] and sys.argv[1] in PHASES:
        measured(sys.argv[1])
        sys.exit(0)
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else MEASURES
    with scratch():
        code = main(wanted)
    sys.exit(code)
