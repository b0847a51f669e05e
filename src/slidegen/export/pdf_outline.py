"""The outline of a PDF: titles, each with those below it, that lead to their pages."""

from __future__ import annotations

from collections.abc import Sequence

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from slidegen.core.records import record
from slidegen.export.pdf_file import PdfFile


@record
class Entry:
    """A title, and the page that it leads to."""

    title: str
    page: IndirectObject
    below: list[Entry]


def write_outline(file: PdfFile, entries: Sequence[Entry]) -> IndirectObject | None:
    """Write the entries, all of them open; where they start. None where there are none."""
    if not entries:
        return None
    top = file.reserve()
    file.put(top, _named({"/Type": NameObject("/Outlines"), **_write_below(file, top, entries)}))
    return top


def _write_below(file: PdfFile, above: IndirectObject, entries: Sequence[Entry]) -> dict[str, PdfObject]:
    """Write entries and all below them; what the entry above them says of them."""
    if not entries:
        return {}
    places = [file.reserve() for _ in entries]
    for at, entry in enumerate(entries):
        said: dict[str, PdfObject] = {
            "/Title": TextStringObject(entry.title),
            "/Dest": ArrayObject([entry.page, NameObject("/Fit")]),
            "/Parent": above,
            **_write_below(file, places[at], entry.below),
        }
        if at > 0:
            said["/Prev"] = places[at - 1]
        if at + 1 < len(places):
            said["/Next"] = places[at + 1]
        file.put(places[at], _named(said))
    return {"/First": places[0], "/Last": places[-1], "/Count": NumberObject(_count(entries))}


def _count(entries: Sequence[Entry]) -> int:
    return sum(1 + _count(entry.below) for entry in entries)


def _named(values: dict[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in values.items()})
