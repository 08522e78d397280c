"""Rules about the whole project: contracts, migrations, size of files, what may not stand in them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.project.tree import ROOT, files, named, shown, text_of

LONGEST_FILE = 320
REASONED = re.compile(r"^[A-Za-z0-9_.\[\]-]+[^#]*#\s*\S+")
MACHINE = re.compile(
    r"(?<![\w./])/(?:root|home|Users|work)/[\w.-]+"  # a folder of one person's machine
    r"|(?:extra-)?index-url|find-links|--trusted-host"  # where packages come from here
    r"|file:///(?!\{)"
)


def test_import_contracts_hold():
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_files_are_found():
    """The tests below would pass on an empty list."""
    assert {"manage.py", "pyproject.toml", "Makefile"} <= {shown(path) for path in files()}


@pytest.mark.parametrize(
    "path", [one for one in named(".py") if "migrations" not in one.parts], ids=shown
)
def test_python_file_has_one_topic(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", files(), ids=shown)
def test_file_speaks_of_no_machine_and_no_package_index(path):
    if path == Path(__file__):
        return
    found = MACHINE.search(text_of(path) or "")
    assert found is None, found


@pytest.mark.parametrize(
    "planted",
    ["see /home/wang/banshi", "--extra-index-url https://example.org", "find-links = wheels"],
)
def test_machine_pattern_finds_what_is_planted(planted):
    assert MACHINE.search(planted)


@pytest.mark.parametrize("name", ["base", "dev"])
def test_dependencies_have_a_reason(name):
    lines = (ROOT / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert wanted
    assert [line for line in wanted if not REASONED.match(line)] == []


@pytest.mark.parametrize("name", ["base", "dev"])
def test_locked_requirements_are_whole(name):
    """Every dependency asked for is locked, and every locked line has its hashes."""
    folder = ROOT / "requirements"
    locked = (folder / f"{name}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([A-Za-z0-9_.-]+)==", locked, re.MULTILINE)
    asked = re.findall(
        r"^([A-Za-z0-9_.-]+)(?:\[|[<>=~ ]|$)",
        (folder / f"{name}.in").read_text(encoding="utf-8"),
        re.MULTILINE,
    )

    def plain(names: list[str]) -> set[str]:
        return {re.sub(r"[-_.]+", "-", one).lower() for one in names if not one.startswith("-")}

    assert plain(asked) <= plain(pins)
    blocks = re.split(r"\n(?=\S)", locked.strip())
    assert [block for block in blocks if "--hash=sha256:" not in block] == []


def test_installed_requirements_fit_each_other():
    """They are installed as the lock names them, unresolved: what one lacks is found here."""
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "check"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_test_empties_the_cache_that_all_share():
    tests = [path for path in named(".py") if path.is_relative_to(ROOT / "tests")]
    emptied = "cache" + ".clear("
    assert [
        shown(path)
        for path in tests
        if emptied in (text_of(path) or "") and path.name != "conftest.py"
    ] == []


def test_development_uses_the_versions_of_production():
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        return set(re.findall(r"^[A-Za-z0-9_.-]+==[^ \\]+", text, re.MULTILINE))

    assert pins("base") <= pins("dev")


def test_make_lists_every_target_it_offers():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    described = set(re.findall(r"^([a-z]+):.*##", makefile, re.MULTILINE))
    assert phony
    assert set(phony[1].split()) == described


def test_ci_runs_what_the_readme_says():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = ROOT / ".ci" / "run"
    assert "make test" in readme
    assert re.search(r"^make test\b", script.read_text(encoding="utf-8"), re.MULTILINE)
    assert os.access(script, os.X_OK)
