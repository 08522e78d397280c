"""What the linter answers: rule, words, place and reason, in order, once for one place."""

import json
from time import process_time

import pytest

from matters.wording import phrases_in
from tests.matters.wording.saying import said
from tests.project.tree import ROOT

SHARED = ROOT.parent / "shared"


def test_clean_text_has_no_findings():
    assert phrases_in("食品经营许可证(正本、副本)原件") == ()
    assert phrases_in("") == ()


def test_phrase_stands_where_it_says():
    text = "XX市,视情况提交其他材料(原件"
    found = phrases_in(text)
    assert [one.rule for one in found] == ["WD-01", "MT-02", "MT-01", "WD-02"]
    assert all(text[one.start :].startswith(one.phrase) for one in found)
    assert all(one.why for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其他要求提供的材料", [("MT-01", "其他要求提供的材料")]),
        ("ＸＸ局", [("WD-01", "ＸＸ")]),
        ("（有关材料)", [("WD-02", "（有关材料)"), ("MT-01", "有关材料")]),
    ],
)
def test_the_same_words_are_told_once(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    "unit", ["等", "其他材料,", "视情况", "（", "《）", "0777-642882;", "1", "XX ", "“其他材料”"]
)
def test_time_grows_with_the_length_and_not_faster(unit):
    def seconds(length):
        """The best of three: a collection of garbage falls into one of them now and then."""
        return min(once((unit * length)[:length]) for _ in range(3))

    def once(text):
        begun = process_time()
        phrases_in(text)
        return process_time() - begun

    assert seconds(24000) < 40 * max(seconds(2000), 0.005)


def test_long_text_is_read_whole():
    """In pieces, whose places are told in the text; brackets may close in another piece."""
    filler = "经营场所平面图原件各一份。" * 400
    text = f"{filler}其他材料(原件。{filler}副本)。{filler}XX市"
    assert said(text) == [("MT-01", "其他材料"), ("WD-01", "XX")]
    assert all(text[one.start :].startswith(one.phrase) for one in phrases_in(text))


@pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not here")
@pytest.mark.parametrize(
    "name",
    [
        "putuo-2019-convenience-plan",
        "shanghai-fda-2018-reform-plan",
        "shanghai-health-2024-priorities",
        "shanghai-mpa-2022-assisted-service",
        "chongqing-mpa-2024-liaison-mechanism",
    ],
)
def test_policy_documents_speak_to_offices(name):
    """They name catch-alls in order to forbid them, and their open lists ask nothing of applicants."""
    lines = (SHARED / "sources" / f"{name}.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) > 20
    assert {line: said(line) for line in lines if said(line)} == {}


@pytest.mark.skipif(not SHARED.exists(), reason="the shared guides are not here")
def test_real_guides_have_the_faults_that_are_known():
    def texts(part):
        if isinstance(part, dict):
            part = list(part.values())
        if isinstance(part, list):
            return [text for one in part for text in texts(one)]
        return [part] if isinstance(part, str) else []

    guides = json.loads((SHARED / "data" / "guides.json").read_text(encoding="utf-8"))
    found = {(rule, words) for text in texts(guides) for rule, words in said(text)}
    assert found == {
        ("MT-01", "相关资料"),
        ("MT-01", "其他材料"),
        ("MT-01", "营业执照等主体证明"),
        ("MT-02", "法代等"),
    }
