"""A deck as one picture, all slides small side by side, and whether two such pictures show the same.

What is compared are means of blocks: letters that another browser paints a little thicker leave them as
they are, a title that stands elsewhere or has another colour does not.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser

CELL = (196, 110)
"""px of a slide on the sheet: a fifth of its canvas."""
COLUMNS = 5
BLOCK = (7, 5)
"""px of a block of a slide on the sheet."""
STRONG = 32
"""Of 255: by how much the mean of a block may be another one, in red, green or blue."""
FAINT = 2.2
"""The same for the mean of all blocks of a slide."""
COLOURS = 256
"""That a kept sheet has: with fewer of them it takes a third of the room."""


@dataclass(frozen=True)
class Difference:
    """A slide that is another one."""

    slide: int
    """1-based."""
    strongest: int
    """Difference of the block that differs most, of 255."""
    mean: float

    def __str__(self) -> str:
        return f"slide {self.slide}: a block by {self.strongest} of 255, all by {self.mean:.1f}"


def contact_sheet(browser: Browser, page_file: Path, scheme: str) -> Image.Image:
    """The slides of a built page as they are printed: at their last click, and at rest."""
    context = browser.new_context(
        viewport={"width": 980, "height": 552},
        device_scale_factor=0.5,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(page_file.as_uri() + "#/print")
    page.wait_for_selector("html[data-slidegen-ready]", state="attached")
    page.evaluate("document.fonts.ready")
    # What the view offers beside the slides.
    page.evaluate("document.querySelectorAll('body > :not(#app)').forEach((one) => one.remove())")
    total = int(page.evaluate("slidegen.nav.total"))
    shot = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    context.close()
    height = shot.height / total
    sheet = Image.new("RGB", (COLUMNS * CELL[0], math.ceil(total / COLUMNS) * CELL[1]))
    for at in range(total):
        slide = (0, round(at * height), shot.width, round((at + 1) * height))
        sheet.paste(shot.resize(CELL, Image.Resampling.BOX, slide), _corner(at))
    return sheet


def keep(sheet: Image.Image, file: Path) -> None:
    """Writes a sheet to a WebP without loss but of colours."""
    file.parent.mkdir(parents=True, exist_ok=True)
    few = sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    few.convert("RGB").save(file, "WEBP", lossless=True, quality=100, method=6)


def differences(one: Image.Image, other: Image.Image) -> list[Difference]:
    """The slides that are not the same on two sheets of the same size."""
    assert one.size == other.size, "sheets of as many slides"
    all_slides = (_difference(at, one, other) for at in range(_count(one)))
    return [found for found in all_slides if found.strongest > STRONG or found.mean > FAINT]


def _difference(at: int, one: Image.Image, other: Image.Image) -> Difference:
    left, top = _corner(at)
    box = (left, top, left + CELL[0], top + CELL[1])
    size = (CELL[0] // BLOCK[0], CELL[1] // BLOCK[1])
    first, second = (sheet.crop(box).resize(size, Image.Resampling.BOX) for sheet in (one, other))
    values = list(ImageChops.difference(first, second).tobytes())
    return Difference(at + 1, max(values), sum(values) / len(values))


def _count(sheet: Image.Image) -> int:
    return COLUMNS * (sheet.height // CELL[1])


def _corner(at: int) -> tuple[int, int]:
    return (at % COLUMNS * CELL[0], at // COLUMNS * CELL[1])
