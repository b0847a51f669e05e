"""Text is set where a theme, or the deck, brings what sets it (Slidev reference §9.2)."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.decks import Entry

SET = ".slidev-layout h1{"
IMPORT = "import '@slidev/client/styles/layouts-base.css'\n"


def is_set(folder: Path, theme: str, files: dict[str, str]) -> bool:
    """Whether the page of a deck with this `theme:` has Slidev's measures of text."""
    for name, text in {"slides.md": f"---\ntheme: {theme}\n---\n\n# A\n", **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    built = Builder(Entry(folder / "slides.md", "deck"), BuildOptions(cache=False), folder).build()
    assert [found.code for found in built.report] == []
    return SET in built.html.decode("utf-8")


@pytest.mark.parametrize("theme", ["default", "seriph"])
def test_shipped_themes_set_text(tmp_path: Path, theme: str):
    assert is_set(tmp_path, theme, {})


def test_no_theme_sets_none(tmp_path: Path):
    assert not is_set(tmp_path, "none", {})


@pytest.mark.parametrize("name", ["style.ts", "styles/index.ts", "styles/base.css"])
def test_a_deck_without_a_theme_may_bring_it_itself(tmp_path: Path, name: str):
    text = IMPORT if name.endswith("ts") else "@import '@slidev/client/styles/layouts-base.css';\n"
    assert is_set(tmp_path, "none", {name: text})


def test_a_folder_in_slidevs_form_sets_text_where_it_imports_it(tmp_path: Path):
    files = {
        "t/package.json": "{}",
        "t/styles/index.ts": "import './layout.css'\n",
        "t/styles/layout.css": "",
    }
    assert not is_set(tmp_path, "./t", files)
    assert is_set(tmp_path, "./t", {**files, "t/styles/index.ts": IMPORT + files["t/styles/index.ts"]})
