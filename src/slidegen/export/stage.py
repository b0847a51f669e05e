"""A built page in a browser, ready to be printed or to have its picture taken."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from slidegen.browser import View, Window, open_window
from slidegen.build import Built
from slidegen.export.options import ExportOptions
from slidegen.export.patience import within

MEASURING = ("looks.js", "words.js", "paragraphs.js", "shots.js", "pieces.js")
"""Scripts that measure what stands on a slide, in the order in which they need each other."""


@asynccontextmanager
async def on_stage(
    built: Built, fragment: str, options: ExportOptions, scripts: Sequence[str] = ()
) -> AsyncIterator[Window]:
    """The deck in a window as large as its canvas, at an address within it, with `scripts` of this room.

    Raises NoBrowserError, BrowserFailedError, TooSlowError.
    """
    config = built.deck.config
    here = Path(__file__)
    texts = (here.with_name(name).read_text(encoding="utf-8") for name in ("page.js", *scripts))
    script = "\n".join(texts)
    view = View(config.width, config.height, options.dark)
    with TemporaryDirectory(prefix="slidegen-", ignore_cleanup_errors=True) as folder:
        file = Path(folder).resolve() / "deck.html"
        file.write_bytes(built.html)
        async with open_window(view, script) as window:
            async with within(options.timeout, "opening the page"):
                await window.open(file, fragment)
            yield window


async def begin_anew(window: Window, fragment: str, options: ExportOptions) -> None:
    """The deck at another address, in a fresh page: what the one before has taken is given back.

    Raises TooSlowError.
    """
    async with within(options.timeout, "opening the page"):
        await window.open_anew(fragment)


async def settle(window: Window, no: int, options: ExportOptions) -> None:
    """Waits until all is there that slide `no` shows. Raises TooSlowError, which names it."""
    gc.collect(1)  # the driver's calls keep the frames they were made from, and the pictures in them
    async with within(options.timeout, f"slide {no}"):
        await window.ask("(no) => slidegenExport.settle(no)", no)
