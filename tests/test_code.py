"""Fences become highlighted code (Slidev reference §3.3)."""

import subprocess
import sys

import pytest
from one_slide import frames_of, make_slide, markup_of
from spec_fixtures import each_fixture

from slidegen.cache import Cache
from slidegen.passes.highlighting import ALIASES, PLAIN, highlight


@each_fixture("code")
def test_code_has_the_markup_that_themes_know(fixture, expect):
    slide, _ = make_slide(fixture.input, codeCopy=False)
    expect(fixture, markup_of(slide))


@each_fixture("errors/highlighting")
def test_a_wrong_code_block_is_said_at_its_place(fixture, expect):
    _, report = make_slide(fixture.input)
    expect(fixture, frames_of(report))


def test_every_name_of_shiki_that_is_mapped_has_a_lexer():
    assert all(highlight("x", name, Cache(None)) is not None for name in ALIASES)
    assert PLAIN.isdisjoint(ALIASES)


def test_the_copy_button_is_there_unless_the_deck_or_the_slide_says_no():
    text = "~~~text\na\n~~~"
    assert "slidev-code-copy" in markup_of(make_slide(text)[0])
    assert "slidev-code-copy" not in markup_of(make_slide(text, codeCopy=False)[0])
    assert "slidev-code-copy" not in markup_of(make_slide(f"---\ncodeCopy: false\n---\n{text}")[0])
    assert "slidev-code-copy" in markup_of(make_slide(f"---\ncodeCopy: true\n---\n{text}", codeCopy=False)[0])


def test_line_numbers_of_the_deck_yield_to_those_of_the_block():
    numbered, plain = "~~~text {*}{lines: true}\na\n~~~", "~~~text {*}{lines: false}\na\n~~~"
    assert "slidev-code-line-numbers" in markup_of(make_slide("~~~text\na\n~~~", lineNumbers=True)[0])
    assert "slidev-code-line-numbers" in markup_of(make_slide(numbered)[0])
    assert "slidev-code-line-numbers" not in markup_of(make_slide(plain, lineNumbers=True)[0])


def test_highlighted_code_is_kept_for_the_next_build(tmp_path, monkeypatch):
    cache = Cache(tmp_path)
    first = highlight("a = 1\n\n# b", "py", cache)
    monkeypatch.setattr("slidegen.passes.highlighting._lexer", lambda name: 1 / 0)
    assert highlight("a = 1\n\n# b", "py", Cache(tmp_path)) == first
    assert len(first) == 3


def test_a_lexer_that_changes_the_text_is_not_believed(monkeypatch):
    class Lossy:
        def get_tokens(self, text):
            yield None, text.upper()

    monkeypatch.setattr("slidegen.passes.highlighting._lexer", lambda name: Lossy())
    assert highlight("a < b", "py", Cache(None)) == ["a &lt; b"]


def test_no_lexer_is_loaded_for_plain_code_nor_for_none():
    program = (
        "import sys; import slidegen.passes; from slidegen.passes.highlighting import highlight;"
        "from slidegen.cache import Cache; highlight('a', 'text', Cache(None));"
        "print([name for name in sys.modules if name.startswith(('pygments', 'quickjs'))])"
    )
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


@pytest.mark.parametrize(
    ("brackets", "hint"),
    [
        ("[1|2-3]", "write {1|2-3}"),
        ("[2-3]", "write {2-3}"),
        ("[1,3 | 2]", "write {1,3 | 2}"),
        ("[10: 1|2-3]", "write {1|2-3}{startLine: 10}"),
        ("[2]", None),
        ("[a-b.ts]", None),
        ("[2024-11 | notes]", None),
        ("[1-2] {1}", None),
    ],
)
def test_lines_in_brackets_are_a_title_and_that_is_told(brackets: str, hint: str | None):
    _, report = make_slide(f"```ts {brackets}\na\nb\nc\n```\n")
    assert [(one.code, one.hint) for one in report] == ([("lines-in-brackets", hint)] if hint else [])
