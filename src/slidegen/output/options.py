"""What the command line says of pages that are written, beside how they are built."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from slidegen.browser import missing_browser
from slidegen.build import BuildOptions, Hosting
from slidegen.core.records import record


@record
class WriteOptions:
    """What the command line says of pages that are written."""

    output: str | None = None
    """A file, a folder, or `-`; None: the folder `build`."""
    strict: bool = False
    """Warnings fail, too."""
    verify: bool = False
    """Each deck is built twice and compared."""
    processes: int | None = None
    """How many build at a time; None: one for each core, where there is enough to do."""
    browser: bool | None = None
    """Whether pictures for shared links are drawn; None: where a browser is there."""
    address: str | None = None
    """Of the folder that the pages will be in, with a slash at its end."""
    robots_txt: Literal["allow", "deny"] | None = None
    """Whether robots may come to the site; None: there is no such file."""

    @property
    def is_file(self) -> bool:
        """Whether a page is named, not a folder of pages."""
        if self.output is None:
            return False
        path = Path(self.output)
        return path.suffix.lower() in (".html", ".htm") and not path.is_dir()


def lack_of_browser(how: WriteOptions) -> str | None:
    """Why no picture can be drawn; empty where none is to be, None where nothing is in the way."""
    return "" if how.browser is False else missing_browser()


def hosted(options: BuildOptions, how: WriteOptions, *, is_site: bool, can_draw: bool) -> BuildOptions:
    """`options` with what is known of where the pages go; the pages' own names come later."""
    wants_picture = is_site or how.address is not None
    return replace(options, hosting=Hosting("", how.address, wants_picture, can_draw))


def site_address(typed: str) -> str | None:
    """The address of a folder as it is written into pages; None for what is none."""
    typed = typed.strip()
    try:
        parts = urlsplit(typed)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    if not is_address or parts.query or parts.fragment or any(sign in typed for sign in ' "<>'):
        return None
    return f"{typed.rstrip('/')}/"
