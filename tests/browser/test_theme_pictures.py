"""Every theme still looks as it did: its preview as a contact sheet, beside the one in `sheets/`.

A theme that is to look otherwise: `pytest tests/browser/test_theme_pictures.py --update` rewrites the sheets.
One that does not look as it should is written to `build/sheets`, to be looked at.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from contact_sheets import CELL, COLUMNS, contact_sheet, differences, keep
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser

from slidegen.build import Builder
from slidegen.decks import Entry
from slidegen.shipped import themes_dir
from slidegen.themes import load_theme, theme_names

pytestmark = pytest.mark.browser

KEPT = Path(__file__).parent / "sheets"
SEEN = Path(__file__).resolve().parents[2] / "build" / "sheets"
SCHEMES = {name: load_theme(themes_dir() / name).schemes for name in theme_names()}


@pytest.mark.parametrize("name", SCHEMES)
def test_a_theme_looks_as_it_did(
    name: str, browser: Browser, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    page = tmp_path / "preview.html"
    page.write_bytes(Builder(Entry(themes_dir() / name / "preview.md", name)).build().html)
    found = {}
    for scheme in SCHEMES[name]:
        sheet, kept = contact_sheet(browser, page, scheme), KEPT / f"{name}-{scheme}.webp"
        wrong = _compared(sheet, kept)
        if wrong and pytestconfig.getoption("--update"):
            keep(sheet, kept)
        elif wrong:
            keep(sheet, SEEN / kept.name)
            found[f"build/sheets/{kept.name}"] = wrong
    assert found == {}


def _compared(sheet: Image.Image, kept: Path) -> list[str]:
    if not kept.is_file():
        return ["there is no sheet to compare it with"]
    with Image.open(kept) as opened:
        before = opened.convert("RGB")
    if before.size != sheet.size:
        return ["it has another number of slides"]
    return [str(difference) for difference in differences(before, sheet)]


def test_no_sheet_is_kept_of_what_there_is_not() -> None:
    assert {file.stem for file in KEPT.iterdir()} == {
        f"{name}-{scheme}" for name, schemes in SCHEMES.items() for scheme in schemes
    }
    assert sum(file.stat().st_size for file in KEPT.iterdir()) < 500_000


def _drawn(*, down: int = 0, ink: str = "#1b1b1b", ground: str = "#ffffff") -> Image.Image:
    """A sheet whose slides have a title and lines of text."""
    sheet = Image.new("RGB", (COLUMNS * CELL[0], CELL[1]), ground)
    pen = ImageDraw.Draw(sheet)
    for slide in range(COLUMNS):
        left = slide * CELL[0]
        pen.rectangle((left + 12, 9 + down, left + 90, 17 + down), ink)
        for line in range(6):
            pen.line((left + 12, 30 + 10 * line, left + 150 - 9 * line, 30 + 10 * line), "#555555", 2)
    return sheet


def test_a_moved_title_and_another_colour_are_seen() -> None:
    usual = _drawn()
    for other in (_drawn(down=2), _drawn(ink="#3a6ea5"), _drawn(ground="#f6f6f6")):
        assert [found.slide for found in differences(usual, other)] == [1, 2, 3, 4, 5]


def test_letters_that_are_painted_otherwise_are_not_seen(tmp_path: Path) -> None:
    usual = _drawn()
    keep(usual, tmp_path / "kept.webp")
    with Image.open(tmp_path / "kept.webp") as kept:
        assert differences(kept.convert("RGB"), usual) == []
    assert differences(usual, usual.filter(ImageFilter.GaussianBlur(0.6))) == []
