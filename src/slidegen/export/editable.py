"""Slides → PowerPoint that can be edited: texts, tables and shapes where the browser had them.

The browser measures a slide (`pieces.js`), `editable_page` writes what it found. What no shape can be is a
picture of it alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile
from typing import BinaryIO

from pptx.presentation import Presentation

from slidegen.browser import Window
from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report
from slidegen.core.records import record
from slidegen.export.alone import take_alone
from slidegen.export.editable_page import Drawing
from slidegen.export.losses import told
from slidegen.export.measured import Measured
from slidegen.export.options import ExportOptions, Shot
from slidegen.export.patience import Step, within
from slidegen.export.powerpoint import add_note, new_page, new_presentation
from slidegen.export.source_pictures import Cut, cut_source
from slidegen.export.stage import MEASURING, on_stage, settle


@record
class Edited:
    """What is to be said of a file that was written."""

    fonts: tuple[str, ...]
    """That it names: who opens it needs them."""
    lost: Report


async def make_editable(
    built: Built, wanted: Sequence[Shot], options: ExportOptions, file: BinaryIO, step: Step
) -> Edited:
    """Write it to `file`. Raises what `on_stage` raises."""
    with TemporaryFile() as kept:
        presentation = new_presentation(built.deck.config, kept)
        edited = await _draw(presentation, built, wanted, options, step)
        presentation.save(file)
    return edited


async def _draw(
    presentation: Presentation, built: Built, wanted: Sequence[Shot], options: ExportOptions, step: Step
) -> Edited:
    pages = [new_page(presentation) for _ in wanted]  # all at first: links lead to later ones, too
    first = {shot.slide.no: page for shot, page in zip(reversed(wanted), reversed(pages), strict=True)}
    fonts: dict[str, None] = {}
    lost: dict[str, list[Slide]] = {}
    async with on_stage(built, "/1", options, MEASURING) as window:
        await window.clear_ground()
        for shot, page in zip(wanted, pages, strict=True):
            measured, pictures = await _measure(window, shot, options)
            fonts |= dict.fromkeys(Drawing(page.slide, first, pictures).draw(shot.slide, measured))
            add_note(page.slide, shot.slide)
            page.keep()
            for key in measured["told"] + _stepped(shot.slide, options):
                lost.setdefault(key, []).append(shot.slide)
            step()
    return Edited(tuple(sorted(fonts)), told(lost))


async def _measure(window: Window, shot: Shot, options: ExportOptions) -> tuple[Measured, Mapping[int, Cut]]:
    no = shot.slide.no
    await window.ask("([no, click]) => slidegen.nav.go(no, click)", [no, shot.click])
    await settle(window, no, options)
    async with within(options.timeout, f"the pieces of slide {no}"):
        measured: Measured = await window.ask("(no) => slidegenExport.pieceOut(no)", no)
        pictures = [piece for piece in measured["pieces"] if piece["kind"] == "picture"]
        whole = {
            piece["shot"]: cut
            for piece in pictures
            if piece["whole"] is not None and (cut := cut_source(piece["whole"])) is not None
        }
        rest = [piece for piece in pictures if piece["shot"] not in whole]
        taken = await take_alone(window, rest, options.scale) if rest else {}
    return measured, {**whole, **{shot: Cut(data, box) for shot, (data, box) in taken.items()}}


def _stepped(slide: Slide, options: ExportOptions) -> list[str]:
    keys = ["steps"] if slide.clicks > slide.clicks_start and not options.clicks else []
    return [*keys, *(["transition"] if slide.settings.get("transition") else [])]
