"""A picture in SVG must hold all that it shows: a browser loads nothing for it.

In:  an SVG file, and a function that gives the address of what it refers to as data.
Out: the file with its own pictures inside, and what is to be said of it: what it refers to and cannot
     have, a namespace that is missing (it is mended), markup that no browser reads.

The places are the XML parser's; the file is otherwise left as it is, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from slidegen.core.assets import Remark
from slidegen.core.patterns import pattern

NAMESPACE = b' xmlns="http://www.w3.org/2000/svg"'
PICTURES = frozenset({"image", "feImage"})
REFERRING = PICTURES | {"use", "script"}
HINT = "put it inside the SVG file: a picture loads nothing from elsewhere"

_START_TAG = pattern(rb"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_REFERENCE = pattern(rb"""(\s(?:xlink:)?href\s*=\s*)("[^"]*"|'[^']*')""")
_CSS_ADDRESS = pattern(r"""(?:@import\s*(?:url\()?|url\()\s*["']?\s*([^"')\s;]+)""")
_INSIDE = ("#", "data:")


@dataclass(slots=True)
class _Seen:
    """What the parser met, by the 0-based byte at which the start tag stands."""

    root: int | None = None
    has_namespace: bool = False
    references: list[tuple[int, str, str]] = field(default_factory=list)
    """Place, element, address."""
    styles: list[str] = field(default_factory=list)


def complete_svg(data: bytes, name: str, find: Callable[[str], str | None]) -> tuple[bytes, list[Remark]]:
    """`data` with its pictures inside; `find` gives the data address of one, or None."""
    try:
        seen = _read(data)
    except expat.ExpatError as error:
        why = f"`{name}` is no SVG that a browser shows: {expat.ErrorString(error.code)}, line {error.lineno}"
        return data, [Remark("svg-broken", why, "mend the file, or save it anew", "error")]
    remarks = [_remark(name, url) for text in seen.styles for url in _outside(text)]
    for at, tag, url in reversed(seen.references):
        address = find(url) if tag in PICTURES else None
        if address is None:
            remarks.append(_remark(name, url))
        else:
            data = _replaced(data, at, address)
    if seen.root is not None and not seen.has_namespace:
        after = data.index(b"svg", seen.root) + len("svg")
        data = data[:after] + NAMESPACE + data[after:]
        hint = 'write xmlns="http://www.w3.org/2000/svg" into its <svg>'
        remarks.append(Remark("svg-namespace", f"`{name}` has no `xmlns`, it was added", hint))
    return data, remarks


def _read(data: bytes) -> _Seen:
    seen = _Seen()
    parser = expat.ParserCreate()
    inside_style = False

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal inside_style
        name = tag.rpartition(":")[2]
        if seen.root is None:
            seen.root = parser.CurrentByteIndex
            # A prefix is declared too: without it, expat alone would not mind.
            seen.has_namespace = tag != "svg" or "xmlns" in attrs
        inside_style = name == "style"
        if "style" in attrs:
            seen.styles.append(attrs["style"])
        url = (attrs.get("href") or attrs.get("xlink:href") or "").strip()
        if name in REFERRING and url and not url.startswith(_INSIDE):
            seen.references.append((parser.CurrentByteIndex, name, url))

    def end(tag: str) -> None:
        nonlocal inside_style
        inside_style = False

    def text(characters: str) -> None:
        if inside_style:
            seen.styles.append(characters)

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)
    return seen


def _outside(css: str) -> Iterator[str]:
    return (url for url in _CSS_ADDRESS.findall(css) if not url.startswith(_INSIDE))


def _remark(name: str, url: str) -> Remark:
    return Remark("svg-refers", f"`{name}` refers to `{url}`, which it does not show", HINT, "error")


def _replaced(data: bytes, at: int, address: str) -> bytes:
    """The first reference of the start tag at byte `at` with another address."""
    tag = _START_TAG.match(data, at)
    if tag is None:
        return data
    new = _REFERENCE.sub(lambda found: found[1] + b'"' + address.encode("ascii") + b'"', tag[0])
    return data[:at] + new + data[tag.end() :]
