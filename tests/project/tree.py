"""The files of the project, as the tests over the whole project see them."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOT_OURS = {".git", ".venv", "var", "__pycache__", "htmlcov", "node_modules"}


@cache
def files() -> tuple[Path, ...]:
    """What git would track: tracked or new, and not ignored; without git, everything but caches."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        found = list(ROOT.rglob("*"))
    return tuple(
        path
        for path in sorted(set(found))
        if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts)
    )


def named(*suffixes: str) -> list[Path]:
    return [path for path in files() if path.suffix in suffixes]


def text_of(path: Path) -> str | None:
    """The text in `path`, or None where it is not text."""
    content = path.read_bytes()
    if b"\0" in content[:8000]:
        return None
    return content.decode("utf-8")


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))
