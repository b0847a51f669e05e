"""What the runtime and the style sheets read on an element that comes at a click (Slidev reference §4.8)."""

from __future__ import annotations

from slidegen.core.nodes import AttrValue, Element

TARGET = "slidev-vclick-target"


def make_target(attrs: dict[str, AttrValue], start: int, end: int | None) -> None:
    """Say in `attrs` at which click their element comes, and at which it goes (None: never)."""
    add_class(attrs, TARGET)
    attrs["data-slidev-clicks-start"] = str(start)
    attrs.pop("data-slidev-clicks-end", None)
    attrs.pop("data-slidegen-hide", None)
    if end is not None:
        attrs["data-slidev-clicks-end"] = str(end)


def make_slot(attrs: dict[str, AttrValue], start: int, end: int | None) -> None:
    """The same for what leaves no room behind while it is away."""
    make_target(attrs, start, end)
    attrs["data-slidegen-switch"] = None


def make_version(attrs: dict[str, AttrValue], start: int, end: int | None) -> None:
    """The same for one of several looks of an element: a style for what has appeared does not mean it."""
    make_slot(attrs, start, end)
    attrs["data-slidegen-switch"] = "quiet"


def add_class(attrs: dict[str, AttrValue], name: str) -> None:
    """Append to the `class` in `attrs`."""
    Element("", attrs).add_class(name)
