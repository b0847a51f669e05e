"""slidegen for programs (contract, "Python"): what `slidegen build` and `slidegen check` do, as values.

In:  a deck's file or folder, as typed on the command line. Out: its page and what is wrong with it.
     Nothing is written or printed; paths in messages are relative to the working folder.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from slidegen.browser import BrowserFailedError, NoBrowserError
from slidegen.build import Builder, BuildOptions, UnreadableDeckError
from slidegen.check.findings import find_in_browser, find_in_tree, for_browser
from slidegen.core.diagnostics import Diagnostic, SourceFile, Span
from slidegen.core.records import record
from slidegen.decks import Entry, NoDeckError, find_decks

__all__ = [
    "BrowserFailedError",
    "BuildOptions",
    "BuiltDeck",
    "Diagnostic",
    "NoBrowserError",
    "NoDeckError",
    "SourceFile",
    "Span",
    "UnreadableDeckError",
    "build_deck",
    "check_deck",
]


@record
class BuiltDeck:
    """A deck as one page."""

    html: bytes
    """UTF-8: what `slidegen build` would have written."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong or doubtful, in the order of the source; `frame()` of each is its text for people."""


def build_deck(deck: str | os.PathLike[str], options: BuildOptions | None = None) -> BuiltDeck:
    """The page of `deck`.

    Raises NoDeckError where nothing or a folder of several decks is there, UnreadableDeckError where the
    file cannot be read as text.
    """
    built = Builder(_entry(deck), options or BuildOptions()).build()
    return BuiltDeck(built.html, tuple(built.report.in_order()))


def check_deck(
    deck: str | os.PathLike[str],
    options: BuildOptions | None = None,
    *,
    browser: bool = False,
    ratios: Sequence[str] = (),
) -> tuple[Diagnostic, ...]:
    """All that is wrong or doubtful in `deck`, in the order of the source.

    With `browser` also what must be laid out: whether each slide fits at every click, at the deck's ratio
    and at `ratios` such as `4:3`, and what axe finds. Raises as `build_deck` does, and with `browser`
    NoBrowserError where there is none, BrowserFailedError where it ends before it has answered.
    """
    entry, how = _entry(deck), options or BuildOptions()
    if not browser:
        return tuple(find_in_tree(entry, how, Path.cwd()).report)
    [report] = find_in_browser([for_browser(entry, how, Path.cwd(), ratios)])
    return tuple(report)


def _entry(deck: str | os.PathLike[str]) -> Entry:
    entries = find_decks(Path(deck), Path.cwd())
    if len(entries) > 1:
        names = ", ".join(f"`{entry.path.name}`" for entry in entries)
        raise NoDeckError(f"`{Path(deck).as_posix()}` is a folder of several decks: {names}")
    return entries[0]
