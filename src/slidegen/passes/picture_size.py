"""The bytes of a picture → its width and height in px, as its header says; None where it does not say.

PNG and SVG, which most pictures are, are read here. All others are read by imagesize, which brings a client
for the web along: to import it takes longer than to build a slide.
"""

from __future__ import annotations

import io
import struct

from slidegen.core.patterns import pattern

Size = tuple[float, float]

_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = (b"<?xml", b"<svg")
_SVG_HEAD = 1024
"""Bytes in which imagesize looks for a size, too."""
_WIDTH = pattern(r"""[^-]width=(["'])(.*?)\1""")
_HEIGHT = pattern(r"""[^-]height=(["'])(.*?)\1""")
_PIXELS = pattern(r"([0-9]+(?:\.[0-9]+)?)(?:px)?")


def picture_size(data: bytes) -> Size | None:
    """The size of the picture in `data`."""
    width, height = _png_size(data) or _svg_size(data) or _any_size(data)
    return (width, height) if width > 0 and height > 0 else None


def _png_size(data: bytes) -> Size | None:
    if data.startswith(_PNG) and len(data) >= 26 and data[12:16] == b"IHDR":
        width, height = struct.unpack(">LL", data[16:24])
        return width, height
    return None


def _svg_size(data: bytes) -> Size | None:
    """Of an SVG that has it in pixels."""
    if not data.startswith(_SVG):
        return None
    try:
        head = data[:_SVG_HEAD].decode("utf-8")
    except UnicodeDecodeError:
        return None
    width, height = _WIDTH.search(head), _HEIGHT.search(head)
    pixels = [_PIXELS.fullmatch(found[2]) for found in (width, height) if found]
    match pixels:
        case [wide, high] if wide and high:
            return float(wide[1]), float(high[1])
    return None


def _any_size(data: bytes) -> Size:
    import imagesize

    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, ArithmeticError):
        return -1, -1
    return width, height
