"""Which slide of a file was edited, where it is the text of one."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed_deck import DECK

from slidegen.core.diagnostics import Report, SourceFile
from slidegen.core.sources import Sources
from slidegen.parse import edited_slide, parse_deck


def edited(now: str, was: str = DECK) -> tuple[int, str] | None:
    """Which slide of `was` makes it `now`, from 0, and its text."""
    path = Path("/deck/slides.md")
    sources = Sources((path.parent,), path.parent, texts={path: was})
    deck = parse_deck(path, "slides", path.parent, sources, Report())
    found = edited_slide(deck.slides, SourceFile(deck.file.path, now))
    return None if found is None else (found[0], found[1].content)


@pytest.mark.parametrize(
    ("old", "new", "slide"),
    [
        ("# One", "# 1", 0),
        ("- second\n", "- second\n- third\n", 1),
        ("- first\n", "", 1),
        ("say two", "say more", 1),
        ("Text of three.", "Text\n\nof\n\nthree.", 2),
        ("</style>\n", "</style>\n\nThe end", 2),
        ("# One", "# One | 1", 0),
    ],
)
def test_the_slide_that_is_edited_is_found(old: str, new: str, slide: int):
    found = edited(DECK.replace(old, new))
    assert found is not None
    assert found[0] == slide


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# One", "# One"),
        ("title: A talk", "title: Another"),
        ("layout: center", "layout: fact"),
        ("# One", "# One\n\n---\n\n# One and a half"),
        ("\n---\n\n# Three", "\n# Three"),
        ("b = 2\n```", "b = 2"),
        ("<!-- say two -->", "<!-- say two"),
    ],
    ids=[
        "nothing",
        "headmatter",
        "frontmatter",
        "a cut more",
        "a cut less",
        "an open fence",
        "an open comment",
    ],
)
def test_what_is_more_than_the_text_of_a_slide_is_left_to_the_build(old: str, new: str):
    assert edited(DECK.replace(old, new)) is None


def test_edits_of_two_slides_are_left_to_the_build():
    assert edited(DECK.replace("# One", "# 1").replace("# Three", "# 3")) is None


def test_places_in_an_edited_slide_count_from_where_its_text_begins():
    path = Path("/deck/slides.md")
    now = DECK.replace("- first\n", "- first\n- then\n").replace("say two", "say\nmore")
    sources = Sources((path.parent,), path.parent, texts={path: DECK})
    deck = parse_deck(path, "slides", path.parent, sources, Report())
    found = edited_slide(deck.slides, SourceFile(deck.file.path, now))
    sources.texts[path] = now
    again = parse_deck(path, "slides", path.parent, sources, Report())
    assert found is not None
    slide, wanted = found[1], again.slides[1]
    above = wanted.content_line - 1
    assert slide.file.lines == wanted.file.lines[above : wanted.end_line]
    assert (slide.content_line, slide.end_line, slide.note_line, slide.note) == (
        1,
        wanted.end_line - above,
        wanted.note_line - above,
        wanted.note,
    )
