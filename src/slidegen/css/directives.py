"""UnoCSS' directives in a deck's own sheets, written out: `@apply`, `--uno:`, `@screen`, `theme()`.

In:  the finished text of a sheet, and the tree that it was written from, for the places of mistakes.
Out: the text without directives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import tinycss2

from slidegen.cache import Cache
from slidegen.core.diagnostics import Report, Span
from slidegen.core.uno import NOTHING_ADDED, UnoConfig
from slidegen.css.sheet import AtRule, Declaration, Item, walk, write_items
from slidegen.css.utilities import ask_uno

_DIRECTIVES = re.compile(r"@apply\b|@screen\b|--at-apply\b|--uno\b|--uno-apply\b|\btheme\(")
_APPLIES = frozenset({"--at-apply", "--uno", "--uno-apply"})


def write_directives(
    text: str, items: Iterable[Item], cache: Cache, report: Report, uno: UnoConfig = NOTHING_ADDED
) -> str:
    """`text` with its directives written out; names that mean nothing are reported at their rule."""
    if not _DIRECTIVES.search(text):
        return text
    from slidegen.engine import EngineError

    try:
        answer = ask_uno("directives", text, cache, uno)
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
            return re.split(r"[\s()\"']+", tinycss2.serialize(value))
        case _:
            return []


def _report_unknown(word: str, item: Item, report: Report) -> None:
    span = item.span
    at = span.file.line(span.line).find(word, span.col - 1)
    if at >= 0:
        span = Span(span.file, span.line, at + 1, len(word))
    report.error("unknown-utility", f"`{word}` is no utility class, it applies nothing", span)
