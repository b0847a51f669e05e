"""A deck's style sheets made ready for the page: read, scoped, directives written out, files embedded.

`ready_sheet` is for what an author or a theme wrote as a sheet, `embed_declarations` for `style="…"`.
What reads CSS is imported when there is any to read: most decks bring none of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from slidegen.cache import Cache
from slidegen.core.assets import Asset, CssUrl
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.nodes import Pieces
from slidegen.core.uno import NOTHING_ADDED, UnoConfig
from slidegen.css.minify import minify_css
from slidegen.css.source import Sheet, StyleFiles


def ready_sheet(
    sheet: Sheet,
    files: StyleFiles,
    cache: Cache,
    report: Report,
    *,
    page_selector: str | None = None,
    uno: UnoConfig = NOTHING_ADDED,
) -> tuple[str | CssUrl, ...]:
    """`sheet` as finished CSS with its assets. With `page_selector` its rules hold inside that page only.

    `uno` is what the deck adds to UnoCSS: `@apply` may name its shortcuts.
    """
    from slidegen.css.directives import write_directives
    from slidegen.css.embed import Embedder
    from slidegen.css.scope import scope_items
    from slidegen.css.sheet import parse_sheet, write_items

    embedder = Embedder(files, report)
    items = embedder.embed(parse_sheet(sheet, report), sheet)
    if page_selector is not None:
        scope_items(items, page_selector, report, sheet.spares)
    text = write_directives(write_items(items), items, cache, report, uno)
    return embedder.cut(minify_css(text))


def scope_css(text: str, page_selector: str, start: Span, report: Report) -> str:
    """`text`, which starts at `start`, with its rules holding inside `page_selector` only."""
    from slidegen.css.scope import scope_items
    from slidegen.css.sheet import parse_sheet, write_items

    items = parse_sheet(Sheet(text, start, Path()), report)
    scope_items(items, page_selector, report)
    return write_items(items)


def embed_declarations(text: str, find: Callable[[str], Asset | None]) -> Pieces:
    """The content of a `style` attribute with the assets that `find` gives in place of addresses."""
    if "url(" not in text.lower() and "image-set(" not in text.lower():
        return (text,)
    from slidegen.css.embed import Embedder
    from slidegen.css.sheet import Declaration, parse_declarations, write_items

    sheet = Sheet(text, Span(SourceFile("style", text), 1), Path())
    broken = Report()  # the browser reads the attribute as written where it can, and so do we
    embedder = Embedder(_Found(find), broken)
    items = embedder.embed(parse_declarations(sheet, broken), sheet)
    written = [write_items([item]).strip().rstrip(";") for item in items if isinstance(item, Declaration)]
    return embedder.cut("; ".join(written))


class _Found:
    """Files that a function finds without a place."""

    def __init__(self, find: Callable[[str], Asset | None]) -> None:
        self._find = find

    def asset(self, address: str, folder: Path, span: Span) -> Asset | None:
        return self._find(address)

    def sheet(self, address: str, folder: Path, span: Span) -> Sheet | None:
        return None
