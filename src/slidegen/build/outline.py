"""The slides as tables of contents see them (Slidev reference §5.4)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from slidegen.core.deck import DeckSource, Heading, SlideSource
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.nodes import Element, Node
from slidegen.core.sources import Sources
from slidegen.parse import MarkupContext, parse_markup


def headings(source: DeckSource) -> tuple[Heading, ...]:
    """What a table of contents knows of each slide, in order."""
    return tuple(_heading(no, slide) for no, slide in enumerate(source.slides, 1))


def _heading(no: int, slide: SlideSource) -> Heading:
    alias = slide.settings.get("routeAlias")
    address = f"#/{str(alias).strip('/')}" if alias else f"#/{no}"
    hidden = bool(slide.settings.get("hideInToc"))
    return Heading(no, slide.title, slide.level, address, hidden, dict(slide.settings))


def title_reader(
    sources: Sources, root: Path, dialect: frozenset[str] = frozenset()
) -> Callable[[str], list[Node]]:
    """What reads a title's Markdown as a line of text.

    Slidev reads it as a document, where `1. Intro` would be a list and lose its number; here it is the
    heading that it was. What is wrong in it was said where it stands.
    """

    def read(title: str) -> list[Node]:
        line = " ".join(title.split())
        file = SourceFile("title", f"# {line}")
        slide = SlideSource(file, root, Span(file, 1), file.text, 1)
        markup = MarkupContext(sources, Report(), root, "title-", dialect)
        nodes = parse_markup(slide, markup)["default"]
        first = next((node for node in nodes if isinstance(node, Element)), None)
        return first.children if first is not None else []

    return read
