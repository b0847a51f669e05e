"""What a pass may know beyond its slide: the deck as a whole.

A finished slide is kept until something that it can see changes (`build/memo.py`), so what is in here,
and nothing else, is what a pass reads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from slidegen.cache import Cache
from slidegen.core.assets import Asset
from slidegen.core.deck import Config, DeckSource, Heading
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Node, Pieces, Text
from slidegen.core.records import record
from slidegen.core.sources import Sources
from slidegen.core.theme import Theme
from slidegen.icons import IconSets
from slidegen.passes.assets import AssetFinder
from slidegen.passes.typesetting import Typesetter

EmbedCss = Callable[[str, Callable[[str], Asset | None]], Pieces | str]
"""Puts assets in place of the `url(…)` of a declaration list; the second argument finds one."""

ReadTitle = Callable[[str], list[Node]]
"""The Markdown of a title as nodes of a line."""


def _as_text(title: str) -> list[Node]:
    return [Text(title)]


@record
class Context:
    """The deck around a slide, and where a pass says what is wrong."""

    deck: DeckSource
    config: Config
    theme: Theme
    sources: Sources
    report: Report
    cache: Cache
    aliases: Mapping[str, int]
    """`routeAlias` → number of its slide, 1-based."""
    titles: tuple[str | None, ...]
    """Each slide's title as plain text, in order."""
    assets: AssetFinder
    embed_css: EmbedCss
    noticed: set[str] = field(default_factory=set)
    """`outline` once a pass has looked at other slides' titles: the slide is then made again with them."""
    headings: tuple[Heading, ...] = ()
    """Each slide as tables of contents see it, in order."""
    read_title: ReadTitle = _as_text
    macros: Mapping[str, str] = field(default_factory=dict)
    """TeX commands that the deck's formulas may use → what they stand for."""
    icons: IconSets = field(default_factory=IconSets)
    typesetter: Typesetter = field(default_factory=Typesetter)

    def outline(self) -> tuple[Heading, ...]:
        """The headings of all slides, in order."""
        self.noticed.add("outline")
        return self.headings

    def title_of(self, no: int) -> str | None:
        """The title of slide `no` (1-based) as plain text."""
        self.noticed.add("outline")
        return self.titles[no - 1]

    @property
    def total(self) -> int:
        """How many slides the deck shows."""
        return len(self.titles)
