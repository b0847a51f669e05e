"""Decks with one planted fault: the examples of `assets/codes`, written into a folder and checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from slidegen.build import BuildOptions
from slidegen.check.codes import Code, Example
from slidegen.check.findings import Checked, find_in_tree, for_browser
from slidegen.core.diagnostics import Report
from slidegen.decks import Entry


def planted(code: Code) -> set[tuple[str, str, int]]:
    """What is to be found in the faulty deck of `code`: code, file, line."""
    return {(code.name, file.name, file.line) for file in code.faulty if file.line}


def found_in(files: Sequence[Example], folder: Path) -> Report:
    """What `check` finds without a browser in the deck that `files` are."""
    return find_in_tree(_entry(files, folder), BuildOptions(), folder.resolve()).report


def laid_out(
    files: Sequence[Example], folder: Path, ratios: Sequence[str] = (), split: str | None = None
) -> Checked:
    """The same, ready for a browser."""
    return for_browser(_entry(files, folder), BuildOptions(split=split), folder.resolve(), ratios)


def _entry(files: Sequence[Example], folder: Path) -> Entry:
    """The deck that `files` are, written into `folder`.

    Of two with one name the last one holds; an empty one deletes the file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text("{}", encoding="utf-8")
    for file in files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not file.text and path.exists():
            path.unlink()
            continue
        path.write_text(file.text, encoding="utf-8", newline="\n")
    return Entry(folder.resolve() / "slides.md", folder.name)
