"""The health address answers machines, never from a cache."""

from unittest.mock import patch

import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.django_db


def test_healthz_answers_while_the_database_does(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz")
    assert response.status_code == 200
    body = response.json()
    assert (body["status"], body["database"]) == ("ok", "ok")
    assert body["version"].count(".") == 2
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_healthz_says_when_the_database_does_not_answer(client):
    with patch.object(connection, "cursor", side_effect=OperationalError("gone")):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert response.json()["database"] == "unreachable"
    assert "no-store" in response["Cache-Control"]
