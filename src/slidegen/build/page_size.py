"""What makes a large page large.

In:  the finished page, the pieces that each slide and the style sheets gave to it.
Out: where it is of more than `LARGE_PAGE` bytes, one warning that names the largest files, each with the
     first slide that shows it and the line that names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from slidegen.core.assets import Asset
from slidegen.core.deck import Deck, Slide
from slidegen.core.diagnostics import Diagnostic, Span
from slidegen.core.page import Markup, Shared

LARGE_PAGE = 5_000_000
"""Bytes above which a page takes its time to be sent and to open."""
NAMED = 3
"""How many files are worth a look."""


def tell_size(html: bytes, deck: Deck, slides: Sequence[Markup], styles: Markup) -> Iterator[Diagnostic]:
    """The warning, if the page calls for it. `slides` are their pieces, in order."""
    if len(html) <= LARGE_PAGE:
        return
    shown = _first_shown(slides[: len(deck.slides)])
    carried = dict.fromkeys([*shown, *_assets(styles)])
    largest = sorted(carried, key=lambda asset: len(asset.data), reverse=True)[:NAMED]
    places = {asset: _place(asset, deck.slides[shown[asset] - 1]) for asset in largest if asset in shown}
    named = [_named(asset, shown.get(asset), places) for asset in largest]
    message = f"the page has {_megabytes(len(html))}"
    if named:
        message += f"; the largest in it: {', '.join(named)}"
    yield Diagnostic(
        "large-page",
        message,
        next(iter(places.values()), Span(deck.source.file, 1)),
        "warning",
        "a smaller file opens sooner: compress them, or cut them to what is shown",
    )


def _first_shown(slides: Sequence[Markup]) -> Mapping[Asset, int]:
    """Each asset of the slides with the number (1-based) of the first that shows it."""
    shown: dict[Asset, int] = {}
    for no, markup in enumerate(slides, 1):
        for asset in _assets(markup):
            shown.setdefault(asset, no)
    return shown


def _assets(markup: Markup) -> Iterable[Asset]:
    for piece in markup:
        if isinstance(piece, Asset):
            yield piece
        elif isinstance(piece, Shared):
            yield piece.asset


def _named(asset: Asset, no: int | None, places: Mapping[Asset, Span]) -> str:
    size = _megabytes(len(asset.data))
    if no is None:
        return f"`{asset.name}` ({size}, in the styles)"
    span = places[asset]
    return f"`{asset.name}` ({size}, slide {no}, {span.file.path}:{span.line})"


def _place(asset: Asset, slide: Slide) -> Span:
    """The line of the slide that names the file, else the slide's first one.

    By the text and not by the tree, which a slide that only moved keeps with the lines of before.
    """
    source = slide.source
    end = source.content_line + source.content.count("\n")
    for line in range(source.span.line, end + 1):
        start = source.file.line(line).find(asset.name)
        if start >= 0:
            return Span(source.file, line, start + 1, len(asset.name))
    return source.span


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
