"""Every word of the public interface has its English, and none stands in a template or a page unmarked.

The admin speaks Chinese only (ADR 0025): what is said there and nowhere else is not collected.
"""

import ast
import gettext
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scripts import messages
from tests.project.tree import ROOT, shown

HAN = re.compile(r"[\u3400-\u9fff\uff00-\uffef\u3001-\u301f]")
TAG = re.compile(r"<(/?\w+)[^>]*>")
EXAMPLES = ("药品经营许可", "开药店", "药品零售 许可")
"""What one may look for: names are Chinese in both languages."""
MARKED = re.compile(
    r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}|{%\s*translate\b.*?%}|{#.*?#}"
    r"|{%\s*comment.*?{%\s*endcomment\s*%}|_\((?:\"[^\"]*\"|'[^']*')\)",
    re.DOTALL,
)
PAGES = ("portal/presentation", "portal/views", "templates")
READS = {
    "portal/presentation/limits.py": "《》 stand around titles, which are content",
    "portal/presentation/structured_data.py": "what a phone number is made of",
}
"""Chinese in the code of pages that nobody reads there, with the reason."""


@pytest.fixture(scope="module")
def found() -> Catalog:
    return messages.collected()


@pytest.fixture(scope="module")
def kept() -> Catalog:
    return messages.kept()


def texts(value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def test_messages_are_found_in_every_kind_of_source(found):
    assert found.get("办事事项") is not None  # Python and templates
    assert found.get("%(amount)d 个工作日").pluralizable
    assert found.get("一", context="weekday") is not None
    assert found.get("改革事项") is not None  # a column of a pure module
    assert len(found) > 1500


def test_every_message_has_english(found, kept):
    assert [one.id for one in messages.missing(found, kept)] == []


def test_message_without_english_is_found(kept):
    planted = Catalog(locale="en")
    planted.add("从来没有翻译过的话")
    assert [one.id for one in messages.missing(planted, kept)] == ["从来没有翻译过的话"]


@pytest.mark.parametrize("flaw", ["empty", "fuzzy", "half a plural"])
def test_message_that_is_not_translated_in_full_is_found(flaw):
    catalog = Catalog(locale="en")
    if flaw == "half a plural":
        message = catalog.add(("%(n)s 份", "%(n)s 份"), ("%(n)s copy", ""))
    else:
        message = catalog.add("材料", "" if flaw == "empty" else "Materials")
    if flaw == "fuzzy":
        message.flags.add("fuzzy")
    assert messages.is_untranslated(message)


def test_placeholders_and_marks_agree(kept):
    """A lost placeholder is a fact left out, one too many an error when the page is made."""
    wrong = [
        (message.id, english)
        for message in kept
        if message.id
        for english in texts(message.string)
        for chinese in texts(message.id)[:1]
        if messages.placeholders(chinese) != messages.placeholders(english)
        or sorted(TAG.findall(chinese)) != sorted(TAG.findall(english))
    ]
    assert wrong == []


def test_placeholders_of_every_kind_are_seen():
    assert messages.placeholders("%(count)d 份 {name} %s 50%%") == {"%(count)d", "{name}", "%s"}


def test_english_holds_no_chinese(kept):
    english = [one for message in kept if message.id for one in texts(message.string)]
    assert [one for one in english if HAN.search(re.sub("|".join(EXAMPLES), "", one))] == []


def test_compiled_catalogue_says_what_the_text_says():
    """`make messages` writes both; a fresh machine needs no gettext tools, so the compiled one is kept too."""
    said = messages.says(messages.MO.read_bytes())
    assert said == messages.says(messages.compiled(messages.kept()))
    assert len(said) > 1500


def test_catalogue_is_as_the_tool_writes_it(found, kept):
    """Nobody has to wonder whether a difference is one of words or of form."""
    assert messages.PO.read_text(encoding="utf-8") == messages.po_text(messages.kept())
    assert gettext.c2py("n != 1")(1) == 0
    assert kept.num_plurals == 2


def bare(source: str) -> list[str]:
    """The lines of a template that hold Chinese outside what is translated."""
    return [line.strip() for line in MARKED.sub("", source).splitlines() if HAN.search(line)]


def public_templates() -> list[Path]:
    paths = sorted((ROOT / "templates").rglob("*.*"))
    return [one for one in paths if not messages.is_admin(shown(one))]


def test_templates_translate_all_they_say():
    said = {shown(path): bare(path.read_text(encoding="utf-8")) for path in public_templates()}
    assert len(said) > 60
    assert {name: lines for name, lines in said.items() if lines} == {}


def test_bare_word_in_a_template_is_found():
    assert bare('<p>{% translate "材料" %}:材料</p>\n<p title="份">') == [
        "<p>:材料</p>",
        '<p title="份">',
    ]


def literals(source: str) -> list[str]:
    """Chinese text in Python outside docstrings and calls, such as `_("…")`, that mark it."""
    tree = ast.parse(source)
    marked, left = set(), []
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            marked.update(map(id, ast.walk(node))) if isinstance(node.value, ast.Constant) else None
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in messages.KEYWORDS:
            marked.update(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in marked and HAN.search(node.value):
            left.append(node.value)
    return left


def page_code() -> list[Path]:
    paths = [path for folder in PAGES for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in paths if shown(path) not in READS]


def test_code_of_pages_translates_all_it_says():
    said = {shown(path): literals(path.read_text(encoding="utf-8")) for path in page_code()}
    assert len(said) > 60
    assert {name: words for name, words in said.items() if words} == {}


def test_bare_word_in_code_is_found():
    source = 'def words():\n    """材料"""\n    return _("材料") + "份"\n'
    assert literals(source) == ["份"]


EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}


def too_early(source: str) -> list[int]:
    """Lines on which a word is translated when the module is read, once for all languages."""
    tree = ast.parse(source)
    eager = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in EAGER
    }
    inside = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for part in (node.body if isinstance(node.body, list) else [node.body])
        for inner in ast.walk(part)
    }
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in eager
        if id(node) not in inside
    ]


def test_no_word_is_translated_before_the_language_is_known():
    found = {
        shown(path): lines
        for package in messages.PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if (lines := too_early(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_word_translated_too_early_is_found():
    head = "from django.utils.translation import gettext as _\n"
    assert too_early(f'{head}A = _("材料")\ndef f(x=_("份")):\n    return _("页")\n') == [2, 3]
