"""What a browser's PDF lacks: outline, labels of pages, title, author, and no clock in it.

In:  the PDF in its parts, in which each sheet has a name (`slidegen-sheet-0` …), links to slides have the
     slide's number, and what the sheets are. A sheet with notes may go on over pages.
Out: one PDF with an outline of the slides' titles by their levels. Parts are read and written one after the
     other.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import BinaryIO

from pypdf import PageObject
from pypdf.annotations import Text
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)

from slidegen import __version__
from slidegen.core.deck import Config, Deck, Slide
from slidegen.core.records import record
from slidegen.export.joining import Joined, Part
from slidegen.export.options import ExportOptions
from slidegen.export.pdf_file import PdfFile
from slidegen.export.pdf_outline import Entry, write_outline
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
    printed: Sequence[BinaryIO], sheets: Sequence[Sheet], deck: Deck, options: ExportOptions, file: BinaryIO
) -> int:
    """Write the finished PDF to `file`; the number of its pages."""
    joined = Joined(PdfFile(file))
    firsts: list[int] = []
    for one in printed:
        part = Part(one)
        starts = _first_pages(part, len(firsts))
        _lead(part.pages, sheets)
        if options.notes and options.note_form == "annotations":
            own = sheets[len(firsts) : len(firsts) + len(starts)]
            _annotate(part.pages, own, starts)
        _trim(part.pages, deck.config)
        firsts += (len(joined.pages) + start for start in starts)
        joined.add(part)
        del part
        gc.collect()  # the objects of a part lead back to themselves, so they go when somebody looks for them
    root = {
        "/PageLabels": _labels(sheets, firsts, len(joined.pages)),
        "/Lang": TextStringObject(deck.config.lang),
        "/ViewerPreferences": DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)}),
        "/PageMode": NameObject("/UseOutlines"),
    }
    outline = write_outline(joined.file, _entries(joined, sheets, firsts))
    joined.finish(_about(deck.config), {**root, **({"/Outlines": outline} if outline else {})})
    return len(joined.pages)


def _first_pages(part: Part, before: int) -> list[int]:
    """The page of the part on which each of its sheets starts; `before` it are so many sheets."""
    starts = part.starts()
    count = sum(name.startswith(f"/{SHEET}") for name in starts)
    return [starts[f"/{SHEET}{before + index}"] for index in range(count)]


def _lead(pages: Sequence[PageObject], sheets: Sequence[Sheet]) -> None:
    """Links to slides lead to their first sheets; those to slides that are not printed go."""
    first: dict[str, int] = {}
    for index, sheet in enumerate(sheets):
        first.setdefault(f"{SLIDE}{sheet.slide.no}", index)
    for page in pages:
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


def _annotate(pages: Sequence[PageObject], sheets: Sequence[Sheet], starts: Sequence[int]) -> None:
    """Notes in the upper right corner of each slide's last page: read on the screen, not printed."""
    last = {sheet.slide.no: (sheet.slide, pages[start]) for sheet, start in zip(sheets, starts, strict=True)}
    for slide, page in last.values():
        note = note_text(slide)
        if note:
            box = page.mediabox
            corner = (box.right - 30, box.top - 30, box.right - 10, box.top - 10)
            mark = Text(rect=RectangleObject(corner), text=note, title_bar=heading(slide))
            mark[NameObject("/Name")] = NameObject("/Note")
            page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), mark])


def _trim(pages: Sequence[PageObject], config: Config) -> None:
    """Pages are as large as the canvas: Chromium's end at a whole dot of its printer."""
    width, height = config.width * PT, config.height * PT
    for page in pages:
        top = float(page.mediabox.top)
        page.mediabox = page.cropbox = RectangleObject((0, top - height, width, top))


def _entries(joined: Joined, sheets: Sequence[Sheet], firsts: Sequence[int]) -> list[Entry]:
    """A slide below the last one before it whose level is higher; slides without a title are left out."""
    top: list[Entry] = []
    above: list[tuple[int, list[Entry]]] = [(-1, top)]
    seen: set[int] = set()
    for sheet, first in zip(sheets, firsts, strict=True):
        slide = sheet.slide
        if slide.no in seen or not slide.title_text:
            continue
        seen.add(slide.no)
        above = [above[0], *((level, below) for level, below in above[1:] if level < slide.level)]
        entry = Entry(slide.title_text, joined.pages[first], [])
        above[-1][1].append(entry)
        above.append((slide.level, entry.below))
    return top


def _labels(sheets: Sequence[Sheet], firsts: Sequence[int], pages: int) -> DictionaryObject:
    """Pages are called as slides are: `3`, `3.2` for a click of it, `3 notes`."""
    numbers = ArrayObject()
    ends = (*firsts[1:], pages)
    for sheet, first, end in zip(sheets, firsts, ends, strict=True):
        click = "" if sheet.click is None else f".{sheet.click}"
        text = f"{sheet.slide.no}{' notes' if sheet.is_notes else click}"
        for page in range(first, end):
            label = DictionaryObject({NameObject("/P"): TextStringObject(text)})
            numbers.extend([NumberObject(page), label])
    return DictionaryObject({NameObject("/Nums"): numbers})


def _about(config: Config) -> DictionaryObject:
    """Title, author, subject, keywords. The one date is that of SOURCE_DATE_EPOCH."""
    said = {"/Title": config.title, "/Creator": f"slidegen {__version__}", "/Producer": "Chromium"}
    for name, key in (("/Author", "author"), ("/Subject", "info"), ("/Keywords", "keywords")):
        value = config.values.get(key)
        text = ", ".join(map(str, value)) if isinstance(value, list) else value
        if isinstance(text, str) and text.strip():
            said[name] = text.strip()
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        said["/CreationDate"] = datetime.fromtimestamp(int(epoch), UTC).strftime("D:%Y%m%d%H%M%SZ")
    return DictionaryObject({NameObject(key): TextStringObject(text) for key, text in said.items()})
