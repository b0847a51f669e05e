"""A file may go between the look for it and the reading: an editor deletes it and writes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from slidegen.build import Builder, BuildOptions
from slidegen.core.sources import Sources
from slidegen.decks import Entry


@pytest.mark.parametrize(
    "name",
    ["style.css", "styles/index.css", "custom-nav-controls.html", "setup/katex.ts", "uno.config.ts"],
)
def test_a_file_that_goes_while_it_is_looked_for_is_as_one_that_was_not_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "slides.md").write_text("# One\n", encoding="utf-8")
    gone = tmp_path / name
    gone.parent.mkdir(exist_ok=True)
    gone.write_text("<b>here</b>", encoding="utf-8")
    has = Sources.has

    def has_and_goes(self: Sources, path: Path) -> bool:
        found = has(self, path)
        if path == gone:
            gone.unlink(missing_ok=True)
        return found

    monkeypatch.setattr(Sources, "has", has_and_goes)
    entry = Entry(tmp_path / "slides.md", "slides")
    built = Builder(entry, BuildOptions(root=tmp_path, cache=False), tmp_path).build()
    assert not gone.exists()
    assert list(built.report) == []


def test_controls_that_are_no_text_are_told_and_the_deck_is_built(tmp_path: Path):
    (tmp_path / "slides.md").write_text("# One\n", encoding="utf-8")
    (tmp_path / "custom-nav-controls.html").write_bytes(b"<b>\n\xff</b>")
    entry = Entry(tmp_path / "slides.md", "slides")
    built = Builder(entry, BuildOptions(root=tmp_path, cache=False), tmp_path).build()
    assert [one.message for one in built.report] == [
        "`custom-nav-controls.html` cannot be used: it is not UTF-8 text (line 2)"
    ]
