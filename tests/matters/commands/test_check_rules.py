"""The report at the terminal: what it says, and with which code it ends."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from matters import rule_sources
from matters.models import CheckRun, RuleFinding, RuleWaiver
from matters.rules.engine import Subject
from tests.factories import OfficeFactory, UserFactory, published_guide
from tests.matters import rules_at_hand as at_hand

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules(monkeypatch):
    at_hand.use(monkeypatch, *at_hand.EVERY)
    monkeypatch.setattr(
        rule_sources,
        "rows",
        lambda subject, world: (
            iter([at_hand.office_row()]) if subject is Subject.OFFICE else iter(())
        ),
    )


def run(*arguments):
    """What is printed, and the exit code."""
    out = StringIO()
    try:
        call_command("check_rules", *arguments, stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


def report(*arguments):
    text, code = run("--format", "json", *arguments)
    return json.loads(text), code


def test_table_names_rule_guide_place_and_reason_and_ends_with_the_counts():
    published_guide(handling_item__slug="g", handling_item__name="首次")
    printed, code = run()
    (line,) = [one for one in printed.splitlines() if one.startswith("T-01")]
    assert line.split()[:3] == ["T-01", "error", "g"]
    assert line.endswith("| early_service | 没有写明提前服务")
    assert printed.splitlines()[-1] == (
        "error 2, warning 0, target 1, information 0, waived 0; guides 1, rules 5"
    )
    assert code == 1


def test_json_holds_rules_findings_and_counts():
    published_guide(
        handling_item__slug="g", handling_item__matter__office=OfficeFactory(slug="o", name="某局")
    )
    found, code = report()
    assert code == 1
    assert [one["id"] for one in found["rules"]][-1] == "T-09"
    assert found["rules"][-1]["waits_for"] == "case"
    assert found["counts"] == {
        "error": 2,
        "warning": 0,
        "target": 1,
        "information": 0,
        "waived": 0,
    }
    assert found["by_rule"] == {"T-01": 1, "T-04": 1, "T-05": 1}
    assert (found["guides"], found["on"]) == (1, timezone.localdate().isoformat())
    (one,) = [one for one in found["findings"] if one["rule"] == "T-01"]
    assert {name: one[name] for name in one if name != "name"} == {
        "rule": "T-01",
        "level": "error",
        "subject": "guide",
        "key": "g",
        "office": "o",
        "office_name": "某局",
        "region": "310000",
        "field": "early_service",
        "place": "",
        "phrase": "",
        "why": "没有写明提前服务",
        "remedy": "请改正",
        "is_waived": False,
    }


def test_nothing_of_level_error_ends_with_0():
    assert report()[1] == 0
    published_guide(early_service="有")
    assert report("--rule", "T-01", "T-02")[1] == 0


def test_error_that_a_waiver_covers_ends_with_0():
    revision = published_guide()
    RuleWaiver.objects.create(
        rule="T-01",
        handling_item=revision.handling_item,
        reason="正在改造",
        granted_on=timezone.localdate(),
        granted_by=UserFactory(),
        ends_on=timezone.localdate(),
    )
    found, code = report("--rule", "T-01")
    assert code == 0
    assert found["counts"]["waived"] == 1
    assert [one["is_waived"] for one in found["findings"]] == [True]
    assert "(waived)" in run("--rule", "T-01")[0]


def test_rules_and_levels_narrow_the_report():
    published_guide()
    assert report("--rule", "T-04")[0]["by_rule"] == {"T-04": 1}
    assert report("--level", "target", "warning")[0]["by_rule"] == {"T-04": 1}
    assert report("--rule", "T-01", "--rule", "T-05")[0]["by_rule"] == {"T-01": 1, "T-05": 1}
    assert report("--level", "target")[1] == 0


def test_office_narrows_the_findings():
    mine, other = OfficeFactory(slug="mine"), OfficeFactory(slug="other")
    for office in (mine, other):
        published_guide(handling_item__matter__office=office)
    found, code = report("--office", "mine", "--rule", "T-01")
    assert [one["office"] for one in found["findings"]] == ["mine"]
    assert code == 1


def test_past_day_asks_guides_and_rules_of_then():
    published_guide(at=datetime(2024, 4, 30, tzinfo=UTC), number=1)
    found, code = report("--on", "2024-05-01")
    assert (found["by_rule"], found["guides"], found["on"]) == ({"T-01": 1}, 1, "2024-05-01")
    assert code == 1
    assert report("--on", "2020-01-01")[0]["guides"] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rule", "T-1"], "there is no rule T-1; near: T-01"),
        (["--rule", "药"], "there is no rule 药; near: see --list"),
        (["--office", "minee"], r"there is no office minee; near: mine \(某局\)"),
        (["--office", "某"], r"there is no office 某; near: mine \(某局\)"),
        (["--on", "2999-01-01"], "has not come yet"),
        (["--on", "2024-13-01"], "没有这一天"),
        (["--level", "fatal"], "invalid choice: 'fatal'"),
        (["--format", "xml"], "invalid choice: 'xml'"),
        (["--keep", "--rule", "T-01"], "goes without --rule"),
        (["--keep", "--on", "2024-01-01"], "goes without --on"),
    ],
)
def test_wrong_call_is_told_and_ends_with_2(arguments, said):
    OfficeFactory(slug="mine", name="某局")
    with pytest.raises(CommandError, match=said) as refused:
        run(*arguments)
    assert refused.value.returncode in (1, 2)
    assert not CheckRun.objects.exists()


def test_unknown_names_end_with_2():
    for arguments in (["--rule", "X"], ["--office", "x"], ["--on", "2999-01-01"]):
        with pytest.raises(CommandError) as refused:
            run(*arguments)
        assert refused.value.returncode == 2


def test_keep_stores_what_is_told():
    published_guide()
    found, code = report("--keep")
    assert code == 1
    assert RuleFinding.objects.count() == len(found["findings"]) == 3
    assert CheckRun.objects.get().on == timezone.localdate()


def test_without_keep_nothing_is_stored():
    published_guide()
    report()
    assert not RuleFinding.objects.exists()
    assert not CheckRun.objects.exists()


def test_list_tells_every_rule_and_what_waits():
    printed, code = run("--list")
    assert code == 0
    lines = printed.splitlines()
    assert lines[-1] == "rules 6, working 5, waiting 1"
    assert lines[0].startswith("T-01    error       guide")
    assert "2025-01-01 31" in lines[4]
    assert lines[5].endswith("waits for case")
    listed = json.loads(run("--list", "--format", "json", "--level", "target")[0])
    assert [one["id"] for one in listed["rules"]] == ["T-04"]


def test_scheduled_guide_is_not_public_and_not_in_the_report():
    published_guide(at=timezone.now() + timedelta(days=2))
    assert report()[0]["guides"] == 0


def test_json_is_sound_whatever_a_guide_is_called():
    name = '引"号\\反斜杠\n换行\t\u2028'
    for slug in ("a", "b"):
        published_guide(handling_item__slug=slug, handling_item__name=name)
    found, _code = report("--rule", "T-01")
    assert [one["key"] for one in found["findings"]] == ["a", "b"]
    assert all(one["name"].endswith(name) for one in found["findings"])
