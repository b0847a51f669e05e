"""The deck that is being served: its newest page, and what is wrong with it.

Builds are numbered from 1. A build that yields the same page and the same mistakes as the one before
is no new build. When the entry cannot be read, the last page stays and the message says why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from slidegen.build import Builder, UnreadableDeckError
from slidegen.core.diagnostics import Report

NO_PAGE = b"""<!doctype html>
<meta charset="utf-8"><title>slidegen</title>
<div id="app"></div>
"""


@dataclass(frozen=True, slots=True)
class LivePage:
    """One build as it is served."""

    number: int
    """Counts from 1."""
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

    def rebuild(self) -> LivePage | None:
        """Build the deck as it is now; the new page, or None when nothing changed."""
        number = self.page.number + 1 if self.page else 1
        try:
            built = self.builder.build(number, live=True)
        except UnreadableDeckError as error:
            self.watched = self.watched or frozenset({self.builder.entry.path})
            html = self.page.html if self.page else NO_PAGE
            return self._publish(LivePage(number, html, (str(error),), ()))
        self.watched = built.asked
        return self._publish(LivePage(number, built.html, *_frames(built.report)))

    def _publish(self, page: LivePage) -> LivePage | None:
        last = self.page
        if last is not None and _content(last) == _content(page):
            return None
        self.page = page
        return page


def _frames(report: Report) -> tuple[tuple[str, ...], tuple[str, ...]]:
    errors = tuple(found.frame() for found in report if found.severity == "error")
    warnings = tuple(found.frame() for found in report if found.severity == "warning")
    return errors, warnings


def _content(page: LivePage) -> tuple[object, ...]:
    """What a reader would see: the number of the build, which is inside the page, is not part of it."""
    html = page.html.replace(b'"build":%d' % page.number, b'"build":0', 1)
    return html, page.mistakes, page.warnings
