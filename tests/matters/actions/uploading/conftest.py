"""An office with one item whose uploads lie in a folder of the test."""

import pytest

from tests.factories import (
    HandlingItemFactory,
    OfficeFactory,
    RegionFactory,
)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def office():
    return OfficeFactory(
        region=RegionFactory(code="310000"), name="上海市药品监督管理局", slug="yaojian"
    )


@pytest.fixture
def item(office):
    return HandlingItemFactory(
        matter__office=office, matter__name="第二类医疗器械注册", name="首次注册"
    )
