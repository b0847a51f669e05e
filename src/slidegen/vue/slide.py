"""A slide on its way through Vue: as it is given, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slidegen.cache import Cache
from slidegen.core.deck import SlideSource, StyleBlock
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Node
from slidegen.core.records import record
from slidegen.core.sources import Sources
from slidegen.core.theme import VueFiles


@record
class VueSlide:
    """A slide as Vue is given it."""

    source: SlideSource
    slots: Mapping[str, list[Node]]
    layout: Path | None
    """A layout that is Vue's; None: the slots are for a template of the build's."""
    props: Mapping[str, Any]
    """What the frontmatter gives the layout."""
    scope: Mapping[str, Any]
    """What `$nav`, `$frontmatter` and the like are made of."""
    first_click: int


@dataclass(slots=True)
class Parts:
    """What became of a slide."""

    slots: dict[str, list[Node]] = field(default_factory=dict)
    """For a layout of the build's; empty where `body` is."""
    body: list[Node] = field(default_factory=list)
    """The slide in a layout that is Vue's."""
    below: list[Node] = field(default_factory=list)
    above: list[Node] = field(default_factory=list)
    styles: list[StyleBlock] = field(default_factory=list)


@record
class VueRoom:
    """What the room needs of the build."""

    files: VueFiles
    sources: Sources
    report: Report
    cache: Cache
    aliases: Mapping[str, int]
    read_html: Callable[[str], list[Node]]
    count_clicks: Callable[[Parts], int]
    """The last click of a slide of these parts; they are used up by it."""
