"""Pictures that utility classes name: `bg-[url('/paper.png')]`, `[mask-image:url(./m.svg)]`.

In:  the rules that UnoCSS made. Out: the same with each address as the asset that it means, found as from
a slide; what is wrong is shown where the class is written.
"""

from __future__ import annotations

import re
from pathlib import Path

from slidegen.core.assets import Asset, CssUrl
from slidegen.core.deck import Deck, SlideSource
from slidegen.core.diagnostics import SourceFile, Span
from slidegen.core.records import record
from slidegen.css import Sheet, StyleFiles, ready_sheet
from slidegen.passes.context import Context

_ADDRESS = re.compile(r"url\(\s*[\"']?(?!data:|#)", re.I)


def embed_class_assets(css: str, deck: Deck, files: StyleFiles, context: Context) -> tuple[str | CssUrl, ...]:
    """`css` with its assets; untouched where it names none."""
    if not _ADDRESS.search(css):
        return (css,)
    sheet = Sheet(css, Span(SourceFile("utilities", css), 1), deck.source.folder)
    return ready_sheet(sheet, _Written(files, deck), context.cache, context.report)


@record
class _Written:
    """Finds what classes name, from the slide that first has the address."""

    files: StyleFiles
    deck: Deck

    def asset(self, address: str, folder: Path, span: Span) -> Asset | None:
        for slide in self.deck.slides:
            place = _place(address, slide.source)
            if place is not None:
                return self.files.asset(address, slide.source.folder, place)
        return self.files.asset(address, folder, Span(self.deck.source.file, 1))

    def sheet(self, address: str, folder: Path, span: Span) -> Sheet | None:
        return self.files.sheet(address, folder, span)


def _place(address: str, source: SlideSource) -> Span | None:
    """Where `address` stands on the slide; its frontmatter may have classes, too."""
    last = source.content_line + source.content.count("\n")
    for number in range(source.span.line, last + 1):
        col = source.file.line(number).find(address)
        if col >= 0:
            return Span(source.file, number, col + 1, len(address))
    return None
