"""The parts of a PDF that a browser printed → one: pages, tags, names.

The tags of all parts become one tree. What parts number for themselves (the tags of a page, the ids of
headers of tables) is numbered on. A picture that stands in several parts is kept once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

_NEXT = "/ParentTreeNextKey"
_TAGS, _TAG = "/StructParents", "/StructParent"


def joined(parts: Sequence[BinaryIO]) -> PdfWriter:
    """One document of all; a single part is that part."""
    readers = [PdfReader(part) for part in parts]
    writer = PdfWriter(clone_from=readers[0])
    for number, reader in enumerate(readers[1:], 1):
        _add(writer, reader, number)
    if len(readers) > 1:
        writer.compress_identical_objects(remove_duplicates=True, remove_unreferenced=True)
    return writer


def _add(writer: PdfWriter, reader: PdfReader, number: int) -> None:
    root, other = writer.root_object, reader.root_object
    tree = _dictionary(root["/StructTreeRoot"])
    offset = _whole(tree[_NEXT])
    for page in reader.pages:
        added = writer.add_page(page)
        if _TAGS in page:  # pypdf leaves it out, since it does not join trees
            added[NameObject(_TAGS)] = NumberObject(_whole(page[_TAGS]) + offset)
        for reference in added.get("/Annots", ArrayObject()):
            _number_on(_dictionary(reference), offset)
    names = _dictionary(root["/Dests"])
    for name, place in _dictionary(other["/Dests"]).items():
        names[NameObject(name)] = place.clone(writer)
    more = _dictionary(_dictionary(other["/StructTreeRoot"]).clone(writer))
    _join_tags(tree, more, f"{number}-")
    tags = _dictionary(tree["/ParentTree"])["/Nums"]
    assert isinstance(tags, ArrayObject)
    for key, value in _pairs(_dictionary(more["/ParentTree"])["/Nums"]):
        tags.extend([NumberObject(_whole(key) + offset), value])
    tree[NameObject(_NEXT)] = NumberObject(offset + _whole(more[_NEXT]))


def _join_tags(tree: DictionaryObject, more: DictionaryObject, prefix: str) -> None:
    """What stands in the document of `more` goes on in that of `tree`."""
    document, other = _dictionary(tree["/K"]), _dictionary(more["/K"])
    for element in _elements(other):
        if "/ID" in element:
            element[NameObject("/ID")] = TextStringObject(f"{prefix}{element['/ID']}")
        for attributes in _list(element.get("/A")):
            described = _dictionary(attributes)
            if "/Headers" in described:
                ids = (TextStringObject(f"{prefix}{one}") for one in _list(described["/Headers"]))
                described[NameObject("/Headers")] = ArrayObject(ids)
    own = document.indirect_reference
    for child in _list(other.raw_get("/K")):
        _dictionary(child)[NameObject("/P")] = own
    document[NameObject("/K")] = ArrayObject([*_list(document.raw_get("/K")), *_list(other.raw_get("/K"))])
    _join_ids(tree, more, prefix)


def _join_ids(tree: DictionaryObject, more: DictionaryObject, prefix: str) -> None:
    ids = [*_ids(tree, ""), *_ids(more, prefix)]
    if not ids:
        return
    ids.sort(key=lambda pair: pair[0])
    names = ArrayObject(one for name, element in ids for one in (TextStringObject(name), element))
    limits = ArrayObject(TextStringObject(name) for name in (ids[0][0], ids[-1][0]))
    kid = DictionaryObject({NameObject("/Names"): names, NameObject("/Limits"): limits})
    tree[NameObject("/IDTree")] = DictionaryObject({NameObject("/Kids"): ArrayObject([kid])})


def _ids(tree: DictionaryObject, prefix: str) -> Iterator[tuple[str, PdfObject]]:
    waiting = [_dictionary(tree["/IDTree"])] if "/IDTree" in tree else []
    while waiting:
        node = waiting.pop()
        waiting += [_dictionary(kid) for kid in _list(node.get("/Kids"))]
        yield from ((f"{prefix}{name}", element) for name, element in _pairs(node.get("/Names")))


def _elements(top: DictionaryObject) -> Iterator[DictionaryObject]:
    waiting = [top]
    while waiting:
        element = waiting.pop()
        yield element
        below = (one.get_object() for one in _list(element.get("/K")))
        waiting += [one for one in below if isinstance(one, DictionaryObject) and "/S" in one]


def _number_on(link: DictionaryObject, offset: int) -> None:
    if _TAG in link:
        link[NameObject(_TAG)] = NumberObject(_whole(link[_TAG]) + offset)


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


def _dictionary(value: PdfObject) -> DictionaryObject:
    found = value.get_object()
    assert isinstance(found, DictionaryObject)
    return found
