"""The plans lead to their documents, and speak in words of the portal's own."""

import re
from collections.abc import Iterator

import pytest

from tests.reforms.imports.real_plans import DOCUMENTS, plan, source


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_clauses_lead_to_the_place_in_the_document(slug):
    for one in plan(slug).measures:
        number = one.number.removeprefix("annex-")
        expected = (
            f"附件第{number}项" if one.number != number else rf"二\([一二三四五六七八]\){number}"
        )
        assert re.fullmatch(expected, one.clause), one.number


LONGEST_SHARED = 16
"""Characters. The names of matters, units and documents are longer; they are taken out first."""


def shared_runs(words: str, text: str, names: list[str]) -> Iterator[str]:
    words = re.sub("《[^》]*》", "\n", words)
    for name in sorted(names, key=len, reverse=True):
        words = words.replace(name, "\n")
    for part in words.split("\n"):
        for start in range(len(part) - LONGEST_SHARED):
            run = part[start : start + LONGEST_SHARED + 1]
            if run in text:
                yield run


@pytest.mark.parametrize("slug", DOCUMENTS)
def test_no_sentence_of_the_document_is_copied(slug):
    text, found = source(slug), plan(slug)
    names = [effect.subject.named for one in found.measures for effect in one.effects]
    names += [found.title, found.issuer_name, *(office.name for office in found.offices)]
    words = [found.summary, found.known_gaps]
    words += [total.explanation for total in found.totals]
    words += [target.text + "\n" + target.scope for target in found.targets]
    words += [
        f"{one.title}\n{one.summary}\n{one.supervision}\n{one.expected_effect}"
        for one in found.measures
    ]
    copied = [
        run for one in words for run in shared_runs(one, text, [name for name in names if name])
    ]
    assert copied == []
