"""A guide page says how many exceptions from rules it has, and leads to their reasons; it names nobody."""

from datetime import date

import pytest
from django.utils import timezone

from matters.models import RuleWaiver
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

GRANTER = "granter-of-the-waiver"


def waived(guide, rule="GD-08", **columns):
    given = {"granted_on": timezone.localdate(), "ends_on": timezone.localdate(), **columns}
    return RuleWaiver.objects.create(
        rule=rule,
        handling_item=guide.handling_item,
        reason="试点",
        granted_by=UserFactory(username=f"{GRANTER}-{rule}"),
        **given,
    )


def page(client, **query):
    return client.get("/guides/bare/", query).content.decode()


def test_guide_without_waivers_says_nothing(client, bare_guide):
    assert "规则例外" not in page(client)


def test_guide_tells_how_many_waivers_hold_and_leads_to_them(client, bare_guide):
    waived(bare_guide)
    waived(bare_guide, "GP-01", granted_on=date(2020, 1, 1), ends_on=date(2020, 1, 1))
    html = page(client)
    assert "本指南有 1 项规则例外" in html
    assert 'href="/compliance/waivers/?item=bare"' in html
    assert GRANTER not in html


def test_guide_as_of_a_day_tells_of_no_waiver(client, bare_guide):
    waived(bare_guide)
    assert "规则例外" not in page(client, on=timezone.localdate().isoformat())


@pytest.mark.parametrize("waivers", [0, 1, 3])
def test_guide_asks_three_queries_for_any_number(
    client, bare_guide, waivers, django_assert_num_queries
):
    for number in range(waivers):
        waived(bare_guide, f"GD-0{number}")
    page(client)
    with django_assert_num_queries(3):
        page(client)
