"""A deck → PDF: the page's own print view, printed by a browser.

The whole deck is printed at once, since only so its text is one tagged document with fonts that are
embedded once; each slide is waited for by itself. The browser gives pages, tags, language and links;
what it cannot know (outline, labels, author) is put in after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.export.options import ExportOptions, shots
from slidegen.export.pdf import Sheet, finish_pdf
from slidegen.export.progress import Step, within
from slidegen.export.stage import on_stage, settle
from slidegen.terminal import count


async def print_deck(
    built: Built, slides: Sequence[Slide], options: ExportOptions, step: Step
) -> tuple[bytes, int]:
    """The PDF of these slides and the number of its pages. Raises what `on_stage` raises."""
    asked = [name for name, wanted in (("clicks", options.clicks), ("notes", options.notes)) if wanted]
    fragment = f"/print?{'&'.join(asked)}" if asked else "/print"
    numbers = [slide.no for slide in slides]
    async with on_stage(built, fragment, options) as window:
        await window.ask("(numbers) => slidegenExport.choose(numbers)", numbers)
        for no in numbers:
            await settle(window, no, options)
            step()
        found = await window.ask("() => slidegenExport.name()")
        printed = BytesIO()
        slowly = options.timeout + len(found)  # a second a page, for machines that do other things
        async with within(slowly, f"printing {count(len(found), 'page')}"):
            await window.print_to(printed)
    return finish_pdf(printed, _sheets(found, slides, options), built.deck)


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
