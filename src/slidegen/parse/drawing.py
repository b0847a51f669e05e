"""What was drawn on a slide, as a file keeps it (Slidev reference §7.10): `3.svg` → elements.

    <svg width="980" height="551" xmlns="http://www.w3.org/2000/svg">
    <path d="M10 10L20 20" stroke="#ff595e" …></path>
    </svg>

Such a file may come from anywhere, and stands in the page itself: only shapes are read, with what says how
they look. Scripts, handlers, pictures and addresses are left out, and their names are told.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from xml.parsers import expat

from slidegen.core.nodes import Element
from slidegen.core.patterns import pattern

SHAPES = frozenset("circle defs ellipse g line marker path polygon polyline rect".split())
LOOKS = frozenset(
    "cx cy d fill fill-opacity fill-rule height id marker-end marker-start markerHeight markerUnits "
    "markerWidth opacity orient points r refX refY rx ry stroke stroke-dasharray stroke-linecap "
    "stroke-linejoin stroke-miterlimit stroke-opacity stroke-width transform viewBox width x x1 x2 y y1 "
    "y2".split()
)
KEY = "data-slidegen-shape"
"""By what a shape is known in the windows of a talk."""

_VALUE = pattern(r"[\w\s#.,%()+-]*")
_OWN_MARKER = pattern(r"url\(#([\w-]+)\)")
_DEEPEST = 20
"""A group in a group in a group: no editor draws more of them than this."""
_KEY = pattern(r"[\w-]{1,40}")


class DrawingError(ValueError):
    """A file that is no drawing. `line` is 1-based."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Drawing:
    """What a file has of shapes."""

    shapes: list[Element] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)
    """Names of elements and attributes that are none, in their order."""


def read_drawing(text: str, prefix: str = "") -> Drawing:
    """The shapes in `text`; ids begin with `prefix`, so that no two slides share one. Raises DrawingError."""
    reader = _Reader(prefix)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise DrawingError(expat.ErrorString(error.code), error.lineno) from None
    except DrawingError as error:
        raise DrawingError(str(error), parser.CurrentLineNumber) from None
    _name_shapes(reader.drawing.shapes)
    return reader.drawing


class _Reader:
    """Called for each tag."""

    def __init__(self, prefix: str) -> None:
        self.drawing = Drawing()
        self._prefix = prefix
        self._open: list[Element | None] = []
        """The elements around; None is one that was left out, or the `<svg>` itself."""
        self._skips = 0
        """How many of them were left out."""

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if not self._open:
            if name != "svg":
                raise DrawingError(f"it begins with `<{tag}>`, not with `<svg>`", 1)
            self._open.append(None)
            return
        if self._skips or name not in SHAPES or len(self._open) > _DEEPEST:
            self._skips += 1
            self._leave_out(f"<{tag}>")
            self._open.append(None)
            return
        made = Element(name, dict(self._looks(attrs)))
        around = self._open[-1]
        (self.drawing.shapes if around is None else around.children).append(made)
        self._open.append(made)

    def end(self, _: str) -> None:
        self._open.pop()
        # Below one that is left out, all are.
        self._skips = max(0, self._skips - 1)

    def _looks(self, attrs: dict[str, str]) -> list[tuple[str, str]]:
        kept = []
        for name, value in attrs.items():
            marker = _OWN_MARKER.fullmatch(value) if name.startswith("marker-") else None
            if name == KEY and len(self._open) == 1 and _KEY.fullmatch(value):
                kept.append((name, value))
            elif marker is not None and name in LOOKS:
                kept.append((name, f"url(#{self._own(marker[1])})"))
            elif name == "id" and _KEY.fullmatch(value):
                kept.append((name, self._own(value)))
            elif name in LOOKS - {"id"} and _VALUE.fullmatch(value) and "url(" not in value.lower():
                kept.append((name, value))
            else:
                self._leave_out(f"{name}=")
        return kept

    def _own(self, name: str) -> str:
        return name if name.startswith(self._prefix) else self._prefix + name

    def _leave_out(self, name: str) -> None:
        self.drawing.left_out[name] = None


def _refuse(*_: object) -> None:
    raise DrawingError("it has a document type, which may refer to anything", 1)


def _name_shapes(shapes: list[Element]) -> None:
    """A key for each that has none, or one that another has: from what it is, so it is the same each time."""
    taken: set[str] = set()
    alike: Counter[str] = Counter()
    for shape in shapes:
        key = shape.get(KEY)
        if key is None or key in taken:
            written = repr((shape.tag, shape.attrs, [(one.tag, one.attrs) for one in _below(shape)]))
            digest = hashlib.blake2s(written.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
            alike[digest] += 1
            key = shape.attrs[KEY] = f"f{digest}-{alike[digest]}"
        taken.add(key)


def _below(shape: Element) -> list[Element]:
    found = []
    for child in shape.children:
        assert isinstance(child, Element), "only elements are read"
        found += [child, *_below(child)]
    return found
