"""A deck's style sheets made ready for the page: read, scoped, directives written out, files embedded.

`ready_sheet` is for what an author or a theme wrote as a sheet, `embed_declarations` for `style="…"`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tinycss2

from slidegen.core.assets import Asset, CssUrl
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.nodes import Pieces
from slidegen.css.embed import Embedder, StyleFiles
from slidegen.css.minify import minify_css
from slidegen.css.scope import scope_items
from slidegen.css.sheet import (
    AtRule,
    Declaration,
    Item,
    Sheet,
    parse_declarations,
    parse_sheet,
    walk,
    write_items,
)
from slidegen.css.utilities import ask_uno
from slidegen.disk import Cache

_DIRECTIVES = re.compile(r"@apply\b|@screen\b|--at-apply\b|--uno\b|--uno-apply\b|\btheme\(")
_APPLIES = frozenset({"--at-apply", "--uno", "--uno-apply"})


def ready_sheet(
    sheet: Sheet, files: StyleFiles, cache: Cache, report: Report, *, page_selector: str | None = None
) -> tuple[str | CssUrl, ...]:
    """`sheet` as finished CSS with its assets. With `page_selector` its rules hold inside that page only."""
    items = parse_sheet(sheet, report)
    embedder = Embedder(files, report)
    items = embedder.embed(items, sheet)
    if page_selector is not None:
        scope_items(items, page_selector, report)
    text = write_items(items)
    if _DIRECTIVES.search(text):
        text = _write_out(text, items, cache, report)
    return embedder.cut(minify_css(text))


def scope_css(text: str, page_selector: str, start: Span, report: Report) -> str:
    """`text`, which starts at `start`, with its rules holding inside `page_selector` only."""
    items = parse_sheet(Sheet(text, start, Path()), report)
    scope_items(items, page_selector, report)
    return write_items(items)


def embed_declarations(text: str, find: Callable[[str], Asset | None]) -> Pieces:
    """The content of a `style` attribute with the assets that `find` gives in place of addresses."""
    if "url(" not in text and "image-set(" not in text:
        return (text,)
    sheet = Sheet(text, Span(SourceFile("style", text), 1), Path())
    broken = Report()  # the browser reads the attribute as written where it can, and so do we
    embedder = Embedder(_Found(find), broken)
    items = embedder.embed(parse_declarations(sheet, broken), sheet)
    return embedder.cut("; ".join(_declaration(item) for item in items if isinstance(item, Declaration)))


class _Found:
    """Files that a function finds without a place."""

    def __init__(self, find: Callable[[str], Asset | None]) -> None:
        self._find = find

    def asset(self, address: str, folder: Path, span: Span) -> Asset | None:
        return self._find(address)

    def sheet(self, address: str, folder: Path, span: Span) -> Sheet | None:
        return None


def _declaration(item: Declaration) -> str:
    return write_items([item]).strip().rstrip(";")


def _write_out(text: str, items: list[Item], cache: Cache, report: Report) -> str:
    """`text` with UnoCSS' directives written out; names that mean nothing are reported at their rule."""
    from slidegen.engine import EngineError

    try:
        answer: dict[str, Any] = ask_uno("directives", text, cache)
    except EngineError as error:
        first = next(item for item in walk(items) if _DIRECTIVES.search(write_items([item])))
        report.error("css-directive", f"UnoCSS cannot read this: {error.message}", first.span)
        return text
    unknown = set(answer["unknown"])
    for item in walk(items) if unknown else ():
        for word in _applied_words(item):
            if word in unknown:
                _report_unknown(word, item, report)
    return str(answer["css"])


def _applied_words(item: Item) -> list[str]:
    match item:
        case AtRule(name="apply", prelude=value) | Declaration(value=value):
            if isinstance(item, Declaration) and item.name not in _APPLIES:
                return []
            text = tinycss2.serialize(value)
            return re.split(r"[\s()\"']+", text)
        case _:
            return []


def _report_unknown(word: str, item: Item, report: Report) -> None:
    span = item.span
    line = span.file.line(span.line)
    at = line.find(word, span.col - 1)
    if at >= 0:
        span = Span(span.file, span.line, at + 1, len(word))
    report.error("unknown-utility", f"`{word}` is no utility class, it applies nothing", span)
