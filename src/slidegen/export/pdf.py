"""What a browser's PDF lacks: outline, labels of pages, title, author, and no clock in it.

In:  the PDF in its parts, in which each sheet has a name (`slidegen-sheet-0` …), links to slides have the
     slide's number, and what the sheets are. A sheet with notes may go on over pages.
Out: one PDF with an outline of the slides' titles by their levels.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfWriter
from pypdf.annotations import Text
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
from slidegen.core.records import record
from slidegen.export.joining import joined
from slidegen.export.options import ExportOptions
from slidegen.export.spoken import heading, note_text

PT = 0.75
"""Points in a CSS px."""
SHEET = "slidegen-sheet-"
SLIDE = "https://slide.invalid/"
"""Where `page.js` lets a link to a slide lead; the slide's number follows."""


@record
class Sheet:
    """What stands on one sheet of print."""

    slide: Slide
    click: int | None
    """None where a sheet is all of the slide."""
    is_notes: bool


def finish_pdf(
    printed: Sequence[BinaryIO], sheets: Sequence[Sheet], deck: Deck, options: ExportOptions
) -> tuple[bytes, int]:
    """The finished PDF and the number of its pages."""
    writer = joined(printed)
    pages = _first_pages(writer, len(sheets))
    _lead(writer, sheets)
    if options.notes and options.note_form == "annotations":
        _annotate(writer, sheets, pages)
    _trim(writer, deck.config)
    _outline(writer, sheets, pages)
    _label(writer, sheets, pages)
    _describe(writer, deck.config)
    finished = BytesIO()
    writer.write(finished)
    return finished.getvalue(), len(writer.pages)


def _first_pages(writer: PdfWriter, count: int) -> list[int]:
    """The page on which each sheet starts, from 0."""
    names = writer.root_object["/Dests"]
    assert isinstance(names, DictionaryObject)
    numbers = {page.indirect_reference: number for number, page in enumerate(writer.pages)}
    places = (names[f"/{SHEET}{index}"] for index in range(count))
    return [numbers[place[0]] for place in places if isinstance(place, ArrayObject)]


def _lead(writer: PdfWriter, sheets: Sequence[Sheet]) -> None:
    """Links to slides lead to their first sheets; those to slides that are not printed go."""
    first: dict[str, int] = {}
    for index, sheet in enumerate(sheets):
        first.setdefault(f"{SLIDE}{sheet.slide.no}", index)
    for page in writer.pages:
        kept = ArrayObject()
        for reference in page.get("/Annots", ArrayObject()):
            link = reference.get_object()
            address = str(link.get("/A", {}).get("/URI", ""))
            if address in first:
                del link["/A"]
                link[NameObject("/Dest")] = NameObject(f"/{SHEET}{first[address]}")
            if not address.startswith(SLIDE) or address in first:
                kept.append(reference)
        if "/Annots" in page:
            page[NameObject("/Annots")] = kept


def _annotate(writer: PdfWriter, sheets: Sequence[Sheet], pages: Sequence[int]) -> None:
    """Notes in the upper right corner of each slide's last page: read on the screen, not printed."""
    last = {sheet.slide.no: (sheet.slide, page) for sheet, page in zip(sheets, pages, strict=True)}
    for slide, page in last.values():
        note = note_text(slide)
        if note:
            box = writer.pages[page].mediabox
            corner = (box.right - 30, box.top - 30, box.right - 10, box.top - 10)
            mark = Text(rect=RectangleObject(corner), text=note, title_bar=heading(slide))
            mark[NameObject("/Name")] = NameObject("/Note")
            writer.add_annotation(page, mark)


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
