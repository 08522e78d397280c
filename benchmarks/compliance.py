"""What it costs to hold the whole catalogue against all rules, and one guide in the editor.

    DATABASE_URL=postgres://… python -m benchmarks.compliance [GUIDES …]

Fills a database of its own beside the one that DATABASE_URL names, and drops it. 1,000, 10,000 and
100,000 guides are checked without arguments, each number by `check_rules --format json` into a file, in
a process of its own, which tells its time and memory. The guides say what those of the demonstration
say, with eight materials, five steps and four conditions each, in words that vary. Exits with 1 where
a bar is missed, with 2 without PostgreSQL.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.testing")
django.setup()

from django.core.management import call_command  # noqa: E402 -- models exist only after setup
from django.db import connection  # noqa: E402

from audit.actors import Command  # noqa: E402
from audit.canonical import sha256_of  # noqa: E402
from benchmarks.checklist import megabytes  # noqa: E402
from benchmarks.compression import BATCH, Filler, scratch  # noqa: E402
from matters import gate  # noqa: E402
from matters.actions import drafting  # noqa: E402
from matters.models import GuideRevision, HandlingItem, RuleFinding  # noqa: E402
from matters.rules import registry  # noqa: E402

NUMBERS = (1_000, 10_000, 100_000)
SECONDS, MEGABYTES = 120.0, 400
"""For the largest number."""
EDITOR_MS = 50.0
LINEAR = 1.3
"""A guide among many may cost so many times what it costs among few."""
DRAFTS = 100
MEASURE = "measure"

SUBJECTS = (
    "企业",
    "申请人",
    "经营者",
    "法定代表人",
    "单位负责人",
    "检验机构",
    "生产场所",
    "质量负责人",
)
THINGS = ("登记", "平面图", "人员名册", "设备清单", "管理制度", "检验报告", "产权证明", "申请表")
PLACES = "东西南北上下前后新旧春夏秋冬山河湖海江桥城村园林松柏梅兰竹菊金银铜铁红黄蓝白"
WAYS = ("真实有效", "加盖公章", "在有效期内", "由本人签字", "与原件一致", "按年度填写", "逐项列明")


class GuideFiller(Filler):
    """Guides with rows of a usual number and words that differ from guide to guide."""

    def guide(self, item: HandlingItem) -> GuideRevision:
        revision = super().guide(item)
        snapshot: dict[str, Any] = revision.snapshot or {}
        snapshot |= {
            "slug": item.slug,
            "conditions": [self.condition(number) for number in range(4)],
            "materials": [self.material(number) for number in range(8)],
            "steps": [
                self.step(kind) for kind in ("accept", "review", "decide", "certify", "deliver")
            ],
        }
        revision.snapshot, revision.sha256 = snapshot, sha256_of(snapshot)
        return revision

    def words(self) -> str:
        pick = self.random.choice
        place = f"{pick(PLACES)}{pick(PLACES)}{pick(PLACES)}"
        return f"{place}{pick(SUBJECTS)}的{pick(THINGS)}应当{pick(WAYS)}"

    def condition(self, number: int) -> dict[str, Any]:
        return {
            "text": f"{number + 1}.{self.words()},并{self.random.choice(WAYS)}。",
            "citation": self.citation() if number % 2 else None,
        }

    def citation(self) -> dict[str, str]:
        return {
            "document": f"某某管理条例{self.random.randrange(200)}",
            "number": "国务院令第700号",
            "article": f"第{self.random.randrange(1, 80)}条",
            "text": self.words(),
        }

    def material(self, number: int) -> dict[str, Any]:
        return {
            "name": f"{self.random.choice(SUBJECTS)}{self.random.choice(THINGS)}{number}",
            "type": "original",
            "originals": 1,
            "copies": number % 3,
            "medium": "paper_or_electronic",
            "source": self.random.choice(("applicant", "government", "other")),
            "source_note": "",
            "issuing_office": f"第{self.random.randrange(1000)}局" if number == 0 else "",
            "necessity": "required",
            "necessity_note": "",
            "exempt_reason": "",
            "exempt_note": "",
            "paper_format": "A4",
            "filling_notes": self.words(),
            "acceptance_standard": self.words(),
            "blank_form": "",
            "sample": "",
            "basis": self.words() if number % 2 else "",
            "citation": self.citation() if number % 4 == 0 else None,
            "situations": [],
            "is_proof": number == 7,
            "remark": "",
        }

    def step(self, kind: str) -> dict[str, Any]:
        return {
            "kind": kind,
            "name": self.words()[:12],
            "handler": self.random.choice(SUBJECTS),
            "limit": {"amount": self.random.randrange(1, 8), "unit": "working_day", "note": ""},
            "promised_amount": None,
            "counts_in_limit": kind in {"review", "decide"},
            "standard": self.words(),
            "result": self.words(),
            "note": "",
        }


def demonstration() -> None:
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        call_command("load_demo", accounts=Path(folder) / "accounts.txt", verbosity=0)


def fill(filler: Filler, done: int, count: int) -> None:
    """So many guides more that there are `count` of them; `done` were there before."""
    for first in range(done, count, BATCH):
        filler.fill(first, min(BATCH, count - first))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def checked(file: Path) -> None:
    """Runs the command in this process, its report in `file`; prints time and memory as JSON."""
    registry.rules()
    begin, worked = perf_counter(), process_time()
    with file.open("w", encoding="utf-8") as report, suppress(SystemExit):
        call_command("check_rules", format="json", stdout=report)
    seconds = perf_counter() - begin
    worked = process_time() - worked
    found = {
        "seconds": seconds,
        "worked": worked,
        "peak": megabytes()[1],
        "bytes": file.stat().st_size,
    }
    print(json.dumps(found))


def runs(numbers: tuple[int, ...]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each number of guides, checked in a process of its own on the database this one filled."""
    settings = connection.settings_dict
    address = f"postgres://{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"
    filler, done = GuideFiller(0), 0
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            fill(filler, done, number)
            done = number
            run = subprocess.run(  # noqa: S603 -- this very file
                [sys.executable, "-m", "benchmarks.compliance", MEASURE, f"{folder}/report.json"],
                env={**os.environ, "DATABASE_URL": address},
                check=True,
                capture_output=True,
                text=True,
            )
            yield number, json.loads(run.stdout.splitlines()[-1])


