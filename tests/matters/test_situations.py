from matters.situations import applies, cut, track_of

DAYS = "working_day"


def row(name, *situations, **facts):
    return {"name": name, "situations": list(situations), **facts}


GUIDE = {
    "item": "食品经营许可",
    "statutory_limit": {"amount": 20, "unit": DAYS, "note": ""},
    "promised_limit": {"amount": 12, "unit": DAYS, "note": "一般程序"},
    "compression_ratio": 0.4,
    "is_charged": True,
    "situations": [{"name": "一般"}, {"name": "承诺"}],
    "tracks": [
        row("一般程序", "一般", limit={"amount": 12, "unit": DAYS, "note": ""}),
        row("告知承诺", "承诺", limit={"amount": 5, "unit": DAYS, "note": ""}),
    ],
    "materials": [row("申请表"), row("承诺书", "承诺"), row("平面图", "一般")],
    "steps": [row("受理"), row("核查", "一般")],
    "special_procedures": [row("听证", "一般")],
    "fees": [row("核查费", "一般")],
    "results": [{"name": "许可证"}],
}


def names(snapshot, part):
    return [one["name"] for one in snapshot[part]]


def test_cut_keeps_the_rows_of_the_case_and_those_of_every_case():
    case = cut(GUIDE, "承诺")
    assert names(case, "materials") == ["申请表", "承诺书"]
    assert names(case, "steps") == ["受理"]
    assert names(case, "special_procedures") == names(case, "fees") == []
    assert names(case, "tracks") == ["告知承诺"]
    assert names(case, "situations") == ["承诺"]
    assert names(case, "results") == ["许可证"]


def test_cut_promises_the_limit_of_its_track_and_compares_it_anew():
    case = cut(GUIDE, "承诺")
    assert case["promised_limit"] == {"amount": 5, "unit": DAYS, "note": ""}
    assert case["compression_ratio"] == 0.75


def test_cut_charges_nothing_where_the_fees_are_for_other_cases():
    assert cut(GUIDE, "承诺")["is_charged"] is False
    assert cut(GUIDE, "一般")["is_charged"] is True
    assert cut({**GUIDE, "fees": []}, "承诺")["is_charged"] is True


def test_cut_leaves_the_limit_where_no_track_or_several_are_for_the_case():
    shared = [{**one, "situations": []} for one in GUIDE["tracks"]]
    both = [{**one, "situations": ["承诺"]} for one in GUIDE["tracks"]]
    unknown = [row("告知承诺", "承诺", limit={"amount": None, "unit": None, "note": ""})]
    for tracks in (shared, both, unknown, []):
        case = cut({**GUIDE, "tracks": tracks}, "承诺")
        assert case["promised_limit"] == GUIDE["promised_limit"]
        assert case["compression_ratio"] == 0.4


def test_cut_by_a_situation_the_guide_does_not_have_is_the_whole_guide():
    assert cut(GUIDE, "别的") == cut(GUIDE, "") == GUIDE
    assert cut({}, "承诺") == {}


def test_cut_changes_nothing_of_what_it_is_given():
    before = repr(GUIDE)
    cut(GUIDE, "承诺")["materials"].clear()
    assert repr(GUIDE) == before


def test_cut_reads_a_guide_published_before_rows_named_situations():
    old = {"situations": [{"name": "承诺"}], "materials": [{"name": "申请表"}], "fees": []}
    assert cut(old, "承诺") == old


def test_applies_to_every_situation_where_none_is_named():
    assert applies(row("申请表"), "承诺")
    assert applies({"name": "申请表"}, "承诺")
    assert not applies(row("平面图", "一般"), "承诺")


def test_track_of_a_situation_is_its_place_among_all_tracks():
    assert track_of(GUIDE, "承诺") == 1
    assert track_of(GUIDE, "别的") is None
