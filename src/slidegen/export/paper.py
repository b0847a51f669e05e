"""A deck → PDF: the page's own print view, printed by a browser.

A deck of many sheets is printed in parts, each of a fresh page, so that neither the browser nor the page
ever has more of them than one part holds; each slide is waited for by itself. The browser gives pages, tags,
language and links; what it cannot know (outline, labels, author) is put in as the parts are made one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from slidegen.browser import Window
from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.ranges import listed
from slidegen.export.options import ExportOptions, shots
from slidegen.export.patience import Step, within
from slidegen.export.pdf import Sheet, finish_pdf
from slidegen.export.stage import begin_anew, on_stage, settle
from slidegen.terminal import count

MOST = 80
"""Sheets of a part, as far as slides allow: those of one slide stay together."""


async def print_deck(
    built: Built, slides: Sequence[Slide], options: ExportOptions, file: BinaryIO, step: Step
) -> int:
    """Write the PDF of these slides to `file`; the number of its pages. Raises what `on_stage` raises."""
    printed: list[BinaryIO] = []
    sheets: list[Sheet] = []
    parts = list(_parts(slides, options))
    try:
        async with on_stage(built, _address(parts[0], options), options) as window:
            for part in parts:
                if printed:
                    await begin_anew(window, _address(part, options), options)
                for slide in part:
                    await settle(window, slide.no, options)
                    step()
                found = await window.ask("(before) => slidegenExport.name(before)", len(sheets))
                sheets += _sheets(found, part, options)
                printed.append(TemporaryFile())  # noqa: SIM115 - closed below, when all are one
                await _print(window, printed[-1], part, len(found), options)
        return finish_pdf(printed, sheets, built.deck, options, file)
    finally:
        for part_file in printed:
            part_file.close()


def _parts(slides: Sequence[Slide], options: ExportOptions) -> Iterator[list[Slide]]:
    part: list[Slide] = []
    sheets = 0
    for slide in slides:
        own = sum(1 for _ in shots([slide], clicks=options.clicks)) + options.notes
        if part and sheets + own > MOST:
            yield part
            part, sheets = [], 0
        part.append(slide)
        sheets += own
    yield part


def _address(slides: Sequence[Slide], options: ExportOptions) -> str:
    pages = {"clicks": options.clicks, "notes": options.notes and options.note_form == "pages"}
    asked = [name for name, wanted in pages.items() if wanted]
    return f"/print?{'&'.join([*asked, f'slides={_numbers(slides)}'])}"


def _numbers(slides: Sequence[Slide]) -> str:
    return listed([slide.no for slide in slides]).replace(" ", "")


async def _print(
    window: Window, file: BinaryIO, part: Sequence[Slide], sheets: int, options: ExportOptions
) -> None:
    slowly = options.timeout + sheets  # a second a page, for machines that do other things
    what = f"printing {count(sheets, 'page')} (slides {listed([slide.no for slide in part])})"
    async with within(slowly, what):
        await window.print_to(file)


def _sheets(
    found: Sequence[Mapping[str, Any]], slides: Sequence[Slide], options: ExportOptions
) -> list[Sheet]:
    """What the page says of its sheets, with the click that each shows."""
    wanted = shots(slides, clicks=options.clicks)
    named = {slide.no: slide for slide in slides}
    sheets = []
    for one in found:
        click = None if one["notes"] else next(wanted).click
        sheets.append(Sheet(named[one["no"]], click if options.clicks else None, one["notes"]))
    return sheets