def editor() -> float:
    """Milliseconds for all rules over one draft, of those with the most materials; the median of many."""
    found = GuideRevision.objects.published().filter(handling_item__source_key__startswith="facts:")
    longest = sorted(found, key=lambda one: -len(one.snapshot["materials"]))[:20]
    drafts = [drafting.copy(revision=one, by=Command("benchmark")) for one in longest]
    gate.findings(drafts[0])
    times = []
    for place in range(DRAFTS):
        begin = perf_counter()
        gate.findings(drafts[place % len(drafts)])
        times.append(perf_counter() - begin)
    return median(times) * 1000


def main(numbers: tuple[int, ...]) -> int:
    demonstration()
    RuleFinding.objects.all().delete()
    working = sum(not rule.waits for rule in registry.rules())
    print(f"{working} working rules of {len(registry.rules())}")
    each, is_within = [], True
    for number, found in runs(numbers):
        seconds = found["seconds"]
        each.append(seconds / number)
        is_within &= seconds <= SECONDS and found["peak"] <= MEGABYTES
        print(
            f"{number:>8} guides {seconds:8.1f} s ({found['worked']:.1f} s of this process), {seconds / number * 1000:6.3f} ms a guide,"
            f" {found['peak']:5.0f} MB at most, report {found['bytes'] / 2**20:.0f} MB",
            flush=True,
        )
    is_within &= each[-1] <= each[0] * LINEAR
    took = editor()
    is_within &= took < EDITOR_MS
    print(f"editor: {took:.1f} ms for one draft among {numbers[-1]} guides, median of {DRAFTS}")
    print(
        f"bars: {SECONDS:.0f} s, {MEGABYTES} MB, at most {LINEAR} x the time a guide takes among"
        f" {numbers[0]}, editor {EDITOR_MS:.0f} ms: {'held' if is_within else 'missed'}"
    )
    return 0 if is_within else 1


if __name__ == "__main__":
    if connection.vendor != "postgresql":
        print("needs PostgreSQL: set DATABASE_URL")
        sys.exit(2)
    if sys.argv[1:2] == [MEASURE]:
        checked(Path(sys.argv[2]))
        sys.exit(0)
    wanted = tuple(int(one) for one in sys.argv[1:]) or NUMBERS
    with scratch():
        code = main(wanted)
    sys.exit(code)
