"""Covers → the pictures that are shown with links: one browser for all, each page opened once.

In:  pages of one slide each, of the picture's shape (`build/publishing.py`). Out: PNG, or JPEG where a
     photograph is on it; the same bytes from the same page.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from slidegen.browser import View, open_window
from slidegen.build import PICTURE_SIZE, SharePicture
from slidegen.export.patience import TooSlowError, within

SECONDS = 120
"""That the browser has for one slide: it is to find the one that never ends, not a machine that is busy."""
LAST = 99
"""A click beyond the last one: all is there that the slide shows."""
_BARE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("body > :not(#app) { display: none !important }");
  document.adoptedStyleSheets.push(sheet);
}"""
"""Takes away what is there to move on with."""


async def draw_covers(wanted: Sequence[SharePicture]) -> AsyncGenerator[bytes | str, None]:
    """The picture of each, in order, or why it cannot be made. Raises NoBrowserError, BrowserFailedError."""
    script = Path(__file__).with_name("page.js").read_text(encoding="utf-8")
    with TemporaryDirectory(prefix="slidegen-", ignore_cleanup_errors=True) as folder:
        async with open_window(View(*PICTURE_SIZE), script) as window:
            for index, picture in enumerate(wanted):
                assert picture.cover is not None, "it is to be drawn"
                # A name for each: at the same address but for its fragment a browser opens nothing.
                file = Path(folder).resolve() / f"{index}.html"
                file.write_bytes(picture.cover)
                try:
                    async with within(SECONDS, "its first slide"):
                        await window.open(file, f"/1?clicks={LAST}")
                        await window.ask(_BARE)
                        await window.ask("(no) => slidegenExport.settle(no)", 1)
                        drawn = await window.take_picture(picture.kind, 1)
                except TooSlowError:
                    yield f"the first slide took longer than {SECONDS} s in the browser"
                else:
                    yield drawn
                file.unlink()
