"""`@/x` is below the project root; where the root has no such file it is beside the deck, as in Slidev."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.build import Builder
from slidegen.decks import Entry

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><title>{}</title></svg>'


def build(root: Path, files: dict[str, str]) -> tuple[str, list[str]]:
    """The page of the deck `talk/slides.md` in a project at `root`, and the messages."""
    for name, text in {"package.json": "{}", **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    built = Builder(Entry(root / "talk" / "slides.md", "talk")).build()
    return built.html.decode("utf-8"), [one.message for one in built.report.in_order()]


@pytest.mark.parametrize("folder", ["", "talk/"])
def test_code_and_pictures_are_found_in_the_project_and_beside_the_deck(folder: str, tmp_path: Path) -> None:
    slides = "# A\n\n<<< @/snippets/x.txt\n\n![b](@/pictures/y.svg)\n"
    files = {
        "talk/slides.md": slides,
        f"{folder}snippets/x.txt": "found it",
        f"{folder}pictures/y.svg": PICTURE.format("and this"),
    }
    html, messages = build(tmp_path, files)
    assert messages == []
    assert "found it" in html


def test_the_project_comes_first(tmp_path: Path) -> None:
    files = {"talk/slides.md": "<<< @/x.txt\n", "x.txt": "of the project", "talk/x.txt": "of the deck"}
    html, _ = build(tmp_path, files)
    assert "of the project" in html
    assert "of the deck" not in html


def test_a_theme_is_found_beside_the_deck(tmp_path: Path) -> None:
    files = {
        "talk/slides.md": "---\ntheme: '@/mine'\n---\n\n# A\n",
        "talk/mine/style.css": "h1 { color: #123456 }",
    }
    html, messages = build(tmp_path, files)
    assert messages == []
    assert "#123456" in html


def test_what_is_in_neither_is_looked_for_in_the_project(tmp_path: Path) -> None:
    _, messages = build(tmp_path, {"talk/slides.md": "<<< @/x.txt\n"})
    assert messages == ["`@/x.txt` is not there"]
