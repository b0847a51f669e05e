"""Headings that begin slides: `split` in the headmatter, `--split` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Command
from spec_fixtures import each_fixture

from slidegen.core.diagnostics import Report
from slidegen.core.sources import Sources
from slidegen.parse import parse_deck


def described(slides) -> str:
    rows = []
    for no, slide in enumerate(slides, 1):
        layout = f"{slide.settings['layout']}: " if "layout" in slide.settings else ""
        note = f" (note: {slide.note})" if slide.note else ""
        text = " / ".join(line.strip() for line in slide.content.split("\n") if line.strip())
        rows.append(f"{no}: {layout}{text}{note}\n")
    return "".join(rows)


def parse(folder: Path, split: str | int | None = None):
    report = Report()
    sources = Sources((folder,), folder)
    deck = parse_deck(folder / "slides.md", "deck", folder, sources, report, split=split)
    assert [one.frame() for one in report] == []
    return deck.slides


@each_fixture("headings")
def test_headings_begin_slides(fixture, expect, tmp_path):
    folder = tmp_path.resolve()
    for name, text in fixture.files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "slides.md").write_text(fixture.input, encoding="utf-8")
    expect(fixture, described(parse(folder)))


@pytest.mark.parametrize(("split", "count"), [("headings", 2), ("1", 1), (3, 3), (None, 1), (0, 1), (9, 3)])
def test_the_command_line_is_over_the_headmatter(split, count, tmp_path):
    text = "---\nsplit: 1\n---\n\n# One\n\n## Two\n\n### Three\n"
    (tmp_path / "slides.md").write_text(text, encoding="utf-8")
    assert len(parse(tmp_path.resolve(), split)) == count


def test_every_line_of_a_slide_is_where_it_was_written(tmp_path):
    (tmp_path / "slides.md").write_text("# One\n\ntext\n\n## Two\n\nmore\n", encoding="utf-8")
    slides = parse(tmp_path.resolve(), "headings")
    assert [(slide.content_line, slide.span.line, slide.title, slide.level) for slide in slides] == [
        (1, 1, "One", 1),
        (5, 5, "Two", 2),
    ]


@pytest.mark.parametrize("command", ["outline", "build", "check"])
def test_commands_take_the_option(command, tmp_path):
    slidegen = Command(tmp_path)
    slidegen.write("talk.md", "# One\n\n## Two\n\n## Three\n")
    done = slidegen(command, "talk.md", "--split", "headings")
    assert done.status == 0
    assert "Three" in done.text if command == "outline" else "3 slides" in done.text + done.err


def test_a_level_that_there_is_not_is_a_mistake(tmp_path):
    slidegen = Command(tmp_path)
    slidegen.write("talk.md", "# One\n")
    assert slidegen("build", "talk.md", "--split", "7").status == 2


DOCUMENTS = {
    "guide": [
        "Moving a Service to Another Database",
        "Slide 1: Why Move?",
        "Slide 2: Two Ways",
        "Slide 3: The Plan",
        "To Read On",
    ],
    "workshop": [
        "Bread for Beginners: One-Page Overview",
        "Structure & Timing",
        "Topics",
        "Good Habits",
        None,
        "Contact",
    ],
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_that_was_written_to_be_read_is_a_deck_as_it_is(name, tmp_path):
    text = (Path(__file__).parent / "documents" / f"{name}.md").read_text(encoding="utf-8")
    (tmp_path / "slides.md").write_text(text, encoding="utf-8")
    slides = parse(tmp_path.resolve(), "headings")
    assert [slide.title for slide in slides] == DOCUMENTS[name]
    done = Command(tmp_path)("build", "slides.md", "--split", "headings", "-o", "talk.html")
    assert done.terminal == f"talk.html: {len(slides)} slides, SIZE\n(exit status 0)\n"
