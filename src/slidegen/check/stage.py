"""Decks in a browser: what only a page that is laid out can show.

In:  the pages of decks, whose elements know their lines. Out: what is found of each. One browser is started
     for all of them, and each page is opened once.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from slidegen.browser import BrowserFailedError, View, Window, open_window
from slidegen.build import Built
from slidegen.bundle import join_features
from slidegen.check.barriers import axe_script
from slidegen.check.rules import ON_LAID_PAGE, ON_LAID_SLIDE
from slidegen.core.diagnostics import Diagnostic
from slidegen.core.records import record
from slidegen.shipped import assets_dir

PATIENCE = 30
"""Seconds that a slide may take, at all of its clicks."""
MODULES = ("fit", "barriers")
"""Of assets/check: what they export is asked for as `slidegenCheck.<name>`."""


@record
class Look:
    """A page that is to be looked at."""

    built: Built
    is_own: bool = True
    """It has the ratio that the deck asks for."""


def look_at(looks: Sequence[Look]) -> list[list[Diagnostic]]:
    """What is found on each page. Raises NoBrowserError, BrowserFailedError."""
    return asyncio.run(_look_at(looks))


async def _look_at(looks: Sequence[Look]) -> list[list[Diagnostic]]:
    with TemporaryDirectory(prefix="slidegen-", ignore_cleanup_errors=True) as folder:
        async with open_window(View(980, 552), _script()) as window:
            # A name for each: at the same address but for its fragment a browser opens nothing.
            files = [Path(folder).resolve() / f"{index}.html" for index in range(len(looks))]
            return [await _look(window, *each) for each in zip(looks, files, strict=True)]


async def _look(window: Window, look: Look, file: Path) -> list[Diagnostic]:
    built = look.built
    found: list[Diagnostic] = []
    await asyncio.to_thread(file.write_bytes, built.html)
    await window.resize(built.deck.config.width, built.deck.config.height)
    what = "the page"
    try:
        async with asyncio.timeout(PATIENCE):
            await window.open(file, "/1")
        for slide in built.deck.slides:
            what = f"slide {slide.no}"
            async with asyncio.timeout(PATIENCE):
                for on_slide in ON_LAID_SLIDE:
                    found += await on_slide(window, built, slide)
        what = "the deck"
        async with asyncio.timeout(PATIENCE + len(built.deck.slides)):
            for on_page in ON_LAID_PAGE if look.is_own else ():
                found += await on_page(window, built)
    except TimeoutError:
        path = built.deck.source.file.path
        raise BrowserFailedError(f"{path}: {what} took too long in the browser") from None
    finally:
        await asyncio.to_thread(file.unlink)
    return found


def _script() -> str:
    """Axe and the measuring modules, which do nothing until they are asked."""
    modules = [assets_dir() / "check" / f"{name}.js" for name in MODULES]
    return (
        f"{axe_script()}\n;"
        f"globalThis.slidegenCheck = Object.fromEntries({join_features(modules)}"
        f".map((one, index) => [{json.dumps(MODULES)}[index], one]));"
    )
