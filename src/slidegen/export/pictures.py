"""Slides → pictures, one a time: as the window shows them, at the canvas' size times the scale."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from pathlib import Path

from slidegen.browser import PictureKind
from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report
from slidegen.disk import fresh_folder
from slidegen.export.losses import told
from slidegen.export.options import ExportOptions, Shot
from slidegen.export.patience import Step, within
from slidegen.export.stage import on_stage, settle


async def pictures(
    built: Built, wanted: Sequence[Shot], options: ExportOptions, step: Step, cut: list[Slide]
) -> AsyncGenerator[tuple[Shot, bytes], None]:
    """The picture of each shot. Slides that scroll, so that the picture has their beginning, go to `cut`.

    Raises what `on_stage` raises.
    """
    kind: PictureKind = "webp" if options.format == "webp" else "png"
    async with on_stage(built, "/1", options) as window:
        if options.clear:
            await window.clear_ground()
            await window.ask("() => slidegenExport.clear()")
        for shot in wanted:
            no = shot.slide.no
            await window.ask("([no, click]) => slidegen.nav.go(no, click)", [no, shot.click])
            await settle(window, no, options)
            if await window.ask("(no) => slidegenExport.scrolls(no)", no):
                cut.append(shot.slide)
            async with within(options.timeout, f"the picture of slide {no}"):
                picture = await window.take_picture(kind, options.scale)
            yield shot, picture
            step()


async def write_pictures(
    built: Built, wanted: Sequence[Shot], folder: Path, options: ExportOptions, step: Step
) -> Report:
    """A file for each shot in `folder`, which is replaced whole; what is not on them.

    Raises OSError, what `on_stage` raises.
    """
    total = len(built.deck.slides)
    cut: list[Slide] = []
    with fresh_folder(folder) as fresh:
        async with aclosing(pictures(built, wanted, options, step, cut)) as taken:
            async for shot, picture in taken:
                name = picture_name(shot, total, clicks=options.clicks)
                (fresh / f"{name}.{options.format}").write_bytes(picture)
    return told({"scroll": cut})


def picture_name(shot: Shot, total: int, *, clicks: bool) -> str:
    """`07`, or `07-2` for a click: a folder's listing has them in the deck's order."""
    number = f"{shot.slide.no:0{max(2, len(str(total)))}}"
    return f"{number}-{shot.click}" if clicks else number
