"""Addresses in the environment become engines; a secret is made once and kept."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from environs import Env, EnvError

from portal.settings.engines import broker, cache, database
from portal.settings.secrets import generated_secret

DEFAULT = "sqlite:///portal.sqlite3"


@pytest.fixture
def env(monkeypatch) -> Env:
    for name in ("DATABASE_URL", "REDIS_URL", "CELERY_BROKER_URL"):
        monkeypatch.delenv(name, raising=False)
    return Env()


@pytest.mark.parametrize("given", [None, ""])
def test_database_without_address_is_sqlite_that_waits_for_its_lock(env, monkeypatch, given):
    if given is not None:
        monkeypatch.setenv("DATABASE_URL", given)
    config = database(env, DEFAULT)
    assert config["NAME"] == "portal.sqlite3"
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "foreign_keys=ON" in config["OPTIONS"]["init_command"]


def test_database_with_address_is_postgresql_with_kept_connections(env, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://wang:p%40ss@db.example:5433/banshi")
    config = database(env, DEFAULT)
    assert config["ENGINE"] == "django.db.backends.postgresql"
    assert (config["USER"], config["PASSWORD"], config["PORT"]) == ("wang", "p@ss", 5433)
    assert config["CONN_HEALTH_CHECKS"]


def test_database_with_an_address_that_is_none_is_refused(env, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "banshi")
    with pytest.raises(EnvError, match="DATABASE_URL"):
        database(env, DEFAULT)


def test_cache_is_redis_where_named_and_memory_elsewhere(env, monkeypatch):
    assert cache(env)["BACKEND"].endswith("LocMemCache")
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:6379/3")
    assert cache(env)["BACKEND"].endswith("RedisCache")
    assert cache(env)["LOCATION"] == "redis://127.0.0.1:6379/3"


def test_broker_without_address_is_a_folder_that_both_sides_share(env, tmp_path):
    config = broker(env, tmp_path)
    options = config["CELERY_BROKER_TRANSPORT_OPTIONS"]
    assert config["CELERY_BROKER_URL"] == "filesystem://localhost"
    assert options["data_folder_in"] == options["data_folder_out"]
    assert (tmp_path / "queue" / "messages").is_dir()


def test_broker_with_address_makes_no_folder(env, monkeypatch, tmp_path):
    monkeypatch.setenv("CELERY_BROKER_URL", "redis://127.0.0.1:6379/1")
    assert broker(env, tmp_path) == {"CELERY_BROKER_URL": "redis://127.0.0.1:6379/1"}
    assert not (tmp_path / "queue").exists()


def test_secret_is_made_once_and_read_by_its_owner_only(tmp_path):
    path = tmp_path / "secret"
    first = generated_secret(path)
    assert len(first) >= 50
    assert generated_secret(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_secret_of_processes_that_start_together_is_one(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _n: generated_secret(tmp_path / "secret"), range(32)))
    assert len(secrets) == 1
