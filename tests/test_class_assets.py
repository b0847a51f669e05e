"""A picture that a class names is in the page; one that is not there is told where the class stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.build import Builder
from slidegen.decks import Entry

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>paper</title></svg>'


def build(folder: Path, slides: str) -> tuple[str, list[str]]:
    """The page, and each message with its line and column."""
    (folder / "public").mkdir()
    (folder / "public" / "paper.svg").write_text(PICTURE, encoding="utf-8")
    (folder / "slides.md").write_text(slides, encoding="utf-8")
    built = Builder(Entry(folder / "slides.md", "deck")).build()
    told = [f"{one.span.line}:{one.span.col} {one.message}" for one in built.report.in_order() if one.span]
    return built.html.decode("utf-8"), told


@pytest.mark.parametrize(
    "slides",
    [
        "<div class=\"bg-[url('/paper.svg')] bg-cover\">a</div>",
        '<div class="bg-[url(/paper.svg)]">a</div>',
        "---\nclass: bg-[url(/paper.svg)]\n---\n\n# A",
        '<div class="[mask-image:url(/paper.svg)]">a</div>',
    ],
)
def test_the_picture_of_a_class_is_embedded(slides: str, tmp_path: Path) -> None:
    html, told = build(tmp_path, slides)
    assert told == []
    styles = html.split("<body")[0]
    assert "paper.svg" not in styles  # but for selectors, where the dot is escaped
    assert "data:image/svg+xml" in styles


def test_a_picture_that_is_not_there_is_told_where_the_class_is(tmp_path: Path) -> None:
    slides = "# A\n\n---\n\n# B\n\n<div class=\"bg-[url('/nothing.png')]\">a</div>\n"
    _, told = build(tmp_path, slides)
    assert told == ["7:22 `/nothing.png` is not there"]
