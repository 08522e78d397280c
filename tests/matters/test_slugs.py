"""Addresses are readable, bounded and free."""

import pytest

from matters.models import Office
from matters.slugs import LONGEST, free_slug, slug_of
from tests.factories import OfficeFactory


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("药品生产许可", "yao-pin-sheng-chan-xu-ke"),
        ("GSP认证", "gsp-ren-zheng"),
        ("（一、二类）", "yi-er-lei"),
        ("★", "x"),
        ("", "x"),
    ],
)
def test_slug_of(text, slug):
    assert slug_of(text) == slug


def test_slug_of_a_long_name_ends_at_a_syllable():
    slug = slug_of("第二类精神药品制剂定点生产审批" * 3)
    assert len(slug) <= LONGEST
    assert slug.split("-")[-1] in {
        "di",
        "er",
        "lei",
        "jing",
        "shen",
        "yao",
        "pin",
        "zhi",
        "ji",
        "ding",
        "dian",
        "sheng",
        "chan",
        "pi",
    }


@pytest.mark.django_db
def test_free_slug_counts_on():
    for expected in ("mou-ju-310000", "mou-ju-310000-2", "mou-ju-310000-3"):
        slug = free_slug(Office, "某局", "310000")
        assert slug == expected
        OfficeFactory(slug=slug)
