from pathlib import Path

import pytest
from spec_fixtures import each_fixture

from slidegen.core.diagnostics import Report
from slidegen.core.sources import Sources
from slidegen.parse import MarkupContext, parse_deck, parse_note
from slidegen.parse.notes import Note, split_note
from slidegen.render.markup import write_nodes

PATH = Path("/deck/slides.md").resolve()


def note_html(text: str) -> str:
    report = Report()
    sources = Sources((PATH.parent,), PATH.parent, {PATH: text})
    deck = parse_deck(PATH, "deck", PATH.parent, sources, report)
    markup = MarkupContext(sources, report, PATH.parent, "s1-")
    nodes = parse_note(deck.slides[0], markup, deck.headmatter.get("notesAutoRuby", {}))
    return "".join(str(piece) for piece in write_nodes(nodes))


@each_fixture("notes")
def test_a_note_is_markdown_with_marks_for_clicks(fixture, expect):
    expect(fixture, note_html(fixture.input))


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("A\n\n<!-- one --> <!-- two -->", Note("two", 16)),
        ("A <!-- -->", Note("", 2)),
        ("A <!---->", Note("", 2)),
        ("A <!-- one --> B", None),
        ("A -->", None),
        ("<!-- a <!-- b -->", Note("a <!-- b", 0)),
    ],
)
def test_the_last_comment_is_the_note_where_nothing_follows(content, note):
    body, found = split_note(content)
    assert found == note
    assert body == (content[: note.start].rstrip() if note else content)


def test_a_slide_without_a_note_has_no_nodes():
    assert note_html("# A") == ""


def test_a_mistake_in_a_note_has_its_line():
    text = "# A\n\n<!--\n\nSay <b>this\n-->"
    report = Report()
    sources = Sources((PATH.parent,), PATH.parent, {PATH: text})
    deck = parse_deck(PATH, "deck", PATH.parent, sources, report)
    parse_note(deck.slides[0], MarkupContext(sources, report, PATH.parent, "s1-"), {})
    assert [(one.code, one.span.line) for one in report] == [("unclosed-tag", 5)]
