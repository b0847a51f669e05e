"""A PowerPoint file while it is made: pictures and slides that are done lie in a file, not in memory.

python-pptx holds all of its parts until it writes the package; here it reads these when it does.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, BinaryIO, cast

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.package import Package
from pptx.parts.image import Image, ImagePart
from pptx.parts.slide import SlidePart
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout
from pptx.util import Length

from slidegen.core.records import record

_TEMPLATE = Path(pptx.__file__).with_name("templates") / "default.pptx"
"""What python-pptx itself begins with."""


def open_template(file: BinaryIO) -> Presentation:
    """A presentation without slides, whose parts are kept in `file`, open until it is written."""
    package = _Package.open(str(_TEMPLATE))
    package.keep_in(file)
    return cast(Presentation, package.presentation_part.presentation)


@record
class _Kept:
    """Bytes in a file."""

    file: BinaryIO
    start: int
    size: int

    @classmethod
    def of(cls, data: bytes, file: BinaryIO) -> _Kept:
        start = file.seek(0, 2)
        return cls(file, start, file.write(data))

    def read(self) -> bytes:
        self.file.seek(self.start)
        return self.file.read(self.size)


class _KeptPart(Part):
    """Its bytes are in the file as soon as they are set."""

    _kept: _Kept | None = None

    @property
    def blob(self) -> bytes:
        return super().blob if self._kept is None else self._kept.read()

    @blob.setter
    def blob(self, blob: bytes) -> None:
        self._kept = _Kept.of(blob, cast(_Package, self.package).file)


class KeptSlide(_KeptPart, SlidePart):
    """A slide's part; `slide` is there to be drawn on until `keep`."""

    @property
    def slide(self) -> Slide:
        """Made each time: what has been drawn on leads back to itself, and goes while it is young."""
        return Slide(self._element, self)

    def keep(self) -> None:
        """The slide is done."""
        self.blob = self.blob
        del self._element


class _KeptPicture(_KeptPart, ImagePart):
    def scale(self, scaled_cx: int | None, scaled_cy: int | None) -> tuple[Length, Length]:
        """As large as said, so that nobody asks the bytes."""
        return Length(scaled_cx or 0), Length(scaled_cy or 0)


class _Package(Package):
    file: BinaryIO

    def keep_in(self, file: BinaryIO) -> None:
        self.file = file
        self._pictures: dict[str, _KeptPicture] = {}

    def get_or_add_image_part(self, image_file: str | IO[bytes]) -> ImagePart:
        """A picture that is there already is not kept twice."""
        image = Image.from_file(image_file)
        if image.sha1 not in self._pictures:
            name = PackURI(f"/ppt/media/image{len(self._pictures) + 1}.{image.ext}")
            part = _KeptPicture(name, image.content_type, self, b"")
            part.blob = image.blob
            self._pictures[image.sha1] = part
        return self._pictures[image.sha1]


def add_slide(presentation: Presentation, layout: SlideLayout) -> KeptSlide:
    """A slide with the places that its layout has."""
    slides = presentation.slides._sldIdLst
    name = PackURI(f"/ppt/slides/slide{len(slides) + 1}.xml")
    part: KeptSlide = KeptSlide.new(name, presentation.part.package, layout.part)  # type: ignore[no-untyped-call]
    part.slide.shapes.clone_layout_placeholders(layout)
    slides.add_sldId(presentation.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE))
    return part
