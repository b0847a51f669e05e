"""The file of a deck, and those that it imports → `DeckSource`.

    Sources ─ split ─▶ lines of slides ─ frontmatter, notes, titles ─▶ slides ─ includes ─▶ those shown

Parsing always yields a deck with a slide: what is wrong goes into the report, each with its place.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from slidegen.core.deck import DeckSource, Settings, SlideSource
from slidegen.core.diagnostics import Report, Span
from slidegen.core.sources import Sources
from slidegen.parse.foreign import tell_foreign
from slidegen.parse.headings import split_level
from slidegen.parse.includes import Includes
from slidegen.parse.written import WrittenFile


def parse_deck(
    path: Path, name: str, root: Path, sources: Sources, report: Report, *, split: str | int | None = None
) -> DeckSource:
    """The deck in the file `path`, called `name`; `split` is over the headmatter's.

    Raises what `Sources.read` raises when `path` cannot be read: OSError, NotTextError,
    OutsideRootsError. All else is told to `report`.
    """
    includes = Includes(path.parent, root, sources, report)
    entry = includes.read(path)
    headmatter = entry.slides[0].source.settings
    level = split_level(headmatter.get("split") if split is None else split)
    if level:
        entry = includes.split(entry, level)
    tell_foreign(entry.file, headmatter, report)
    slides = tuple(includes.shown(entry)) or (_no_slide(entry, report),)
    _tell_empty(entry, report)
    return DeckSource(name, path, entry.file, root, headmatter, slides)


def _no_slide(entry: WrittenFile, report: Report) -> SlideSource:
    """The slide of a deck whose slides are all hidden."""
    first = entry.slides[0].source
    span = first.settings.spans.get("hide") or first.settings.spans.get("disabled") or first.span
    report.warning("no-slides", "every slide of the deck is hidden", span, "show one of them")
    return replace(first, content="", note=None, title=None, level=None, settings=Settings())


def _tell_empty(entry: WrittenFile, report: Report) -> None:
    first = entry.slides[0]
    has_text = first.source.content or first.source.note or first.source.settings
    if len(entry.slides) == 1 and not has_text and first.lines.frontmatter is None:
        report.warning("empty-deck", "the deck is empty", Span(entry.file, 1), "write `# A title`")
