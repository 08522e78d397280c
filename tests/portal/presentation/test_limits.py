"""What a guide says of its limits, from snapshots as they may stand."""

import pytest

from portal.presentation.limits import citation_words, limits


def test_limits_of_a_snapshot_that_lacks_the_keys():
    shown = limits({})
    assert (shown.statutory, shown.promised, shown.compression) == (
        "来源未写明",
        "来源未写明",
        "",
    )
    assert shown.rolls == shown.rolls_basis == ""
    assert shown.counted == shown.not_counted == shown.unstated == ()


@pytest.mark.parametrize(
    ("statutory", "promised", "said"),
    [
        ("working_day", "calendar_day", "两个时限单位不同，不作比较"),
        ("working_day", "working_day", ""),
        ("none", "working_day", ""),
    ],
)
def test_limits_without_a_ratio_say_why(statutory, promised, said):
    stored = {
        "statutory_limit": {"amount": 20, "unit": statutory, "note": ""},
        "promised_limit": {"amount": 10, "unit": promised, "note": ""},
        "compression_ratio": None,
    }
    assert limits(stored).compression == said


TWELVE_DAYS = {"amount": 12, "unit": "working_day", "note": ""}


@pytest.mark.parametrize(
    ("promised", "track", "said"),
    [
        ({}, TWELVE_DAYS, "按办理程序不同"),
        ({}, {}, "来源未写明"),
        ({"unit": "none"}, TWELVE_DAYS, "未作时限承诺"),
        (TWELVE_DAYS, TWELVE_DAYS, "12 个工作日"),
    ],
)
def test_promise_that_is_not_stated_for_all_depends_on_the_track(promised, track, said):
    tracks = [{"name": "一般程序", "limit": track}]
    assert limits({"promised_limit": promised, "tracks": tracks}).promised == said


@pytest.mark.parametrize(
    ("stated", "said"), [(True, "顺延到下一个工作日"), (False, "不顺延"), (None, "")]
)
def test_limits_say_what_becomes_of_a_last_day_off(stated, said):
    shown = limits({"rolls_to_working_day": stated, "rolls_basis": "某办法第二条"})
    assert (shown.rolls, shown.rolls_basis) == (said, "某办法第二条")


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        (
            {"document": "许可法", "number": "主席令第7号", "article": "第四十二条"},
            "《许可法》（主席令第7号）第四十二条",
        ),
        ({"document": "许可法", "number": "", "article": ""}, "《许可法》"),
        ({}, ""),
        (None, ""),
    ],
)
def test_citation_words(citation, said):
    assert citation_words(citation) == said
