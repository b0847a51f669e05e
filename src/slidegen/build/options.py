"""What the command line says of a build."""

from __future__ import annotations

from pathlib import Path

from slidegen.core.records import record


@record
class Hosting:
    """Where a page goes, for what those are told who show a link to it."""

    page: str
    """The file's name, beside which stands what goes with it; empty where it is written to no file."""
    address: str | None = None
    """Of the folder that it is in, with a slash at the end: `https://example.org/talks/`."""
    wants_picture: bool = False
    """It has a picture of its first slide, though its deck asks for none."""
    can_draw: bool = True
    """There is a browser to make one, and a place for it."""


@record
class BuildOptions:
    """What the command line says of a build."""

    theme: str | None = None
    """Over the deck's own; a path is relative to the working folder."""
    notes: bool = True
    """Speaker notes go into the file."""
    root: Path | None = None
    """The project root; None: the nearest folder above with a mark of one."""
    split: str | int | None = None
    """Which headings begin slides: `headings`, or down to which level; over the deck's own `split`."""
    cache: bool = True
    """Use the disk cache."""
    audience: bool = False
    """The page is handed out: nothing in it is for the speaker alone (audience.py); goes without notes."""
    ratio: float | None = None
    """Width by height of a slide, over the deck's own."""
    live: bool = False
    """The page is served: its elements say from which line they are, its slides by what they are known."""
    remote: bool = False
    """The page is served to phones, too: it tells the server where the talk is."""
    hosting: Hosting | None = None
    """None: the page is served, looked at or exported, nobody shows a link to it."""
    robots: str | None = None
    """What search engines may do with the page, over the deck's own."""
