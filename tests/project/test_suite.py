"""What `make test` says last is what pytest's reports say."""

from pathlib import Path

import pytest

from scripts import engines, results, suite

XML = """<testsuites><testsuite name="pytest">
<testcase classname="tests.a" name="test_good"/>
<testcase classname="tests.a" name="test_bad"><failure message="no"/></testcase>
<testcase classname="tests.a" name="test_broken"><error message="no"/></testcase>
<testcase classname="tests.a" name="test_left"><skipped message="needs PostgreSQL"/></testcase>
</testsuite></testsuites>"""


@pytest.fixture
def report(tmp_path: Path) -> results.Report:
    path = tmp_path / "report.xml"
    path.write_text(XML, encoding="utf-8")
    return results.read(path)


def outcome(name: str, code: int, report: results.Report | None = None) -> suite.Outcome:
    return suite.Outcome(suite.Part(name, ("true",)), code, 1.0, report)


def test_report_counts_errors_as_failures(report):
    assert report.line == "1 passed, 2 failed, 1 skipped"


def test_report_that_was_never_written_has_no_tests(tmp_path):
    assert results.read(tmp_path / "absent.xml").ran == 0


def test_never_ran_leaves_out_what_another_run_did(report):
    elsewhere = results.Report(1, 0, frozenset({"tests.a.test_left"}), {})
    assert results.never_ran([report]) == {"tests.a.test_left": "needs PostgreSQL"}
    assert results.never_ran([report, elsewhere]) == {}


def test_never_ran_is_told_once_for_each_reason():
    skips = {"b": "needs PostgreSQL", "a": "needs PostgreSQL", "c": "needs Chromium"}
    assert results.by_reason(skips) == {"needs Chromium": ["c"], "needs PostgreSQL": ["a", "b"]}


def test_summary_names_what_did_not_run_and_ends_with_totals(report):
    absent = suite.Part("browser", ("true",), missing="no Chromium on the PATH")
    lines = list(suite.summary([outcome("lint", 0), outcome("suite", 1, report)], [absent]))
    assert "suite: FAILED (exit code 1), 1 passed, 2 failed, 1 skipped, 1 s" in lines
    assert "Not run: test tests.a.test_left: needs PostgreSQL" in lines
    assert "Not run: browser: no Chromium on the PATH" in lines
    assert lines[-1].startswith("1 passed, 2 failed in 1 test runs; 1 parts ok, 1 failed, 1 not")


def test_run_without_a_single_test_is_a_failure(tmp_path):
    part = suite.Part("suite", ("true",), tests=True)
    assert suite.run(part, tmp_path).failed


def test_engine_that_does_not_answer_is_named_without_its_password(monkeypatch):
    monkeypatch.setenv("TEST_DATABASE_URL", "postgres://wang:secret@127.0.0.1:9/banshi")
    monkeypatch.setenv("TEST_REDIS_URL", "redis://:secret@127.0.0.1:9/3")
    for engine in (engines.postgresql(), engines.redis()):
        assert "127.0.0.1:9" in engine.missing
        assert "secret" not in engine.missing


@pytest.mark.parametrize(
    ("cache", "queue"), [("/15", "/14"), ("/1", "/0"), ("/0", "/1"), ("", "/1")]
)
def test_queue_stands_beside_the_cache(cache, queue):
    found = engines.redis_environment(engines.Engine(f"redis://127.0.0.1:6379{cache}"))
    assert found["CELERY_BROKER_URL"] == f"redis://127.0.0.1:6379{queue}"
