"""Pictures of single parts of a slide, on no ground, cut to what is seen of them.

Parts that do not touch are taken at once, so that a slide of twenty formulas takes one picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from PIL import Image

from slidegen.browser import Window
from slidegen.export.measured import PicturePiece
from slidegen.export.text_frames import Box


async def take_alone(
    window: Window, pieces: Sequence[PicturePiece], scale: float
) -> Mapping[int, tuple[bytes, Box]]:
    """A PNG and its place for each piece, by its shot; none of what shows nothing."""
    found: dict[int, tuple[bytes, Box]] = {}
    for group in _apart(pieces):
        await window.ask("(shots) => slidegenExport.only(shots)", [piece["shot"] for piece in group])
        taken = await window.take_picture("png", scale)
        with Image.open(BytesIO(taken)) as opened:
            whole = opened.convert("RGBA")
        for piece in group:
            cut = _cut(whole, piece, scale)
            if cut is not None:
                found[piece["shot"]] = cut
    await window.ask("() => slidegenExport.only([])")
    return found


def _apart(pieces: Sequence[PicturePiece]) -> Iterator[list[PicturePiece]]:
    """Groups in which no piece touches another."""
    groups: list[list[PicturePiece]] = []
    for piece in pieces:
        free = (group for group in groups if not any(_touch(piece, other) for other in group))
        group = next(free, None)
        if group is None:
            groups.append([piece])
        else:
            group.append(piece)
    return iter(groups)


def _touch(one: PicturePiece, other: PicturePiece) -> bool:
    across = one["x"] < other["x"] + other["w"] and other["x"] < one["x"] + one["w"]
    return across and one["y"] < other["y"] + other["h"] and other["y"] < one["y"] + one["h"]


def _cut(whole: Image.Image, piece: PicturePiece, scale: float) -> tuple[bytes, Box] | None:
    edges = (piece["x"], piece["y"], piece["x"] + piece["w"], piece["y"] + piece["h"])
    left, top, right, bottom = (round(edge * scale) for edge in edges)
    part = whole.crop((left, top, min(right, whole.width), min(bottom, whole.height)))
    seen = part.getchannel("A").getbbox()
    if seen is None:
        return None
    written = BytesIO()
    part.crop(seen).save(written, "PNG")
    x, y, end_x, end_y = ((edge + start) / scale for edge, start in zip(seen, (left, top) * 2, strict=True))
    return written.getvalue(), Box(x, y, end_x - x, end_y - y)
