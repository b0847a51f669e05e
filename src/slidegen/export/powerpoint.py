"""Slides → PowerPoint: a picture a slide, with the title where readers and outlines find it, and the note.

The title stands above the slide's upper edge: it is not seen, since the picture shows it, but it is what
the program lists, and what a screen reader says first.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from io import BytesIO
from tempfile import TemporaryFile
from typing import BinaryIO

from pptx.presentation import Presentation as Opened
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Page
from pptx.util import Emu

from slidegen.build import Built
from slidegen.core.deck import Config, Slide
from slidegen.core.diagnostics import Report
from slidegen.export.kept_parts import KeptSlide, add_slide, open_template
from slidegen.export.losses import told
from slidegen.export.options import ExportOptions, Shot
from slidegen.export.patience import Step
from slidegen.export.pictures import pictures
from slidegen.export.spoken import heading, note_text

PX = 9525
"""EMU in a CSS px."""
TITLE_ONLY = 5
"""The layout of python-pptx' own template that has a title and nothing else."""


async def make_presentation(
    built: Built, wanted: Sequence[Shot], options: ExportOptions, file: BinaryIO, step: Step
) -> Report:
    """Write it to `file`; what is not in it. Raises what `on_stage` raises."""
    cut: list[Slide] = []
    with TemporaryFile() as kept:
        presentation = new_presentation(built.deck.config, kept)
        async with aclosing(pictures(built, wanted, replace(options, clear=False), step, cut)) as taken:
            async for shot, picture in taken:
                page = new_page(presentation)
                _add(page.slide, shot.slide, picture)
                page.keep()
        presentation.save(file)
    return told({"scroll": cut})


def new_presentation(config: Config, kept: BinaryIO) -> Opened:
    """One without slides, as large as the canvas, that says what it is; its parts are kept in a file."""
    presentation = open_template(kept)
    presentation.slide_width, presentation.slide_height = Emu(config.width * PX), Emu(config.height * PX)
    _describe(presentation, config)
    return presentation


def new_page(presentation: Opened) -> KeptSlide:
    """A slide with an empty title."""
    return add_slide(presentation, presentation.slide_layouts[TITLE_ONLY])


def hide_title(page: Page, slide: Slide) -> None:
    """The title above the upper edge; without one, its place goes."""
    size = page.part.package.presentation_part.presentation
    width, height = Emu(size.slide_width or 0), Emu(size.slide_height or 0)
    title = page.shapes.title
    if title is None:
        return
    if slide.title_text:
        title.text_frame.text = slide.title_text
        title.left, title.top, title.width, title.height = Emu(0), Emu(-height // 4), width, Emu(height // 5)
    else:
        title.element.getparent().remove(title.element)


def add_note(page: Page, slide: Slide) -> None:
    """The speaker note."""
    note = note_text(slide)
    frame = page.notes_slide.notes_text_frame if note else None
    if frame is not None:
        frame.text = note


def _add(page: Page, slide: Slide, picture: bytes) -> None:
    hide_title(page, slide)
    size = page.part.package.presentation_part.presentation
    shown = page.shapes.add_picture(BytesIO(picture), Emu(0), Emu(0), size.slide_width, size.slide_height)
    shown.name = f"Slide {slide.no}"
    describe(shown, heading(slide))
    add_note(page, slide)


def describe(shape: BaseShape, words: str) -> None:
    """What a screen reader says of it."""
    named = next(iter(shape.element.xpath(".//p:cNvPr")))
    named.set("descr", words)


def _describe(presentation: Opened, config: Config) -> None:
    author = config.values.get("author")
    about = presentation.core_properties
    about.title = config.title
    about.author = ", ".join(map(str, author)) if isinstance(author, list) else str(author or "")
    about.language = config.lang
    keywords = config.values.get("keywords")
    about.keywords = ", ".join(map(str, keywords)) if isinstance(keywords, list) else str(keywords or "")
