"""The deck that is being served: its newest page, and what is wrong with it.

Builds are numbered from 1. A build that yields the same page and the same mistakes as the one before
is no new build. When the entry cannot be read, the last page stays and the message says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from slidegen.build import Builder, UnreadableDeckError
from slidegen.core.diagnostics import Report


@dataclass(frozen=True, slots=True)
class LivePage:
    """One build as it is served."""

    number: int
    """Of the build that `html` came from, from 1; it stands in the page, too."""
    html: bytes = field(repr=False)
    mistakes: tuple[str, ...]
    """Errors as frames, for the overlay."""
    warnings: tuple[str, ...]


@dataclass(slots=True)
class LiveDeck:
    """Builds one deck again and again, and holds the last page."""

    builder: Builder
    page: LivePage | None = None
    watched: frozenset[Path] = frozenset()
    """Files that the last build asked for."""

    def first_build(self) -> LivePage:
        """Build the deck for the first time. Raises UnreadableDeckError: there is no page to fall back on."""
        self.page = self._build(1)
        return self.page

    def rebuild(self) -> LivePage | None:
        """Build the deck as it is now; the new page, or None when nothing changed."""
        last = self.page or self.first_build()
        try:
            page = self._build(last.number + 1)
        except UnreadableDeckError as error:
            page = LivePage(last.number, last.html, (str(error),), ())
        if _content(page) == _content(last):
            return None
        self.page = page
        return page

    def _build(self, number: int) -> LivePage:
        built = self.builder.build(number)
        self.watched = built.asked
        return LivePage(number, built.html, *_frames(built.report))


def _frames(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    errors = tuple(found.frame() for found in report if found.severity == "error")
    warnings = tuple(found.frame() for found in report if found.severity == "warning")
    return errors, warnings


def _content(page: LivePage) -> tuple[object, ...]:
    """What a reader would see: the number of the build, which is inside the page, is not part of it."""
    html = page.html.replace(b'"build":%d' % page.number, b'"build":0', 1)
    return html, page.mistakes, page.warnings
