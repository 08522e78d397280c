"""Officials at their desks: signed-in clients."""

from collections.abc import Callable, Iterable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from tests.factories import UserFactory


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(UserFactory(administrator=True))
    return client


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A client of staff who hold just the permissions named, in every office."""

    def make(*codenames: str) -> Client:
        user = UserFactory(staff=True)
        user.user_permissions.set(permissions([*codenames, "see_all_offices"]))
        client = Client()
        client.force_login(user)
        return client

    return make


def permissions(codenames: Iterable[str]) -> list[Permission]:
    found = list(Permission.objects.filter(codename__in=codenames))
    assert len(found) == len(set(codenames)), "a permission named in a test does not exist"
    return found
