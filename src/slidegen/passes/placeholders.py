"""What is not there stands in the page with its name.

In:  a picture, film, sound or embedded file whose address led nowhere, or an element whose background did.
Out: a box of the same place and size (its classes and style stay) that says what is missing; behind a
     layout, such a box in the background's place.
"""

from __future__ import annotations

from slidegen.core.nodes import Element, Node, Text

MISSING = "data-slidegen-missing"
"""On an element whose file is missing, its address as written."""
FILMS = frozenset({"audio", "video"})
BOXES = frozenset({"embed", "img", "input", "object"}) | FILMS
"""Elements in whose place a box may stand; in a drawing there is none."""
_FILE_ATTRIBUTES = frozenset(
    """
    alt autoplay controls crossorigin data decoding loading loop muted playsinline poster preload sizes src
    srcset type
    """.split()
)


def note_missing(element: Element, name: str, url: str) -> None:
    """Take the address off `element`; a picture becomes a box at once."""
    del element.attrs[name]
    if name == "poster":
        return
    element.attrs[MISSING] = url
    if element.tag in BOXES - FILMS:
        place_box(element, url)


def settle_film(film: Element) -> None:
    """A film or sound that nothing is left of becomes a box; one of several sources may be missing."""
    sources = [node for node in film.children if isinstance(node, Element) and node.tag == "source"]
    lost = [url for node in (film, *sources) if (url := node.get(MISSING)) is not None]
    if not lost:
        return
    if "src" in film.attrs or any("src" in source.attrs for source in sources):
        film.attrs.pop(MISSING, None)
        film.children = [node for node in film.children if not _is_lost(node)]
        return
    place_box(film, lost[0])


def place_ground(element: Element, url: str) -> None:
    """Say in `element` that its background is missing, behind what stands on it."""
    box = Element("span")
    place_box(box, url)
    box.add_class("slidegen-missing-ground" if element.children else "slidegen-missing-panel")
    element.children.append(box)


def place_box(element: Element, url: str, why: str | None = None) -> None:
    """Turn `element` into a box that says what it would show, and why it does not."""
    remote = url.startswith(("http://", "https://", "//"))
    file = url.split("?", maxsplit=1)[0].rstrip("/").rsplit("/", 1)[-1] or url
    why = why or ("on the network, not embedded" if remote else "missing")
    dropped = _FILE_ATTRIBUTES | {MISSING}
    element.attrs = {key: value for key, value in element.attrs.items() if key not in dropped}
    element.attrs |= {"role": "img", "aria-label": f"{why}: {file}"}
    is_block = element.tag not in ("img", "input")
    element.tag = "span"
    element.add_class("slidegen-missing", *(["slidegen-missing-block"] if is_block else []))
    element.children = _label(file, why)


def _is_lost(node: Node) -> bool:
    return isinstance(node, Element) and MISSING in node.attrs


def _label(file: str, why: str) -> list[Node]:
    return [
        Element("span", {"class": "slidegen-missing-name"}, [Text(file)]),
        Element("span", {"class": "slidegen-missing-why"}, [Text(why)]),
    ]
