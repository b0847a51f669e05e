"""Which measured paragraphs are one text, and the box that it gets.

The items of a list are one text, so that it can be edited as a list. A box is a little wider than what
it holds where a font of another width must not break a line that was not broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import cos, radians, sin

from slidegen.core.records import record
from slidegen.export.drawingml_text import hang, is_tight
from slidegen.export.measured import Paragraph, Piece, TextPiece

LOWER = 0.04
"""The share of a font's height."""
SLACK = 1.12
"""How much wider the letters of another font may be."""


@dataclass(slots=True)
class Frame:
    """A text with its paragraphs."""

    pieces: list[TextPiece] = field(default_factory=list)

    @property
    def heading(self) -> str | None:
        """The heading's tag, where it is one."""
        return self.pieces[0]["heading"]

    @property
    def text(self) -> str:
        """Its words, parted by single spaces."""
        runs = (run for piece in self.pieces for run in piece["paragraph"]["runs"])
        return " ".join("".join(run.get("text", " ") for run in runs).split())


@record
class Box:
    """px; `turn` in degrees about the middle."""

    x: float
    y: float
    w: float
    h: float
    turn: float = 0


def framed(pieces: Sequence[Piece]) -> Iterator[Piece | Frame]:
    """The pieces in their order, texts in frames; a frame stands where its first paragraph stood."""
    open_frame: Frame | None = None
    found: list[Piece | Frame] = []
    for piece in pieces:
        if piece["kind"] != "text":
            if piece["kind"] != "picture":  # a shape between two items would lie over the list
                open_frame = None
            found.append(piece)
        elif open_frame is not None and _goes_on(open_frame.pieces[-1], piece):
            open_frame.pieces.append(piece)
        else:
            open_frame = Frame([piece])
            found.append(open_frame)
    return iter(found)


def _goes_on(before: TextPiece, piece: TextPiece) -> bool:
    above, own = before["paragraph"], piece["paragraph"]
    if piece["list"] is None or before["list"] != piece["list"] or above["turn"] or own["turn"]:
        return False
    end = above["baseline"] + (above["lines"] - 1) * above["height"]
    beside = own["x"] >= above["x"] + above["w"] or above["x"] >= own["x"] + own["w"]
    near = own["baseline"] - end < 6 * own["height"]
    return own["baseline"] > end + 0.5 * own["height"] and near and not beside


def box_of(frame: Frame) -> Box:
    """Where the frame's text stands; its first line's baseline is where the browser had it."""
    first, last = frame.pieces[0]["paragraph"], frame.pieces[-1]["paragraph"]
    sides = [_sides(piece) for piece in frame.pieces]
    left, right = min(side[0] for side in sides), max(side[1] for side in sides)
    size = first["above"] + first["below"]
    # Programs set a line of an exact height a little lower than browsers do.
    rise = (
        first["above"]
        if is_tight(first)
        else max(first["above"], first["height"] - first["below"] + LOWER * size)
    )
    top = first["baseline"] - rise
    bottom = last["baseline"] + (last["lines"] - 1) * last["height"] + last["below"]
    box = Box(left, top, right - left, max(1.0, bottom - top))
    return _turned(box, first) if first["turn"] else box


def _sides(piece: TextPiece) -> tuple[float, float]:
    paragraph = piece["paragraph"]
    left, width = paragraph["x"], paragraph["w"]
    is_broken = paragraph["lines"] > 1 and not paragraph["isKept"]
    if is_broken and not paragraph["isEven"]:
        wanted = width * 1.01 + 2
    elif is_broken and not any("br" in run for run in paragraph["runs"]):
        wanted = paragraph["widest"] * 1.02 + 4
    else:
        wanted = max(width, paragraph["widest"] * SLACK + 6)
    match paragraph["align"]:
        case "center":
            left += (width - wanted) / 2
        case "right":
            left += width - wanted
    mark = hang(piece["bullet"], paragraph["runs"])
    return left - mark, left + wanted


def _turned(box: Box, paragraph: Paragraph) -> Box:
    """The same box where its middle comes to when what it stands in is turned."""
    x, y = paragraph["middle"]
    turn = radians(paragraph["turn"])
    across, down = box.x + box.w / 2 - x, box.y + box.h / 2 - y
    middle_x = x + across * cos(turn) - down * sin(turn)
    middle_y = y + across * sin(turn) + down * cos(turn)
    return Box(middle_x - box.w / 2, middle_y - box.h / 2, box.w, box.h, paragraph["turn"])
