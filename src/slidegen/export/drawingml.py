"""Colours, fills, lines and shadows in DrawingML, the language of shapes in PowerPoint's files."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.oxml.xmlchemy import BaseOxmlElement
from pptx.util import Emu

from slidegen.export.measured import Border, Colour, Gradient, Shadow

PX = 9525
"""EMU in a CSS px."""
PERCENT = 1000
"""Of a percentage in DrawingML."""
DEGREE = 60_000

_DASHES = {"dashed": "dash", "dotted": "sysDot"}


def emu(px: float) -> Emu:
    """A length."""
    return Emu(round(px * PX))


def colour(value: Colour, opacity: float = 1) -> str:
    """A colour with its alpha."""
    red, green, blue, alpha = value
    seen = alpha * opacity
    name = f"{round(red):02X}{round(green):02X}{round(blue):02X}"
    if seen > 0.995:
        return f'<a:srgbClr val="{name}"/>'
    return f'<a:srgbClr val="{name}"><a:alpha val="{round(seen * 100 * PERCENT)}"/></a:srgbClr>'


def solid(value: Colour, opacity: float = 1) -> str:
    """A fill of one colour; none where it would not be seen."""
    return f"<a:solidFill>{colour(value, opacity)}</a:solidFill>" if value[3] * opacity > 0.003 else NOTHING


NOTHING = "<a:noFill/>"


def fill(value: Colour, gradient: Gradient | None, opacity: float) -> str:
    """A box's fill."""
    if gradient is None:
        return solid(value, opacity)
    stops = sorted(gradient["stops"], key=lambda stop: stop["at"])
    listed = "".join(
        f'<a:gs pos="{round(stop["at"] * PERCENT)}">{colour(stop["colour"], opacity)}</a:gs>'
        for stop in stops
    )
    angle = round((gradient["angle"] - 90) % 360 * DEGREE)
    straight = f'<a:lin ang="{angle}" scaled="0"/>'
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{listed}</a:gsLst>{straight}</a:gradFill>'


def line(border: Border | None, opacity: float = 1, tag: str = "a:ln") -> str:
    """A line around a shape, or at a side of a cell."""
    if border is None or border["width"] <= 0 or border["colour"][3] * opacity <= 0.003:
        return f'<{tag} w="0">{NOTHING}</{tag}>'
    dash = f'<a:prstDash val="{_DASHES.get(border["style"], "solid")}"/>'
    width = round(border["width"] * PX)
    return f'<{tag} w="{width}" cap="flat">{solid(border["colour"], opacity)}{dash}</{tag}>'


def shadow(cast: Shadow | None, opacity: float) -> str:
    """A shadow that falls outside."""
    if cast is None:
        return ""
    distance = (cast["x"] ** 2 + cast["y"] ** 2) ** 0.5
    angle = _angle(cast["x"], cast["y"])
    return (
        f'<a:effectLst><a:outerShdw blurRad="{round(cast["blur"] * PX)}" dist="{round(distance * PX)}" '
        f'dir="{round(angle * DEGREE)}" algn="ctr" rotWithShape="0">{colour(cast["colour"], opacity)}'
        "</a:outerShdw></a:effectLst>"
    )


def rounding(radii: Sequence[float], width: float, height: float) -> str:
    """The form of a box with these corners: all are round alike, or the two above, or the two below."""
    upper, lower = max(radii[:2]), max(radii[2:])
    short = min(width, height) or 1
    size = round(min(0.5, max(upper, lower) / short) * 100 * PERCENT)
    if size < 100:
        return _form("rect")
    if upper > 1 and lower > 1:
        return _form("roundRect", f'<a:gd name="adj" fmla="val {size}"/>')
    sides = (size, 0) if upper >= lower else (0, size)
    guides = "".join(f'<a:gd name="adj{at}" fmla="val {value}"/>' for at, value in enumerate(sides, 1))
    return _form("round2SameRect", guides)


def element(xml: str) -> BaseOxmlElement:
    """The element that `xml` writes; its first tag has no namespaces yet."""
    name, more = xml[1:].split(">", 1)
    tag, _, attributes = name.partition(" ")
    closed = "/" if tag.endswith("/") else ""
    known = nsdecls("a", "p", "r")
    made: BaseOxmlElement = parse_xml(f"<{tag.rstrip('/')} {known} {attributes}{closed}>{more}")
    return made


def _form(name: str, guides: str = "") -> str:
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def _angle(x: float, y: float) -> float:
    from math import atan2, degrees

    return degrees(atan2(y, x)) % 360
