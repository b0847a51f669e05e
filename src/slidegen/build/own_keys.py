"""Settings that a deck's own parts ask for: a key that looks like a slip is none where a layout reads it.

In:  the report of reading a deck, the deck, its theme. Out: the report without the warnings of such keys.
A key is asked for where the theme or a template declares it or a part in Vue names it, or where a slide
reads it from its frontmatter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidegen.core.deck import DeckSource
from slidegen.core.diagnostics import Diagnostic, Report
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources
from slidegen.core.theme import Theme

CODE = "unknown-setting"


def without_own_keys(report: Report, source: DeckSource, theme: Theme, sources: Sources) -> Report:
    """`report` without warnings of keys that are asked for."""
    if not any(found.code == CODE for found in report):
        return report
    texts = [*theme.settings, *_parts(theme, sources)]
    read = "\n".join(slide.content for slide in source.slides)
    return Report(found for found in report if found.code != CODE or not _is_asked_for(found, texts, read))


def _is_asked_for(found: Diagnostic, texts: list[str], read: str) -> bool:
    span = found.span
    key = re.escape(span.file.line(span.line)[span.col - 1 : span.col - 1 + span.length])
    word = re.compile(rf"(?<![\w-]){key}(?![\w-])")
    own = re.compile(rf"(?i:frontmatter)(?:\??\.{key}(?!\w)|\[['\"]{key}['\"]\])")
    return any(word.search(text) for text in texts) or own.search(read) is not None


def _parts(theme: Theme, sources: Sources) -> Iterator[str]:
    """The text of all layouts, components and layers, with the props that templates declare."""
    layers = (layer for layers in theme.layers.values() for layer in layers)
    for template in (*theme.layouts.values(), *theme.components.values(), *layers):
        yield f"{' '.join(template.props)} {template.source}"
    files = theme.vue
    for path in (*files.layouts.values(), *files.components.values(), *sum(files.layers.values(), ())):
        try:
            yield sources.read(path).text
        except (OSError, NotTextError, OutsideRootsError):
            continue
