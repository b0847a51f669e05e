"""What programs import from slidegen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import slidegen
from slidegen import BuildOptions, NoDeckError, UnreadableDeckError, build_deck, check_deck


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "talk.md"
    path.write_text("# Talk\n\n---\nlayout: centre\n---\n\n![](gone.png)\n", encoding="utf-8")
    return path


def test_a_program_gets_the_page_and_what_is_wrong_with_it(deck: Path):
    built = build_deck(deck)
    assert b"<title>Talk - Slidev</title>" in built.html
    assert [(one.code, one.severity, one.span.line, one.slide) for one in built.diagnostics] == [
        ("unknown-layout", "warning", 4, 2),
        ("missing-asset", "error", 7, 2),
    ]
    assert built.diagnostics[1].frame().splitlines()[0].startswith("talk.md:7:")


def test_options_are_those_of_the_command_line(deck: Path):
    with deck.open("a", encoding="utf-8") as text:
        text.write("\n<!-- said, not shown -->\n")
    assert b"said, not shown" in build_deck("talk.md").html
    assert b"said, not shown" not in build_deck("talk.md", BuildOptions(notes=False)).html


def test_a_check_finds_more_than_a_build(deck: Path):
    with deck.open("a", encoding="utf-8") as text:
        text.write("\n# Here\n\n#### Deep down\n")
    built = {one.code for one in build_deck(deck).diagnostics}
    assert {one.code for one in check_deck(deck)} == built | {"heading-skipped"}


@pytest.mark.browser
def test_with_a_browser_a_check_says_what_does_not_fit(deck: Path):
    deck.write_text(f'# Talk\n\n<p style="white-space: nowrap">{"wide " * 99}</p>\n', encoding="utf-8")
    assert "beyond-slide" not in {one.code for one in check_deck(deck)}
    assert "beyond-slide" in {one.code for one in check_deck(deck, browser=True)}


def test_what_is_no_deck_is_an_error_that_says_so(tmp_path: Path, deck: Path):
    with pytest.raises(NoDeckError, match=r"`nothing\.md`"):
        build_deck("nothing.md")
    (tmp_path / "other.md").write_text("# Other\n", encoding="utf-8")
    with pytest.raises(NoDeckError, match=r"several decks: `other\.md`, `talk\.md`"):
        check_deck(tmp_path)
    (tmp_path / "other.md").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(UnreadableDeckError):
        build_deck("other.md")


def test_each_public_name_is_there_and_no_other():
    assert all(getattr(slidegen, name) is not None for name in slidegen.__all__)
    with pytest.raises(AttributeError, match="module 'slidegen' has no attribute 'biuld_deck'"):
        slidegen.biuld_deck  # noqa: B018


def test_who_imports_slidegen_waits_for_nothing():
    program = "import sys, slidegen; print([name for name in sys.modules if name.startswith('slidegen.')])"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
