"""A deck that is being served: its newest page, and what is wrong with it.

Builds are numbered from 1; what is shown before the first one is build 0. A build that yields the same page
and the same mistakes as the one before is no new build. Where none can be made (the entry cannot be read,
slidegen itself fails), the last page stays and the message says why: a server goes on whatever an author
saves.
"""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from slidegen.build import Builder, Built, Draft, UnreadableDeckError
from slidegen.cache import NotAtHandError
from slidegen.core.deck import Deck
from slidegen.core.diagnostics import Report
from slidegen.core.records import record


@record
class Line:
    """A place in a file, for an editor."""

    path: Path
    line: int
    """1-based."""


@record
class LivePage:
    """One build as it is served."""

    number: int
    """Of the build that `html` came from, from 1; it stands in the page, too. 0: a page to begin with."""
    html: bytes = field(repr=False)
    mistakes: tuple[str, ...] = ()
    """Errors as frames, for the overlay."""
    warnings: tuple[str, ...] = ()
    starts: tuple[Line, ...] = field(default=(), repr=False)
    """Of each slide, where its content begins: lines in the page count from there."""
    before: bytes = field(default=b"", repr=False)
    """The page of the build before this one, of which an open page wants the difference."""
    drafted: frozenset[int] = frozenset()
    """Numbers of the slides, from 1, of which open pages may show a draft that was made between the two."""


@record
class Facts:
    """What the gallery says of a deck."""

    title: str
    theme: str
    slides: int


@dataclass(slots=True)
class LiveDeck:
    """Builds one deck again and again, and holds the last page."""

    builder: Builder
    page: LivePage | None = None
    facts: Facts | None = None
    deck: Deck | None = None
    """As it was built last."""
    watched: frozenset[Path] = frozenset()
    """Files that the last build asked for."""
    _drafted: frozenset[int] = frozenset()
    _reach: frozenset[Path] = frozenset()
    """`watched`, and the folders in which these files come and go."""

    def begin(self) -> None:
        """Make a page to begin with, whose first slide is there: build 0. The first `rebuild` makes all, and
        says what is wrong.

        Raises UnreadableDeckError: there is no page to fall back on.
        """
        self.page = replace(self._take(self.builder.glimpse(), 0), mistakes=(), warnings=())

    def is_touched(self, places: Collection[Path]) -> bool:
        """Whether a change at `places`, which are files and folders, may be one of this deck."""
        return self.builder.entry.path in places or not self._reach.isdisjoint(places)

    def draft(self, touched: Collection[Path] | None, *, at_once: bool = False) -> Draft | None:
        """The slide in whose text the one file of the deck in `touched` was edited; None where only a build
        can tell. With `at_once`, one that may take long raises NotAtHandError.

        A build must follow.
        """
        own = [path for path in touched or () if path in self.watched]
        if self.page is None or len(own) != 1:
            return None
        try:
            draft = self.builder.draft(own[0], at_once=at_once)
        except NotAtHandError:
            raise
        except Exception:  # the build meets it again, and tells
            return None
        if draft is not None:
            self._drafted |= {draft.no}
        return draft

    def rebuild(self) -> LivePage | None:
        """Build the deck as it is now; the new page, or None when nothing changed."""
        last = self.page or LivePage(0, b"")
        try:
            page = self._take(self.builder.build(last.number + 1), last.number + 1)
        except UnreadableDeckError as error:
            self.watched |= {self.builder.entry.path}
            page = replace(last, mistakes=(str(error),), warnings=())
        except Exception as error:  # a bug of slidegen's must not end the preview
            traceback.print_exc()
            told = f"slidegen failed at this: {type(error).__name__}: {error} (the terminal has more)"
            page = replace(last, mistakes=(told,), warnings=())
        if self.facts is None:
            page = replace(page, number=last.number + 1, html=_notice(page.mistakes))
        if last.number and not self._drafted and _content(page) == _content(last):
            self.page = replace(last, starts=page.starts)
            return None
        if page.number > last.number:
            page = replace(page, before=last.html, drafted=self._drafted)
            self._drafted = frozenset()
        self.page = page
        return self.page

    def line_of(self, slide: int, offset: int, build: int) -> Line | None:
        """The place `offset` lines below where the content of slide `slide` (from 1) begins.

        None where `build` is not the newest, and for a file that the deck has not read.
        """
        page = self.page
        if page is None or page.number != build or not 1 <= slide <= len(page.starts):
            return None
        start = page.starts[slide - 1]
        return replace(start, line=max(1, start.line + offset)) if start.path in self.watched else None

    def _take(self, built: Built, number: int) -> LivePage:
        self.watched = built.asked
        self._reach = self.watched.union(path.parent for path in self.watched)
        self.facts = facts_of(built)
        self.deck = built.deck
        return LivePage(number, built.html, *_frames(built.report), tuple(self._starts(built)))

    def _starts(self, built: Built) -> Iterable[Line]:
        files = {slide.source.file.path for slide in built.deck.slides}
        paths = {file: (self.builder.cwd / file).resolve() for file in files}
        for slide in built.deck.slides:
            yield Line(paths[slide.source.file.path], slide.source.content_line)


def facts_of(built: Built) -> Facts:
    """What there is to say of a built deck."""
    return Facts(built.deck.config.title, built.deck.theme.name, len(built.deck.slides))


def _frames(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    errors = tuple(found.frame() for found in report if found.severity == "error")
    warnings = tuple(found.frame() for found in report if found.severity == "warning")
    return errors, warnings


def _content(page: LivePage) -> tuple[object, ...]:
    """What a reader would see: the number of the build, which is inside the page, is not part of it."""
    html = page.html.replace(b'"build":%d' % page.number, b'"build":0', 1)
    return html, page.mistakes, page.warnings


def _notice(mistakes: Iterable[str]) -> bytes:
    """In place of a deck that could not be read yet: says why, and looks again by itself."""
    from html import escape

    said = "\n".join(map(escape, mistakes))
    return (
        "<!doctype html>\n<html lang=en><meta charset=utf-8><title>Not yet readable</title>"
        '<meta name="color-scheme" content="dark light"><meta http-equiv="refresh" content="1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
        f"<h1>This deck cannot be read yet</h1>\n<pre>{said}</pre>\n"
    ).encode()
