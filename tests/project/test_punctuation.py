"""Chinese of the interface is written with full-width punctuation, as the rules ask of guides (WD-03)."""

import ast
import re

import pytest

from matters.rules import registry
from scripts import messages
from tests.project.tree import ROOT, shown

HAN = r"\u3400-\u9fff"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|&\w+;|<[^<>]*>|https?://\S+|[0-9]:[0-9]")
HALF = re.compile(
    rf"(?<=[{HAN}”’》）])[,:;?!]|[,:;?!](?=[{HAN}“‘《（])"
    rf"|\([^()]*[{HAN}][^()]*\)|(?<=[{HAN}”’》])\(|\)(?=[{HAN}“‘《])"
)
AS_TYPED = ("日期,类别,节日",)
"""What people type into a file, comma and all."""


def half_width(text: str) -> list[str]:
    """Half-width punctuation that belongs to Chinese words, each with what stands around it."""
    for words in AS_TYPED:
        text = text.replace(words, "")
    plain = PLACEHOLDER.sub("\ufffc", text)
    return [plain[max(0, one.start() - 5) : one.end() + 5] for one in HALF.finditer(plain)]


PATTERN = re.compile(r"\(\?|\[\^|\\|[\])][?*+]|\.\*|\||\$$")
ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,}")


def literals(source: str) -> list[str]:
    """The texts of Python sources but docstrings, patterns and English; what an f-string puts in is left out."""
    tree, parts = ast.parse(source), set[int]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            parts.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            parts.update(id(part) for part in ast.walk(node) if part is not node)
    found = [text_of(node) for node in ast.walk(tree) if id(node) not in parts]
    return [one for one in found if one and not PATTERN.search(one) and not ENGLISH.search(one)]


def text_of(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) or "{}" for part in node.values)
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return node.value if is_text else ""


def given() -> set[str]:
    """Clauses of documents, as the catalogue of rules words them."""
    return {one.clause for one in registry.rules()}


def sources() -> dict[str, list[str]]:
    """By file: the messages of templates, and the texts of Python, also of modules that know no Django."""
    found = {}
    for path in sorted((ROOT / "templates").rglob("*.*")):
        found[shown(path)] = [
            text
            for word in messages.in_template(path)
            for text in ((word.text,) if isinstance(word.text, str) else word.text)
        ]
    for package in messages.PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            found[shown(path)] = literals(path.read_text(encoding="utf-8"))
    return found


def test_chinese_has_full_width_punctuation():
    texts, as_given = sources(), given()
    assert sum(map(len, texts.values())) > 10_000
    wrong = {
        name: found
        for name, said in texts.items()
        if (found := [part for text in said if text not in as_given for part in half_width(text)])
    }
    assert wrong == {}


def test_messages_of_placeholders_alone_have_full_width_punctuation():
    """“%(label)s：%(words)s” stands between Chinese words, though it holds none."""
    said = [one.text for one in messages.words() if isinstance(one.text, str)]
    bare = [re.sub(r"%\(\w+\)[a-z]", "", text) for text in said]
    assert [one for one in bare if re.search("[,:;()]", one) and not re.search(r"\w", one)] == []


@pytest.mark.parametrize(
    "text",
    ["甲,乙", "甲:", "几天?", "(甲)", "甲(2021)", "%(name)s,甲", "甲: {name}", "A;甲", "(a)甲"],
)
def test_half_width_punctuation_is_found(text):
    assert half_width(text)


@pytest.mark.parametrize(
    "text",
    [
        "甲，乙（2021）",
        "9:00 起",
        "<b>甲</b>",
        "甲&amp;乙",
        "PDF (A4), UTF-8",
        "甲%(name)s",
        "https://a.cn/?b",
    ],
)
def test_what_is_right_is_not_told(text):
    assert half_width(text) == []
