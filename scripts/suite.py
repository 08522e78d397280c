"""Runs the checks and the whole suite, part by part, and says at the end what ran and what did not.

Parts that need PostgreSQL, Redis or Chromium run where those are found. With CI=true a missing one
is a failure. Exits with 0 where everything that ran passed, else with 1.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from scripts import engines, results

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
NOTHING_ELSEWHERE = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.testing",
    "DATABASE_URL": "sqlite:///:memory:",
    "REDIS_URL": "",
    "CELERY_BROKER_URL": "",
    "PYTHONDONTWRITEBYTECODE": "",
}
"""Engines of a part are chosen here and not by the .env of whoever runs it.

Servers and workers that tests start and kill by the dozen begin in half the time with compiled modules.
"""


@dataclass(frozen=True)
class Part:
    """One command; `missing` says why it cannot run here. `tests` marks a run of pytest."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    tests: bool = False
    missing: str = ""


@dataclass(frozen=True)
class Outcome:
    part: Part
    code: int
    seconds: float
    report: results.Report | None = None

    @property
    def failed(self) -> bool:
        return self.code != 0


def tool(name: str) -> str:
    return str(TOOLS / name)


def static_parts() -> list[Part]:
    manage = (sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")
    return [
        Part("format", (tool("ruff"), "format", "--check", ".")),
        Part("lint", (tool("ruff"), "check", ".")),
        Part("import contracts", (tool("lint-imports"),)),
        Part("types", (tool("mypy"), ".")),
        Part("migrations", manage),
    ]


def label(name: str) -> str:
    return name.replace(" ", "-").replace(",", "")


COVERAGE = ("--cov", "--cov-report=", "--cov-fail-under=0")
DATABASE_ONLY = ("--database",)
"""What needs no database says the same on every engine, and runs once."""
QUICK = ("--quick",)
"""Leaves out what needs a database, apart from the tests marked smoke."""


def pytest(name: str, folder: Path, select: str, *options: str, spread: bool = True) -> Part:
    """A run of the tests that `select` (a marker expression) names; its report lies in `folder`.

    `spread` over every core; what shares one browser or one worker is not.
    """
    command = [sys.executable, "-m", "pytest", "-q", "-m", select, *options]
    if spread:
        command += ["-n", str(os.cpu_count() or 1), "--dist", "loadgroup"]
    command += [f"--junitxml={folder / label(name)}.xml"]
    data = {"COVERAGE_FILE": str(folder / f"coverage.{label(name)}")}
    return Part(name, tuple(command), data, tests=True)


def every_part(folder: Path) -> list[Part]:
    """All of it, slowest last. Measuring coverage costs half as much time again, so one run does it.

    Tests that need no database run once, with PostgreSQL's where it is there.
    """
    postgresql, redis = engines.postgresql(), engines.redis()
    found = {"DATABASE_URL": postgresql.address, **engines.redis_environment(redis)}
    missing = "; ".join(engine.missing for engine in (postgresql, redis) if engine.missing)
    browser = pytest("browser", folder, "browser", spread=False)
    production = pytest("suite on PostgreSQL, Redis and a worker", folder, "not browser", *COVERAGE)
    data = {"COVERAGE_FILE": str(folder / "coverage")}
    return [
        *static_parts(),
        pytest(
            "suite on SQLite",
            folder,
            "not browser and not worker",
            *(COVERAGE if missing else DATABASE_ONLY),
        ),
        replace(browser, missing=engines.chromium().missing),
        replace(production, environment={**production.environment, **found}, missing=missing),
        Part("coverage data", (tool("coverage"), "combine", "--quiet", str(folder)), data),
        Part("coverage", (tool("coverage"), "report"), data),
    ]


def run(part: Part, folder: Path) -> Outcome:
    print(f"\n=== {part.name}", flush=True)
    began = time.monotonic()
    environment = {**os.environ, **NOTHING_ELSEWHERE, **part.environment}
    code = subprocess.run(part.command, cwd=ROOT, env=environment, check=False).returncode
    report = None
    if part.tests:
        report = results.read(folder / f"{label(part.name)}.xml")
        if report.ran == 0 and code == 0:
            code = results.NO_TESTS
    return Outcome(part, code, time.monotonic() - began, report)


def summary(outcomes: list[Outcome], missing: list[Part]) -> Iterable[str]:
    """The last lines: each part with what came of it, then what no part ran, then the totals."""
    yield "\n=== What ran"
    for outcome in outcomes:
        verdict = f"FAILED (exit code {outcome.code})" if outcome.failed else "ok"
        tests = f", {outcome.report.line}" if outcome.report else ""
        yield f"{outcome.part.name}: {verdict}{tests}, {outcome.seconds:.0f} s"
    reports = [outcome.report for outcome in outcomes if outcome.report]
    for reason, names in results.by_reason(results.never_ran(reports)).items():
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        yield f"Not run: test {names[0]}{more}: {reason}"
    for part in missing:
        yield f"Not run: {part.name}: {part.missing}"
    yield (
        f"{sum(report.passed for report in reports)} passed,"
        f" {sum(report.failed for report in reports)} failed in {len(reports)} test runs;"
        f" {sum(not outcome.failed for outcome in outcomes)} parts ok,"
        f" {sum(outcome.failed for outcome in outcomes)} failed, {len(missing)} not run"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--fast", action="store_true", help="checks, tests without a database, and the smoke tests"
    )
    which.add_argument("--lint", action="store_true", help="checks only")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="banshi-suite-") as name:
        folder = Path(name)
        left_out = ""
        if options.lint:
            parts = static_parts()
        elif options.fast:
            parts = [
                *static_parts(),
                pytest("quick suite", folder, "not browser and not worker and not slow", *QUICK),
            ]
            left_out = (
                "Not run: tests with a database apart from the smoke ones, the slow tests, PostgreSQL,"
                " Redis, the worker and the browser: make test has them"
            )
        else:
            parts = every_part(folder)
        missing = [part for part in parts if part.missing]
        outcomes = [run(part, folder) for part in parts if not part.missing]
    print("\n".join(summary(outcomes, missing)), flush=True)
    if left_out:
        print(left_out, flush=True)
    in_ci = os.environ.get("CI", "").lower() in {"1", "true"}
    if in_ci and missing:
        print("CI=true: every part must run.", flush=True)
    return int(any(outcome.failed for outcome in outcomes) or (in_ci and bool(missing)))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
