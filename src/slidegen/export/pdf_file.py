"""A PDF that is written object by object, so that what is written need not be held.

In:  objects of its own, and those of other PDFs, each once; a reference may be had before its object is.
Out: the file, with its table.
"""

from __future__ import annotations

from array import array
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
)

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
_ENTRY = "{start:010} {generation:05} {kind} \n"
"""A line of the table: twenty bytes, whatever stands in it."""


class PdfFile:
    """A file that grows; only where its objects start is kept."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._starts = array("Q")
        self._shared: dict[bytes, IndirectObject] = {}
        file.write(_HEAD)

    def reserve(self) -> IndirectObject:
        """The reference of an object that is written later."""
        self._starts.append(0)
        return IndirectObject(len(self._starts), 0, self)

    def put(self, reference: IndirectObject, value: PdfObject) -> None:
        """Write the object that `reference` was reserved for."""
        self._starts[reference.idnum - 1] = self._file.tell()
        self._file.write(f"{reference.idnum} 0 obj\n".encode("ascii"))
        value.write_to_stream(self._file)
        self._file.write(b"\nendobj\n")

    def add(self, value: PdfObject) -> IndirectObject:
        """Write an object that is like no other."""
        reference = self.reserve()
        self.put(reference, value)
        return reference

    def share(self, value: PdfObject) -> IndirectObject:
        """Write an object, or find the one that was written with the same bytes."""
        written = BytesIO()
        value.write_to_stream(written)
        digest = sha256(written.getbuffer()).digest()
        known = self._shared.get(digest)
        if known is None:
            known = self._shared[digest] = self.add(value)
        return known

    def finish(self, root: DictionaryObject, about: DictionaryObject) -> None:
        """Write what leads to all else, and the table."""
        ends: dict[str, PdfObject] = {"/Root": self.add(root), "/Info": self.add(about)}
        ends["/Size"] = NumberObject(len(self._starts) + 1)
        start = self._file.tell()
        self._file.write(f"xref\n0 {len(self._starts) + 1}\n".encode("ascii"))
        self._file.write(_ENTRY.format(start=0, generation=65535, kind="f").encode("ascii"))
        for at in self._starts:
            self._file.write(_ENTRY.format(start=at, generation=0, kind="n").encode("ascii"))
        self._file.write(b"trailer\n")
        DictionaryObject({NameObject(key): value for key, value in ends.items()}).write_to_stream(self._file)
        self._file.write(f"\nstartxref\n{start}\n%%EOF\n".encode("ascii"))


class Moved:
    """What another PDF has, on its way into a file.

    Values are changed themselves and not copied: nobody else has them.
    """

    def __init__(self, reader: PdfReader, file: PdfFile) -> None:
        self._reader = reader
        self._file = file
        self._places: dict[int, IndirectObject] = {}
        """By the numbers that objects have in the other PDF."""

    def reserve(self, reference: IndirectObject) -> IndirectObject:
        """A place for an object that is written later: what leads back to itself must have one."""
        return self.lead(reference, self._file.reserve())

    def lead(self, reference: IndirectObject, place: IndirectObject) -> IndirectObject:
        """Let `reference` lead to an object of the file; its place."""
        self._places[reference.idnum] = place
        return place

    def write(self, reference: IndirectObject) -> None:
        """Write an object that has a place."""
        self._file.put(self._places[reference.idnum], self.value(self._found(reference)))

    def value(self, value: PdfObject) -> PdfObject:
        """A value as the file has it: with what it refers to, which is written where it is not."""
        match value:
            case IndirectObject():
                return self._place(value)
            case DictionaryObject():
                for key, inner in list(value.items()):
                    value[key] = self.value(inner)
            case ArrayObject():
                value[:] = [self.value(inner) for inner in value]
            case _:
                pass
        return value

    def _place(self, reference: IndirectObject) -> IndirectObject:
        place = self._places.get(reference.idnum)
        if place is None:
            place = self.lead(reference, self._file.share(self.value(self._found(reference))))
            # What is written is not asked for again, and may be a large picture.
            self._reader.resolved_objects.pop((reference.generation, reference.idnum), None)
        return place

    @staticmethod
    def _found(reference: IndirectObject) -> PdfObject:
        found = reference.get_object()
        return NullObject() if found is None else found
