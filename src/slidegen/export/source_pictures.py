"""A measured image → the bytes of its own file, cut to its box as `object-fit` says."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO
from urllib.parse import unquote_to_bytes

from PIL import Image

from slidegen.core.records import record
from slidegen.export.measured import Source
from slidegen.export.text_frames import Box


@record
class Cut:
    """A picture's file, where it stands, and the share of it that is cut off at either side."""

    data: bytes
    box: Box
    across: float = 0
    down: float = 0


def cut_source(source: Source) -> Cut | None:
    """The file; None where its bytes or its fit say that only the browser can show it."""
    data = _bytes(source["source"])
    size = _size(data)
    if size is None or source["fit"] not in ("fill", "contain", "cover"):
        return None
    x, y, w, h = source["x"], source["y"], source["w"], source["h"]
    box = Box(x, y, w, h, source["turn"])
    wide, high = w / size[0], h / size[1]
    match source["fit"]:
        case "contain":
            scale = min(wide, high)
            inner_w, inner_h = size[0] * scale, size[1] * scale
            box = Box(x + (w - inner_w) / 2, y + (h - inner_h) / 2, inner_w, inner_h, box.turn)
            return Cut(data, box)
        case "cover":
            scale = max(wide, high)
            return Cut(data, box, (1 - w / (size[0] * scale)) / 2, (1 - h / (size[1] * scale)) / 2)
        case _:
            return Cut(data, box)


def _bytes(address: str) -> bytes:
    head, _, body = address.partition(",")
    return b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)


def _size(data: bytes) -> tuple[int, int] | None:
    """None for a picture that a camera turned: programs do not agree on what that means."""
    try:
        with Image.open(BytesIO(data)) as picture:
            is_turned = picture.getexif().get(0x0112, 1) != 1
            return None if is_turned else picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
