"""What a browser's PDF lacks: outline, labels of pages, title, author, and no clock in it.

In:  the PDF, in which each sheet has a name (`slidegen-sheet-0` …), and what the sheets are. A sheet with
     notes may go on over pages. Out: the PDF with an outline of the slides' titles by their levels.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from slidegen import __version__
from slidegen.core.deck import Config, Deck, Slide

PT = 0.75
"""Points in a CSS px."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one sheet of print."""

    slide: Slide
    click: int | None
    """None where a sheet is all of the slide."""
    is_notes: bool


def finish_pdf(printed: BinaryIO, sheets: Sequence[Sheet], deck: Deck) -> tuple[bytes, int]:
    """The finished PDF and the number of its pages."""
    reader = PdfReader(printed)
    pages = _first_pages(reader, len(sheets))
    writer = PdfWriter(clone_from=reader)
    _trim(writer, deck.config)
    _outline(writer, sheets, pages)
    _label(writer, sheets, pages)
    _describe(writer, deck.config)
    finished = BytesIO()
    writer.write(finished)
    return finished.getvalue(), len(writer.pages)


def _first_pages(reader: PdfReader, count: int) -> list[int]:
    """The page on which each sheet starts, from 0."""
    named = {name.lstrip("/"): place for name, place in reader.named_destinations.items()}
    found = [reader.get_destination_page_number(named[f"slidegen-sheet-{index}"]) for index in range(count)]
    return [page or 0 for page in found]


def _trim(writer: PdfWriter, config: Config) -> None:
    """Pages are as large as the canvas: Chromium's end at a whole dot of its printer."""
    width, height = config.width * PT, config.height * PT
    for page in writer.pages:
        top = float(page.mediabox.top)
        page.mediabox = page.cropbox = RectangleObject((0, top - height, width, top))


def _outline(writer: PdfWriter, sheets: Sequence[Sheet], pages: Sequence[int]) -> None:
    """A slide below the last one before it whose level is higher; slides without a title are left out."""
    above: list[tuple[int, IndirectObject]] = []
    seen: set[int] = set()
    for sheet, page in zip(sheets, pages, strict=True):
        slide = sheet.slide
        if slide.no in seen or not slide.title_text:
            continue
        seen.add(slide.no)
        above = [(level, item) for level, item in above if level < slide.level]
        parent = above[-1][1] if above else None
        item = writer.add_outline_item(title=slide.title_text, page_number=page, parent=parent)
        above.append((slide.level, item))


def _label(writer: PdfWriter, sheets: Sequence[Sheet], pages: Sequence[int]) -> None:
    """Pages are called as slides are: `3`, `3.2` for a click of it, `3 notes`."""
    numbers = ArrayObject()
    ends = (*pages[1:], len(writer.pages))
    for sheet, first, end in zip(sheets, pages, ends, strict=True):
        click = "" if sheet.click is None else f".{sheet.click}"
        text = f"{sheet.slide.no}{' notes' if sheet.is_notes else click}"
        for page in range(first, end):
            label = DictionaryObject({NameObject("/P"): TextStringObject(text)})
            numbers.extend([NumberObject(page), label])
    labels = DictionaryObject({NameObject("/Nums"): numbers})
    writer.root_object[NameObject("/PageLabels")] = labels


def _describe(writer: PdfWriter, config: Config) -> None:
    """Title, author, subject, keywords, language. The one date is that of SOURCE_DATE_EPOCH."""
    said = {"/Title": config.title, "/Creator": f"slidegen {__version__}", "/Producer": "Chromium"}
    for name, key in (("/Author", "author"), ("/Subject", "info"), ("/Keywords", "keywords")):
        value = config.values.get(key)
        text = ", ".join(map(str, value)) if isinstance(value, list) else value
        if isinstance(text, str) and text.strip():
            said[name] = text.strip()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        said["/CreationDate"] = datetime.fromtimestamp(int(epoch), UTC).strftime("D:%Y%m%d%H%M%SZ")
    writer.metadata = said
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(config.lang)
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = shown
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
