"""What pictures made from text have in common: diagrams and charts.

In:  a drawing, the fence that it was made from.
Out: its place on the slide, with the size that it wants, a name and a description, and the steps by which
     its parts come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from html import escape
from typing import Any

from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import AttrValue, Element, Fence, Raw
from slidegen.core.records import record
from slidegen.passes.attributes import narrow
from slidegen.passes.code_options import ATTRIBUTES
from slidegen.passes.picture_steps import Part, read_reveals
from slidegen.passes.steps import steps_attrs

_LARGEST = 10.0
NEED = "picture"
"""What a slide with a picture needs of the page."""


@record
class Look:
    """How a picture stands on its slide."""

    classes: tuple[str, ...]
    scale: float | None = None
    """Of its own size; None: as large as fits."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Custom properties, with their values."""


@record
class Drawing:
    """An SVG and its size in CSS px."""

    svg: str
    width: float
    height: float

    def named(self, title: str, description: str, own_id: str) -> Drawing:
        """The same with `<title>` and `<desc>` as its first children, where it has none."""
        end = self.svg.index(">")
        head, rest = self.svg[:end], self.svg[end:]
        inside, attrs = "", ""
        for tag, text, role in (("title", title, "labelledby"), ("desc", description, "describedby")):
            name = f"{own_id}-{tag}"
            if text and f' aria-{role}="' not in head:
                inside += f'<{tag} id="{name}">{escape(text, quote=False)}</{tag}>'
                attrs += f' aria-{role}="{name}"'
        return replace(self, svg=f"{head}{attrs}>{inside}{rest[1:]}")


def picture(fence: Fence, drawing: Drawing, look: Look, parts: Sequence[Part], report: Report) -> Element:
    """The picture of `fence`, as it stands on its slide; `parts` are those that are marked in it."""
    wrapper = Element("div", {"class": " ".join(look.classes)}, span=fence.span)
    size = {"width": f"{drawing.width:g}", "height": f"{drawing.height:g}"}
    if look.scale is not None:
        size["scale"] = f"{look.scale:g}"
    style = [f"--slidegen-picture-{name}:{value}" for name, value in size.items()]
    style += [f"{name}:{value}" for name, value in look.properties.items()]
    wrapper.attrs["style"] = "; ".join(style)
    if fence.ranges:
        entries = read_reveals(fence, parts, report)
        wrapper.attrs.update(steps_attrs(entries, fence.start))
    _add_attrs(wrapper, {name: str(fence.options[name]) for name in fence.options if name in ATTRIBUTES})
    _add_attrs(wrapper, fence.attrs)
    wrapper.children.append(Raw(drawing.svg))
    return wrapper


def read_scale(fence: Fence, given: Mapping[str, Any], report: Report) -> float | None:
    """The `scale` that is asked for; None: as large as fits."""
    value = given.get("scale")
    if value is None:
        return None
    try:
        scale = float(value)
    except (TypeError, ValueError):
        scale = 0.0
    if isinstance(value, bool) or not 0 < scale <= _LARGEST:
        span = narrow(fence.span, str(value))
        report.error("not-a-number", f"`scale` must be above 0, not `{value}`", span, "write {scale: 0.8}")
        return None
    return scale


def place_in_code(fence: Fence, line: int, column: int, length: int) -> Span:
    """Line and column (1-based) of the code of `fence`, as a place in its file."""
    span = fence.span
    lines = fence.code.split("\n")
    inner = lines[min(line, len(lines)) - 1]
    written = span.file.line(span.line + min(line, len(lines)))
    start = written.find(inner) if inner.strip() else len(written) - len(written.lstrip())
    if start < 0 or span.file.line(span.line).lstrip().startswith("<<<"):
        return span  # the code is another file's
    return Span(span.file, span.line + min(line, len(lines)), start + max(1, column), max(1, length))


def _add_attrs(wrapper: Element, attrs: Mapping[str, AttrValue]) -> None:
    for name, value in attrs.items():
        if name == "class" and isinstance(value, str):
            wrapper.add_class(*value.split())
        elif name == "style" and isinstance(value, str):
            wrapper.add_style(value)
        else:
            wrapper.attrs[name] = value
