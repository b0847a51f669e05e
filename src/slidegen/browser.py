"""A Chromium that shows a built page, where one is installed: the only module that knows its driver.

In:  a page's file, the size and colours it is to be seen with. Out: what its scripts answer, the paper
that it prints, the picture that it makes.

It never waits for the network to be idle: a page says itself when it is ready (`data-slidegen-ready`).
It has no time-outs of its own either: who asks says how long (`asyncio.timeout`), and what to call it.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from slidegen.core.records import record

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page, Playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = (
    # Without these Chromium asks its maker's servers for things at every start.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pictures alike on every machine; letters as wide on the screen as on paper.
    "--disable-gpu",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    # A frame that is a process of its own is printed without its grounds.
    "--disable-site-isolation-trials",
)
VARIABLE = "SLIDEGEN_CHROMIUM"
QUALITY = {"webp": 100, "jpeg": 90}
"""Of pictures, in per cent; WebP's 100 is without loss."""
NO_DRIVER = "this needs a browser's driver: pip install 'slidegen[browser]'"
NO_PROGRAM = (
    "no Chromium, Chrome or Edge is here: install one, or run `playwright install chromium`, "
    f"or name one in {VARIABLE}"
)
_OWN_FOLDERS = (".cache/ms-playwright", "Library/Caches/ms-playwright", "AppData/Local/ms-playwright")
"""Where Playwright keeps browsers, from the user's folder."""
_CHUNK = 1 << 20

PictureKind = Literal["png", "webp", "jpeg"]


class NoBrowserError(Exception):
    """There is no browser, or nothing that drives it; the message says what to install."""


class BrowserFailedError(Exception):
    """The browser did not do what it was told; the message has its own words."""


@record
class View:
    """How a page is looked at."""

    width: int
    """Of the window, CSS px."""
    height: int
    """Of the window, CSS px."""
    dark: bool = False
    """The system's colour scheme."""


class Window:
    """One page in the browser."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._session = session
        self._address = ""

    async def open(self, file: Path, fragment: str) -> None:
        """Shows the page `file` at `#fragment`, and is done when the page is ready."""
        self._address = file.as_uri()
        await self._show(fragment)

    async def open_anew(self, fragment: str) -> None:
        """Leaves the page, so that the browser has back what it took, and shows it at `#fragment`."""
        await self._page.goto("about:blank")
        await self._session.send("HeapProfiler.collectGarbage")
        await self._show(fragment)

    async def _show(self, fragment: str) -> None:
        await self._page.goto(f"{self._address}#{fragment}", wait_until="commit")
        await self._page.wait_for_selector("html[data-slidegen-ready]", state="attached")

    async def resize(self, width: int, height: int) -> None:
        """Makes the window as large as said, in CSS px."""
        await self._page.set_viewport_size({"width": width, "height": height})

    async def ask(self, function: str, argument: object = None) -> Any:
        """What a JavaScript function answers, awaited, as JSON has it."""
        return await self._page.evaluate(function, argument)

    async def print_to(self, file: BinaryIO) -> None:
        """Prints the page as PDF, with its own page size and with tags; a chunk a time."""
        printed = await self._session.send(
            "Page.printToPDF",
            {
                "preferCSSPageSize": True,
                "printBackground": True,
                "generateTaggedPDF": True,
                "transferMode": "ReturnAsStream",
            },
        )
        handle = {"handle": printed["stream"]}
        is_more = True
        while is_more:
            part = await self._session.send("IO.read", {**handle, "size": _CHUNK})
            data = part["data"]
            file.write(base64.b64decode(data) if part.get("base64Encoded") else data.encode("utf-8"))
            is_more = not part["eof"]
        await self._session.send("IO.close", handle)

    async def take_picture(self, kind: PictureKind, scale: float) -> bytes:
        """What the window shows, `scale` pixels for each CSS px; WebP without loss."""
        quality = {"quality": QUALITY[kind]} if kind in QUALITY else {}
        clip = {"x": 0, "y": 0, **(self._page.viewport_size or {}), "scale": scale}
        taken = await self._session.send("Page.captureScreenshot", {"format": kind, "clip": clip, **quality})
        return base64.b64decode(taken["data"])

    async def clear_ground(self) -> None:
        """Makes what lies behind the page transparent in pictures."""
        colour = {"r": 0, "g": 0, "b": 0, "a": 0}
        await self._session.send("Emulation.setDefaultBackgroundColorOverride", {"color": colour})


@asynccontextmanager
async def open_window(view: View, script: str) -> AsyncIterator[Window]:
    """A window in a browser of its own; `script` runs in its pages before their own scripts.

    Raises NoBrowserError, BrowserFailedError.
    """
    if find_spec("playwright") is None:
        raise NoBrowserError(NO_DRIVER)
    from playwright.async_api import Error, async_playwright

    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=_program(playwright), args=_flags(), handle_sigint=False
            )
            try:
                context = await browser.new_context(
                    viewport={"width": view.width, "height": view.height},
                    color_scheme="dark" if view.dark else "light",
                    reduced_motion="reduce",
                )
                context.set_default_timeout(0)
                await context.add_init_script(script)
                page = await context.new_page()
                yield Window(page, await context.new_cdp_session(page))
            finally:
                await browser.close()
    except Error as error:
        raise BrowserFailedError(error.message.strip().split("\n")[0]) from error


def missing_browser() -> str | None:
    """Why `open_window` will find no browser, with what to install; None where one seems to be here.

    The driver knows for sure, but it takes half a second to ask it.
    """
    if find_spec("playwright") is None:
        return NO_DRIVER
    try:
        if _on_this_machine() is not None:
            return None
    except NoBrowserError as error:
        return str(error)
    named = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = [Path(named)] if named else [Path.home() / folder for folder in _OWN_FOLDERS]
    return None if any(any(folder.glob("chromium*-*")) for folder in folders) else NO_PROGRAM


def _program(playwright: Playwright) -> str:
    """The browser's path: what a variable names, what the machine has, what Playwright brought."""
    found = _on_this_machine() or playwright.chromium.executable_path
    if not Path(found).is_file():
        raise NoBrowserError(NO_PROGRAM)
    return found


def _on_this_machine() -> str | None:
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            raise NoBrowserError(f"{VARIABLE} names no file: {named}")
        return named
    found = (shutil.which(name) for name in PROGRAMS)
    return next((place for place in (*found, *PLACES) if place and Path(place).is_file()), None)


def _flags() -> list[str]:
    """As root (in a container) Chromium's sandbox cannot be set up."""
    is_root = sys.platform != "win32" and os.geteuid() == 0
    return [*FLAGS, *(["--no-sandbox"] if is_root else [])]
