"""A deck as written (`SlideSource`, `DeckSource`) and as resolved (`Slide`, `Deck`).

Two types where there are two meanings: the resolved ones have no field that a later stage must guess.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slidegen.core.diagnostics import SourceFile, Span
from slidegen.core.nodes import Element, Fence, Formula, Node, Raw
from slidegen.core.records import record
from slidegen.core.theme import Theme
from slidegen.core.uno import NOTHING_ADDED, UnoConfig

Value = Any
"""What YAML yields: str, int, float, bool, None, list, dict. Narrowed by the settings table."""


@record
class Settings(Mapping[str, Value]):
    """Frontmatter: keys with their values, and where each was written."""

    entries: Mapping[str, Value] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Of a key's value; a key that a theme or default gave has none."""

    def __getitem__(self, key: str) -> Value:
        return self.entries[key]

    def get(self, key: str, default: Value = None) -> Value:
        """The value of `key`; of a plain map, without an exception where there is none."""
        return self.entries.get(key, default)

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def over(self, lower: Settings) -> Settings:
        """These settings on top of `lower` ones (shallow: a key here wins whole)."""
        return Settings({**lower.entries, **self.entries}, {**lower.spans, **self.spans})

    def without(self, *keys: str) -> Settings:
        """The same, less `keys`."""
        return Settings({key: value for key, value in self.entries.items() if key not in keys}, self.spans)


@record
class SlideSource:
    """One slide as written: its frontmatter, its Markdown, its note."""

    file: SourceFile
    folder: Path
    """The folder of its file: relative paths in it start there."""
    span: Span
    """The first line of the slide, its frontmatter included."""
    content: str
    """Markdown without frontmatter and note, trimmed (Slidev reference §1.2, §1.3)."""
    content_line: int
    """1-based line of `file` on which `content` starts."""
    end_line: int = 0
    """1-based line of `file` on which the slide ends, its note included; 0 where nothing of it was read."""
    settings: Settings = Settings()
    """Its own frontmatter, under that of the slides that import it (§1.5)."""
    note: str | None = None
    note_line: int = 0
    """1-based line of `file` on which the note's comment starts; 0 without a note."""
    title: str | None = None
    """§1.4: from the source slide itself; Markdown kept raw."""
    level: int | None = None
    """Depth of the heading that gave the title."""


@record
class DeckSource:
    """A deck as written: the headmatter and the slides that are shown, in order."""

    name: str
    """Its file's stem, or its folder's name for `slides.md`."""
    path: Path
    file: SourceFile
    root: Path
    """The project root: `@/`."""
    headmatter: Settings
    slides: tuple[SlideSource, ...]

    @property
    def folder(self) -> Path:
        """Where `public/`, `components/`, `layouts/`, `snippets/` are looked for."""
        return self.path.parent


@record
class Heading:
    """A slide as tables of contents see it (Slidev reference §5.4)."""

    no: int
    """1-based."""
    title: str | None
    """Markdown kept raw."""
    level: int | None
    """As deep as its title's heading; None where the frontmatter gave the title."""
    address: str
    """Its place in the page: `#/3`, `#/intro`."""
    is_hidden: bool = False
    """`hideInToc`: it and what is below it are left out."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Its own."""


@record
class StyleBlock:
    """A `<style>` of a slide, as written (Slidev reference §3.12)."""

    text: str
    span: Span
    """Of the text's first character: mistakes in it are shown from there."""
    scoped: bool = True
    """False where the author wrote `<style global>`: it holds for the whole deck."""
    folder: Path | None = None
    """Where `url(…)` in it starts; None: the slide's folder."""
    spares: str = ""
    """The attribute of elements that a scoped style does not reach; empty: there are none."""


@dataclass(slots=True)
class Slide:
    """One slide, settings resolved; the passes fill in and number its tree."""

    no: int
    """1-based among the slides that are shown."""
    source: SlideSource
    settings: Settings
    """Effective: theme defaults under headmatter `defaults` under its own (§1.5)."""
    layout: str
    """The layout that is really used."""
    title: str | None
    """Markdown kept raw."""
    title_text: str | None
    """The title as plain text."""
    level: int
    body: list[Node]
    clicks: int = 0
    """Its last click; 0 when nothing steps."""
    clicks_start: int = 0
    css: list[StyleBlock] = field(default_factory=list)
    """Its `<style>` blocks, in order."""
    note: list[Node] = field(default_factory=list)
    """Its speaker note; empty without one."""
    needs: set[str] = field(default_factory=set)
    """What it wants of the page, by name: `code`, `math`, `katex:KaTeX_Main-Regular`."""
    index: dict[str, list[Element | Fence | Formula]] = field(default_factory=dict)
    """What the passes look for, by kind, in document order: the first pass fills it in."""
    ends: tuple[Raw, Raw] = field(default_factory=lambda: (Raw(""), Raw("")))
    """Nothing to see; they stand in `body` right before and after its layout: what is beyond are layers."""


@record
class Config:
    """Deck-wide settings, resolved: theme defaults under the headmatter (§2.1)."""

    values: Settings
    title: str
    """Plain text."""
    title_template: str
    lang: str
    width: int
    """Canvas, CSS px."""
    height: int
    """Canvas, CSS px."""
    schema: str
    """`auto`, `light` or `dark`."""
    uno: UnoConfig = NOTHING_ADDED
    """What the deck and its theme add to UnoCSS."""
    text_font: str = ""
    """The family whose widths pictures are laid out with."""
    mermaid: Mapping[str, Any] = field(default_factory=dict)
    """What diagrams start from, as Mermaid's `initialize` takes it."""


@record
class Deck:
    """A deck as resolved, ready to be rendered."""

    source: DeckSource
    config: Config
    theme: Theme
    slides: tuple[Slide, ...]
