"""PowerPoint's parts that wait in a file: what is written is what was drawn, and nothing lies there twice."""

from __future__ import annotations

import os
from io import BytesIO
from tempfile import TemporaryFile
from zipfile import ZipFile

from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from slidegen.export.kept_parts import add_slide, open_template


def picture(seed: int) -> bytes:
    """One that no file can hold in less."""
    written = BytesIO()
    noise = bytes(((at * 2_654_435_761 + seed) >> 7) & 255 for at in range(120 * 120 * 3))
    Image.frombytes("RGB", (120, 120), noise).save(written, "PNG", compress_level=0)
    return written.getvalue()


def test_what_was_drawn_before_it_was_kept_is_written() -> None:
    shown = [picture(1), picture(2), picture(1)]
    written = BytesIO()
    with TemporaryFile() as kept:
        made = open_template(kept)
        pages = [add_slide(made, made.slide_layouts[5]) for _ in shown]
        for number, (page, data) in enumerate(zip(pages, shown, strict=True)):
            page.slide.shapes.title.text_frame.text = f"Slide {number}"
            page.slide.shapes.add_picture(BytesIO(data), Emu(0), Emu(0), Emu(9525), Emu(9525))
            page.keep()
        assert len(shown[0]) * 2 < os.fstat(kept.fileno()).st_size < len(shown[0]) * 3
        made.save(written)
    slides = list(Presentation(written).slides)
    assert [slide.shapes.title.text for slide in slides] == ["Slide 0", "Slide 1", "Slide 2"]
    assert [slide.shapes[1].image.blob for slide in slides] == shown
    media = [name for name in ZipFile(written).namelist() if "/media/" in name]
    assert media == ["ppt/media/image1.png", "ppt/media/image2.png"]
