"""Every command of ours says how it is called, and a page says what it is for."""

import subprocess
import sys

import pytest
from django.core.management import get_commands

from tests.project.tree import ROOT

OURS = sorted(
    name for name, app in get_commands().items() if app in {"audit", "matters", "reforms", "portal"}
)


def pages() -> str:
    paths = [ROOT / "README.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_commands_are_found():
    assert {"verify_audit", "import_catalogue", "load_demo"} <= set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_command_says_how_it_is_called(name):
    command = [sys.executable, "manage.py", name, "--help"]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"usage: manage.py {name}" in done.stdout


@pytest.mark.parametrize("name", OURS)
def test_command_stands_in_readme_or_a_how_to(name):
    assert f"`{name}" in pages() or f"manage.py {name}" in pages()
