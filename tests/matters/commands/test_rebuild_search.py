"""`rebuild_search` prints what it did."""

import pytest
from django.core.management import call_command

from matters.models import SearchEntry
from tests.factories import MatterFactory

pytestmark = pytest.mark.django_db


def test_rebuild_search_counts(capsys):
    MatterFactory()
    for arguments, line in (
        ((), "created 2, updated 0, unchanged 0, removed 0"),
        ((), "created 0, updated 0, unchanged 2, removed 0"),
        (("--from-scratch",), "created 2, updated 0, unchanged 0, removed 0"),
    ):
        call_command("rebuild_search", *arguments)
        assert capsys.readouterr().out == f"search entries: {line}\n"
    assert SearchEntry.objects.count() == 2
