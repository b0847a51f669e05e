"""The parts of a PDF that a browser printed → one: pages, tags, names.

In:  parts, one after the other. Out: their objects in the file of the whole. Of a part that is written
nothing is held but where its pages and names are, so that a long deck takes no more than a part.

What stands in several parts, such as a picture, is kept once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
)

from slidegen.export.joining_tags import Tags, dictionary
from slidegen.export.pdf_file import Moved, PdfFile

_JOINED = frozenset(("/Dests", "/Outlines", "/Pages", "/StructTreeRoot"))
"""What the root of the whole has of its own."""


class Part:
    """A part as it is read. Its pages may be changed until it is added."""

    def __init__(self, file: BinaryIO) -> None:
        self.reader = PdfReader(file)
        self.root = self.reader.root_object
        self.pages = list(self.reader.pages)

    def starts(self) -> Mapping[str, int]:
        """On which page, from 0, each name is."""
        numbers = {page.indirect_reference: number for number, page in enumerate(self.pages)}
        return {name: numbers[place[0]] for name, place in self.names()}

    def names(self) -> Iterator[tuple[str, ArrayObject]]:
        """Each name, with its `/`, and the place that it leads to."""
        for name, value in dictionary(self.root["/Dests"]).items():
            place = value.get_object()
            assert isinstance(place, ArrayObject)
            yield name, place


class Joined:
    """One document of the parts that were added."""

    def __init__(self, file: PdfFile) -> None:
        self.file = file
        self.pages: list[IndirectObject] = []
        self._above = file.reserve()
        self._names = DictionaryObject()
        self._root = DictionaryObject()
        self._tags = Tags(file)

    def add(self, part: Part) -> None:
        """Write what is in a part."""
        moved = Moved(part.reader, self.file)
        for page in part.pages:
            assert page.indirect_reference is not None
            self.pages.append(moved.reserve(page.indirect_reference))
            for mark in _marks(page):
                moved.reserve(mark)
        for page in part.pages:
            self._write(page, moved)
        self._tags.add(dictionary(part.root["/StructTreeRoot"]), moved)
        for name, place in part.names():
            self._names[NameObject(name)] = moved.value(place)
        for key, value in part.root.items():
            if key not in _JOINED and key not in self._root:
                self._root[NameObject(key)] = moved.value(value)

    def finish(self, about: DictionaryObject, root: Mapping[str, PdfObject]) -> None:
        """Write what leads to the pages. `about` says what the document is, `root` is more of its root."""
        kids, count = ArrayObject(self.pages), NumberObject(len(self.pages))
        above: dict[str, PdfObject] = {"/Type": NameObject("/Pages"), "/Kids": kids, "/Count": count}
        self.file.put(self._above, _named(above))
        names, tags = self.file.add(self._names), self._tags.finish()
        own = {"/Pages": self._above, "/Dests": names, "/StructTreeRoot": tags}
        self.file.finish(_named({**self._root, **own, **root}), about)

    def _write(self, page: PageObject, moved: Moved) -> None:
        for mark in _marks(page):
            self._tags.number_on(dictionary(mark), "/StructParent")
            moved.write(mark)
        self._tags.number_on(page, "/StructParents")
        del page["/Parent"]
        assert page.indirect_reference is not None
        place = moved.value(page.indirect_reference)
        assert isinstance(place, IndirectObject)
        moved.value(page)
        page[NameObject("/Parent")] = self._above
        self.file.put(place, page)


def _marks(page: PageObject) -> Iterator[IndirectObject]:
    """Links and notes on a page."""
    marks = page.get("/Annots", ArrayObject()).get_object()
    return (mark for mark in marks if isinstance(mark, IndirectObject))


def _named(values: Mapping[str, PdfObject]) -> DictionaryObject:
    return DictionaryObject({NameObject(key): value for key, value in values.items()})
