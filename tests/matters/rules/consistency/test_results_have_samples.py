from matters.rules.consistency.results_have_samples import results_have_samples
from matters.rules.guide_rows import Result
from tests.rules import Pair, findings, guide

PAIR = Pair(
    results_have_samples,
    finds=guide(results=(Result("药品经营许可证", samples=""),)),
    passes=guide(results=(Result("药品经营许可证", samples="sample-2"),)),
)


def test_a_result_without_a_name_passes():
    assert findings(results_have_samples, guide(results=(Result("", "other"),))) == []
    assert findings(results_have_samples, guide(results=())) == []


def test_it_names_the_result():
    (one,) = PAIR.found()
    assert one.found.place == "药品经营许可证"
