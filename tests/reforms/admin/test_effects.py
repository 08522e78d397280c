"""Claims are kept on the page of their effect, and the verdicts follow."""

import pytest
from django.urls import reverse

from reforms.models import ClaimVerdict
from tests.matters.admin import desk

pytestmark = pytest.mark.django_db


def test_claim_that_is_changed_is_checked_anew(
    client, effect, keeper, tasks_at_once, django_capture_on_commit_callbacks
):
    client.force_login(keeper)
    url = reverse("admin:reforms_effect_change", args=[effect.pk])
    data = desk.sent(client.get(url))
    claim = effect.claims.get(kind="promised_limit")
    row = next(
        name.removesuffix("-id")
        for name, value in data.items()
        if name.endswith("-id") and name.startswith("claims-") and str(value) == str(claim.pk)
    )
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url, {**data, f"{row}-amount": "20"})
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert claim.amount == 20
    assert ClaimVerdict.objects.get(claim=claim).verdict == "verified"
