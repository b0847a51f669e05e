"""Settings that a deck's own parts ask for: a key that looks like a slip is none where a layout reads it.

In:  the report of reading a deck, the deck, its theme. Out: the report without the warnings of such keys.
A key is asked for where the theme or a template declares it or a part in Vue names it, or where a slide
reads it from its frontmatter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from slidegen.core.deck import DeckSource
from slidegen.core.diagnostics import Diagnostic, Report
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources
from slidegen.core.theme import Template, Theme

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
    return any(names_key(text, key) for text in texts) or reads_frontmatter(read, key)


def names_key(text: str, key: str) -> bool:
    """Whether `key` stands in `text` as a word."""
    return re.search(rf"(?<![\w-]){key}(?![\w-])", text) is not None


def reads_frontmatter(text: str, key: str) -> bool:
    """`$frontmatter.key` or `frontmatter['key']`."""
    return re.search(rf"(?i:frontmatter)(?:\??\.{key}(?!\w)|\[['\"]{key}['\"]\])", text) is not None


def _parts(theme: Theme, sources: Sources) -> Iterator[str]:
    """The text of all layouts, components and layers, with the props that templates declare."""
    yield from map(template_text, (*theme.layouts.values(), *theme.components.values()))
    yield from layer_texts(theme, sources)
    yield from _texts((*theme.vue.layouts.values(), *theme.vue.components.values()), sources)


def template_text(template: Template) -> str:
    """The names of its props and what it is written as."""
    return f"{' '.join(template.props)} {template.source}"


def layer_texts(theme: Theme, sources: Sources) -> Iterator[str]:
    """The text of the layers, which stand on all slides."""
    yield from (template_text(layer) for layers in theme.layers.values() for layer in layers)
    yield from _texts(sum(theme.vue.layers.values(), ()), sources)


def _texts(paths: Iterable[Path], sources: Sources) -> Iterator[str]:
    for path in paths:
        try:
            yield sources.read(path).text
        except (OSError, NotTextError, OutsideRootsError):
            continue
