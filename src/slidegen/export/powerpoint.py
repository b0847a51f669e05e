"""Slides → PowerPoint: a picture a slide, with the title where readers and outlines find it, and the note.

The title stands above the slide's upper edge: it is not seen, since the picture shows it, but it is what
the program lists, and what a screen reader says first.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from io import BytesIO

from pptx import Presentation
from pptx.presentation import Presentation as Opened
from pptx.util import Emu

from slidegen.build import Built
from slidegen.core.deck import Config, Slide
from slidegen.export.options import ExportOptions, Shot
from slidegen.export.pictures import pictures
from slidegen.export.progress import Step
from slidegen.export.spoken import heading, note_text

PX = 9525
"""EMU in a CSS px."""
TITLE_ONLY = 5
"""The layout of python-pptx' own template that has a title and nothing else."""


async def make_presentation(
    built: Built, wanted: Sequence[Shot], options: ExportOptions, step: Step
) -> bytes:
    """The file. Raises what `on_stage` raises."""
    config = built.deck.config
    presentation = Presentation()
    size = Emu(config.width * PX), Emu(config.height * PX)
    presentation.slide_width, presentation.slide_height = size
    _describe(presentation, config)
    async with aclosing(pictures(built, wanted, replace(options, clear=False), step)) as taken:
        async for shot, picture in taken:
            _add(presentation, shot.slide, picture, size)
    finished = BytesIO()
    presentation.save(finished)
    return finished.getvalue()


def _add(presentation: Opened, slide: Slide, picture: bytes, size: tuple[Emu, Emu]) -> None:
    width, height = size
    page = presentation.slides.add_slide(presentation.slide_layouts[TITLE_ONLY])
    title = page.shapes.title
    if slide.title_text:
        title.text_frame.text = slide.title_text
        title.left, title.top, title.width, title.height = Emu(0), Emu(-height // 4), width, Emu(height // 5)
    else:
        title.element.getparent().remove(title.element)
    shown = page.shapes.add_picture(BytesIO(picture), Emu(0), Emu(0), width, height)
    shown.name = f"Slide {slide.no}"
    shown.element.nvPicPr.cNvPr.set("descr", heading(slide))
    note = note_text(slide)
    if note:
        page.notes_slide.notes_text_frame.text = note


def _describe(presentation: Opened, config: Config) -> None:
    author = config.values.get("author")
    about = presentation.core_properties
    about.title = config.title
    about.author = ", ".join(map(str, author)) if isinstance(author, list) else str(author or "")
    about.language = config.lang
    keywords = config.values.get("keywords")
    about.keywords = ", ".join(map(str, keywords)) if isinstance(keywords, list) else str(keywords or "")
