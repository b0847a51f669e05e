"""The trees of tags of a PDF's parts → one tree, written while the parts are.

In:  the root of a part's tree, whose pages and links have their places in the whole. Out: its elements below
the one document of all. Keys of pages and links are numbered on; the ids of headers of tables, which each
part begins anew, get the part's number.
"""

from __future__ import annotations

from collections.abc import Iterator

from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from slidegen.export.pdf_file import Moved, PdfFile

_JOINED = frozenset(("/K", "/ParentTree", "/ParentTreeNextKey", "/IDTree"))
"""What the root of the whole tree has of its own."""


class Tags:
    """One tree of the parts that were added."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root, self._document = file.reserve(), file.reserve()
        self._of_root, self._of_document = DictionaryObject(), DictionaryObject()
        self._top = ArrayObject()
        self._numbers = ArrayObject()
        self._ids: list[tuple[str, PdfObject]] = []
        self._parts = 0
        self._next = 0

    def number_on(self, value: DictionaryObject, name: str) -> None:
        """Give a page or link of the part that is being added its key in the whole."""
        if name in value:  # a page without a text has none
            value[NameObject(name)] = NumberObject(_whole(value[name]) + self._next)

    def add(self, tree: DictionaryObject, moved: Moved) -> None:
        """Write the elements of a part."""
        document = tree.raw_get("/K")
        assert isinstance(document, IndirectObject)
        assert tree.indirect_reference is not None
        moved.lead(tree.indirect_reference, self._root)
        moved.lead(document, self._document)
        elements = list(_below(document))
        for element in elements:
            moved.reserve(element)
        ids = list(_ids(tree, self._prefix))
        self._top.extend(moved.value(element) for element in _elements(document))
        for key, value in _pairs(dictionary(tree["/ParentTree"])["/Nums"]):
            own = moved.value(value)
            written = self._file.add(own) if isinstance(own, ArrayObject) else own
            self._numbers.extend([NumberObject(_whole(key) + self._next), written])
        for element in elements:
            self._rename(dictionary(element))
            moved.write(element)
        self._ids += ((name, moved.value(element)) for name, element in ids)
        self._keep(self._of_document, dictionary(document), moved)
        self._keep(self._of_root, tree, moved)
        self._next += _whole(tree["/ParentTreeNextKey"])
        self._parts += 1

    def finish(self) -> IndirectObject:
        """Write what leads to the elements; the root."""
        self._of_document[NameObject("/K")] = self._top
        self._of_document[NameObject("/P")] = self._root
        self._file.put(self._document, self._of_document)
        numbers = DictionaryObject({NameObject("/Nums"): self._numbers})
        self._of_root[NameObject("/K")] = self._document
        self._of_root[NameObject("/ParentTree")] = self._file.add(numbers)
        self._of_root[NameObject("/ParentTreeNextKey")] = NumberObject(self._next)
        if self._ids:
            self._of_root[NameObject("/IDTree")] = self._file.add(self._id_tree())
        self._file.put(self._root, self._of_root)
        return self._root

    @property
    def _prefix(self) -> str:
        return f"{self._parts}-" if self._parts else ""

    def _rename(self, element: DictionaryObject) -> None:
        if "/ID" in element:
            element[NameObject("/ID")] = TextStringObject(f"{self._prefix}{element['/ID']}")
        for attributes in _list(element.get("/A")):
            described = dictionary(attributes)
            if "/Headers" in described:
                ids = (TextStringObject(f"{self._prefix}{one}") for one in _list(described["/Headers"]))
                described[NameObject("/Headers")] = ArrayObject(ids)

    def _keep(self, kept: DictionaryObject, found: DictionaryObject, moved: Moved) -> None:
        """What the first part says of the whole."""
        if not self._parts:
            for key, value in found.items():
                if key not in _JOINED and key != "/P":
                    kept[NameObject(key)] = moved.value(value)

    def _id_tree(self) -> DictionaryObject:
        ids = sorted(self._ids, key=lambda pair: pair[0])
        names = ArrayObject(one for name, element in ids for one in (TextStringObject(name), element))
        limits = ArrayObject(TextStringObject(name) for name in (ids[0][0], ids[-1][0]))
        kid = DictionaryObject({NameObject("/Names"): names, NameObject("/Limits"): limits})
        return DictionaryObject({NameObject("/Kids"): ArrayObject([self._file.add(kid)])})


def dictionary(value: PdfObject) -> DictionaryObject:
    """The dictionary that a value is or refers to."""
    found = value.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _below(document: IndirectObject) -> Iterator[IndirectObject]:
    """All elements below one, those above first."""
    waiting = list(_elements(document))
    while waiting:
        element = waiting.pop()
        yield element
        waiting += _elements(element)


def _elements(above: IndirectObject) -> Iterator[IndirectObject]:
    for one in _list(dictionary(above).get("/K")):
        found = one.get_object()
        if isinstance(one, IndirectObject) and isinstance(found, DictionaryObject) and "/S" in found:
            yield one


def _ids(tree: DictionaryObject, prefix: str) -> Iterator[tuple[str, PdfObject]]:
    waiting = [dictionary(tree["/IDTree"])] if "/IDTree" in tree else []
    while waiting:
        node = waiting.pop()
        waiting += [dictionary(kid) for kid in _list(node.get("/Kids"))]
        yield from ((f"{prefix}{name}", element) for name, element in _pairs(node.get("/Names")))


def _whole(number: PdfObject) -> int:
    found = number.get_object()
    assert isinstance(found, NumberObject)
    return int(found)


def _pairs(values: PdfObject | None) -> Iterator[tuple[PdfObject, PdfObject]]:
    items = _list(values)
    return zip(items[::2], items[1::2], strict=True)


def _list(value: PdfObject | None) -> list[PdfObject]:
    """A value that may be one or several; references in it stay."""
    found = value.get_object() if value is not None else None
    if isinstance(found, ArrayObject):
        return list(found)
    return [] if value is None else [value]
