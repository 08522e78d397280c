"""`.env.example` says every variable the settings read, and nothing they do not."""

import os
import re
import subprocess
import sys

import pytest

from tests.project.tree import ROOT

READ = re.compile(r"env\.\w+\(\s*\"([A-Z_]+)\"")
SAID = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)

SOUND = {
    "SECRET_KEY": "0123456789" * 5,
    "ALLOWED_HOSTS": "banshi.example.gov.cn",
    "DATABASE_URL": "postgres://banshi@127.0.0.1:5432/banshi",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "CELERY_BROKER_URL": "redis://127.0.0.1:6379/1",
}


def example() -> str:
    return (ROOT / ".env.example").read_text(encoding="utf-8")


def start(settings: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `manage.py check` says with nothing in the environment but `environment`."""
    own = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": f"portal.settings.{settings}"}
    unset = dict.fromkeys(SOUND, "")  # an .env of this machine does not count here
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={**own, **unset, **environment},
        check=False,
        capture_output=True,
        text=True,
    )


def test_env_example_names_what_the_settings_read():
    settings = (ROOT / "portal" / "settings").glob("*.py")
    read = {name for path in settings for name in READ.findall(path.read_text(encoding="utf-8"))}
    assert read
    assert set(SAID.findall(example())) == read


def test_env_example_copied_as_it_is_sets_nothing():
    assert [line for line in example().splitlines() if line and not line.startswith("#")] == []


def test_env_example_holds_no_secret():
    assert re.search(r"^#SECRET_KEY=$", example(), re.MULTILINE)


def test_production_starts_with_all_it_needs(tmp_path):
    done = start("production", **SOUND, BANSHI_VAR_DIR=str(tmp_path))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", SOUND)
def test_production_refuses_to_start_without(name, tmp_path):
    environment = {**SOUND, name: "", "BANSHI_VAR_DIR": str(tmp_path)}
    done = start("production", **environment)
    assert done.returncode == 1
    assert f"{name} is not set; see .env.example" in done.stderr


def test_production_refuses_a_short_secret(tmp_path):
    environment = {**SOUND, "SECRET_KEY": "0123456789" * 4, "BANSHI_VAR_DIR": str(tmp_path)}
    done = start("production", **environment)
    assert done.returncode == 1
    assert "SECRET_KEY must have at least 50 random characters" in done.stderr
