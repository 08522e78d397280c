"""`verify_reforms` prints each claim with its verdict; 1 where one is contradicted, 2 where it is called wrongly."""

import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from audit.models import AuditEvent
from reforms.models import ClaimVerdict
from tests.factories import published_guide
from tests.reforms.factories import ReformPlanFactory, checkable

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim():
    """Claimed: 10 working days; published: 20 in August, 10 in October, 15 in December 2018."""
    row = checkable()
    for month, amount in ((8, 20), (10, 10), (12, 15)):
        published_guide(
            handling_item=row.effect.handling_item,
            at=datetime(2018, month, 1, tzinfo=UTC),
            promised_limit_amount=amount,
            promised_limit_unit="working_day",
            number=month,
        )
    return row


def test_contradicted_claim_ends_with_1_and_is_kept(claim, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("verify_reforms")
    assert ended.value.code == 1
    line, counts = capsys.readouterr().out.splitlines()
    plan = claim.effect.measure.plan.slug
    assert line.startswith(f"{plan} ")
    assert "contradicted" in line
    assert "公布的指南曾经达到举措所说，现为15 工作日（第 12 版）。" in line
    assert counts == "verified 0, not_yet 0, contradicted 1, not_checkable 0"
    assert ClaimVerdict.objects.get().verdict == "contradicted"


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2018-09-30", "not_yet"), ("2018-10-08", "verified"), ("2018-08-30", "not_yet")],
)
def test_past_day_is_answered_and_nothing_is_stored(claim, capsys, day, verdict):
    events = AuditEvent.objects.count()
    call_command("verify_reforms", "--on", day, "--format", "json")
    answer = json.loads(capsys.readouterr().out)
    assert [row["verdict"] for row in answer["claims"]] == [verdict]
    assert answer["counts"][verdict] == 1
    assert (ClaimVerdict.objects.count(), AuditEvent.objects.count()) == (0, events)


def test_json_names_plan_measure_matter_figures_and_guides(claim, capsys):
    call_command("verify_reforms", "--on", "2018-10-08", "--format", "json")
    (row,) = json.loads(capsys.readouterr().out)["claims"]
    measure = claim.effect.measure
    assert (row["plan"], row["measure"]) == (measure.plan.slug, measure.number)
    assert (row["matter"], row["claim"]) == (claim.effect.named, "承诺时限 10 工作日")
    assert (row["before"]["revision"], row["now"]["revision"]) == (8, 10)
    assert row["guides"] == [claim.effect.handling_item.slug]


def test_plan_is_the_only_one_asked(claim, capsys):
    other = checkable()
    call_command("verify_reforms", other.effect.measure.plan.slug)
    assert capsys.readouterr().out.splitlines()[-1] == (
        "verified 0, not_yet 0, contradicted 0, not_checkable 1"
    )
    assert ClaimVerdict.objects.get().claim == other


def test_unknown_plan_is_called_wrongly():
    ReformPlanFactory(slug="shanghai-2018")
    with pytest.raises(CommandError, match="no plan nowhere; known: shanghai-2018") as wrong:
        call_command("verify_reforms", "nowhere")
    assert wrong.value.returncode == 2


def test_day_that_is_none_is_called_wrongly():
    with pytest.raises(CommandError):
        call_command("verify_reforms", "--on", "2018-02-30")


def test_nothing_to_verify_is_nothing_wrong(capsys):
    call_command("verify_reforms")
    assert capsys.readouterr().out.splitlines() == [
        "verified 0, not_yet 0, contradicted 0, not_checkable 0"
    ]
