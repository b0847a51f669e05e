"""One measured slide → the shapes of a page in PowerPoint, in the order in which they are painted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from io import BytesIO

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Page
from pptx.util import Emu

from slidegen.core.deck import Slide
from slidegen.core.records import record
from slidegen.export.drawingml import (
    element,
    emu,
    fill,
    line,
    rounding,
    shadow,
    solid,
)
from slidegen.export.drawingml_table import add_table
from slidegen.export.drawingml_text import paragraphs
from slidegen.export.measured import Address, Border, BoxPiece, Measured, PicturePiece, Piece, TextPiece
from slidegen.export.powerpoint import describe, hide_title
from slidegen.export.source_pictures import Cut
from slidegen.export.text_frames import Box, Frame, box_of, framed

_BODY = (
    '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t" rtlCol="0">'
    "<a:noAutofit/></a:bodyPr>"
)


@record
class Drawing:
    """What a page is drawn with."""

    page: Page
    pages: Mapping[int, Part]
    """The first page of each slide that is there, by the slide's number."""
    pictures: Mapping[int, Cut]
    """By their shots."""

    def draw(self, slide: Slide, measured: Measured) -> Iterator[str]:
        """Draw all of it; the fonts that it names."""
        red, green, blue, _ = measured["ground"]
        ground = self.page.background.fill
        ground.solid()
        ground.fore_color.rgb = RGBColor(round(red), round(green), round(blue))  # type: ignore[no-untyped-call]
        frames = list(framed(measured["pieces"]))
        title = _title(slide, frames)
        if title is None:
            hide_title(self.page, slide)
        for piece in frames:
            if isinstance(piece, Frame):
                self._text(piece, is_title=piece is title)
            else:
                self._piece(piece)
        return fonts_of(measured["pieces"])

    def _piece(self, piece: Piece) -> None:
        match piece["kind"]:
            case "box":
                self._box(piece)
            case "table":
                add_table(self.page.shapes, piece, self._linked)
            case "picture":
                self._picture(piece)

    def _text(self, frame: Frame, *, is_title: bool) -> None:
        box = box_of(frame)
        shape = self.page.shapes.title if is_title else None
        if shape is None:
            shape = self.page.shapes.add_textbox(*_place(box))
        else:
            tree = shape.element.getparent()
            tree.remove(shape.element)  # it was the first: what is painted before would hide it
            tree.append(shape.element)
            shape.left, shape.top, shape.width, shape.height = _place(box)
        shape.rotation = round(box.turn, 2)
        body = next(child for child in shape.element if child.tag.endswith("}txBody"))
        for child in list(body):
            body.remove(child)
        written = paragraphs(frame.pieces, box.x, self._linked)
        for child in element(f"<p:txBody>{_BODY}<a:lstStyle/>{written}</p:txBody>"):
            body.append(child)

    def _box(self, piece: BoxPiece) -> None:
        borders, opacity = piece["borders"], piece["opacity"]
        is_framed = all(border == borders[0] for border in borders)
        width = borders[0]["width"] if is_framed else 0
        # A line is painted on the edge of a shape, a border within the edge of a box.
        x, y = piece["x"] + width / 2, piece["y"] + width / 2
        box = Box(x, y, piece["w"] - width, piece["h"] - width, piece["turn"])
        if piece["fill"][3] > 0 or piece["gradient"] or piece["shadow"] or width > 0:
            shape = self.page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_place(box))
            shape.rotation = round(box.turn, 2)
            radii = [max(0.0, radius - width / 2) for radius in piece["radii"]]
            _dress(
                shape,
                rounding(radii, box.w, box.h),
                fill(piece["fill"], piece["gradient"], opacity),
                line(borders[0] if is_framed else None, opacity),
                shadow(piece["shadow"], opacity),
            )
        if not is_framed:
            for side, border in zip(_edges(piece), borders, strict=True):
                self._edge(side, border, opacity)

    def _edge(self, box: Box, border: Border, opacity: float) -> None:
        """One side of a box that has not all of them: a narrow shape."""
        if border["width"] <= 0 or border["colour"][3] * opacity < 0.003:
            return
        shape = self.page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_place(box))
        _dress(shape, "", solid(border["colour"], opacity), line(None))

    def _picture(self, piece: PicturePiece) -> None:
        cut = self.pictures.get(piece["shot"])
        if cut is None:
            return
        shape = self.page.shapes.add_picture(BytesIO(cut.data), *_place(cut.box))
        shape.rotation = round(cut.box.turn, 2)
        shape.crop_left = shape.crop_right = cut.across
        shape.crop_top = shape.crop_bottom = cut.down
        describe(shape, piece["alt"])
        link = self._linked(piece["href"]) if piece["href"] else ""
        if link:
            next(iter(shape.element.xpath(".//p:cNvPr"))).append(element(f"<a:hlinkClick {link}/>"))

    def _linked(self, address: Address) -> str:
        part = self.page.part
        if "url" in address:
            number = part.relate_to(address["url"], RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return f'r:id="{number}"'
        target = self.pages.get(address.get("slide", 0))
        if target is None:
            return ""
        number = part.relate_to(target, RELATIONSHIP_TYPE.SLIDE)
        return f'r:id="{number}" action="ppaction://hlinksldjump"'


def fonts_of(pieces: list[Piece]) -> Iterator[str]:
    """The families of the texts, those in tables, too."""
    texts: list[TextPiece] = [piece for piece in pieces if piece["kind"] == "text"]
    for table in pieces:
        if table["kind"] == "table":
            texts += [text for row in table["rows"] for cell in row["cells"] for text in cell["texts"]]
    for text in texts:
        yield from (escape(run["font"]) for run in text["paragraph"]["runs"] if "font" in run)


def _title(slide: Slide, frames: list[Piece | Frame]) -> Frame | None:
    """The heading that the slide has its title of, or, where its title is another, its first `h1`."""
    wanted = " ".join((slide.title_text or "").split()).casefold()
    headings = [frame for frame in frames if isinstance(frame, Frame) and frame.heading]
    firsts = (frame for frame in headings if frame.heading == "h1")
    return next(
        (frame for frame in headings if wanted and frame.text.casefold() == wanted), next(firsts, None)
    )


def _place(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    return emu(box.x), emu(box.y), emu(max(box.w, 0.1)), emu(max(box.h, 0.1))


def _edges(piece: BoxPiece) -> list[Box]:
    x, y, w, h = piece["x"], piece["y"], piece["w"], piece["h"]
    top, right, bottom, left = (border["width"] for border in piece["borders"])
    return [
        Box(x, y, w, top),
        Box(x + w - right, y, right, h),
        Box(x, y + h - bottom, w, bottom),
        Box(x, y, left, h),
    ]


def _dress(shape: BaseShape, form: str, *parts: str) -> None:
    """Give a shape its form, fill, line and shadow, and nothing of the theme's."""
    properties = shape.element.spPr
    kept = [child for child in properties if child.tag.endswith("}xfrm")]
    for child in list(shape.element):
        if child.tag.endswith("}style"):
            shape.element.remove(child)
    for child in list(properties):
        if child not in kept:
            properties.remove(child)
    form = form or '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    for xml in (form, *parts):
        if xml:
            properties.append(element(xml))
