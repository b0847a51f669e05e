"""What parsing says of bad decks, letter by letter: tests/spec/errors."""

from pathlib import Path

from spec_fixtures import each_fixture

from slidegen.core.diagnostics import Report
from slidegen.core.sources import Sources
from slidegen.parse import parse_deck


@each_fixture("errors/split", "errors/frontmatter", "errors/settings", "errors/includes", "errors/foreign")
def test_a_mistake_is_told_with_its_place(fixture, expect, tmp_path: Path):
    files = {"slides.md": fixture.input, **fixture.files}
    texts = {tmp_path / name: text for name, text in files.items()}
    report = Report()
    sources = Sources((tmp_path,), tmp_path, texts)
    parse_deck(tmp_path / "slides.md", "slides", tmp_path, sources, report)
    expect(fixture, "\n\n".join(one.frame() for one in report))
