"""What a text goes through: a whole build, or the parser and all passes alone; and what must hold of it.

Nothing throws, no slide is lost, nothing takes longer than a second of the processor's time, and a
browser's parser reads the tree that was written.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser
from trees import Row, first_difference, read_rows, written_rows

from slidegen.build import Builder, Built
from slidegen.build.body import fill_body
from slidegen.build.config import resolve_config
from slidegen.build.outline import headings, title_reader
from slidegen.build.theme import deck_theme
from slidegen.cache import default_cache
from slidegen.core.deck import Settings, Slide
from slidegen.core.diagnostics import Report
from slidegen.core.sources import Sources
from slidegen.core.theme import Theme
from slidegen.css import embed_declarations
from slidegen.decks import Entry
from slidegen.icons import IconSets
from slidegen.parse import MarkupContext, parse_deck, parse_markup, plain_title, read_dialect
from slidegen.passes import PASSES
from slidegen.passes.assets import AssetFinder
from slidegen.passes.context import Context
from slidegen.render import render_slide

SECONDS = 1.0
"""What one text may take of the processor's time."""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="9" height="9"/></svg>'
Made = TypeVar("Made")
SECTIONS = "#slideshow > section.slidev-page"


class BrokenError(AssertionError):
    """Something that must hold of every text does not hold of this one."""


@dataclass
class Mill:
    """Takes texts, in a folder of its own."""

    folder: Path
    slowest: float = 0.0
    slides: int = 0
    _theme: Theme | None = field(default=None)
    _icons: IconSets | None = field(default=None)

    def __post_init__(self) -> None:
        self.folder = self.folder.resolve()
        for name, text in {
            "package.json": "{}",
            "public/square.svg": PICTURE,
            "part.md": "# Part\n\ntext\n\n---\n\n# Second part\n",
            "snippets/x.py": "# #region part\nx = 1\n# #endregion part\n",
            "slides.md": "# One\n\n$x$ `y` **z**\n\n```py\n1\n```\n\n{{ 1 + 1 }}\n",
        }.items():
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        self._build()  # what the first build loads is not of a text's making

    def build(self, text: str) -> list[str | None]:
        """A whole build; the first heading that each slide shows."""
        (self.folder / "slides.md").write_bytes(text.encode("utf-8"))
        built = self._in_time(self._build)
        page = built.html.decode("utf-8")
        for found in built.report:
            found.frame()
        self._look_at_page(page, len(built.deck.slides))
        read = read_rows(page, SECTIONS)
        for slide, rows in zip(built.deck.slides, read, strict=True):
            _compare(slide, rows)
        return [_title(rows) for rows in read]

    def parse(self, text: str) -> list[str | None]:
        """The parser and all passes, with the default theme; the first heading that each slide shows."""
        slides, context = self._in_time(lambda: self._depict(text))
        titles = []
        for slide in slides:
            markup = render_slide(slide, context.total, context.config, notes=True)
            told = "".join(piece if isinstance(piece, str) else "" for piece in markup)
            read = read_rows(f"<!doctype html><body>{told}", "body > section.slidev-page")
            if len(read) != 1:
                raise BrokenError(f"slide {slide.no} is read as {len(read)} slides")
            titles.append(_title(read[0]))
            if all(isinstance(piece, str) for piece in markup):
                _compare(slide, read[0])
        return titles

    def _look_at_page(self, page: str, count: int) -> None:
        tree = LexborHTMLParser(page)
        numbers = [one.attributes.get("data-slidev-no") for one in tree.css(SECTIONS)]
        if numbers != [str(no) for no in range(1, count + 1)]:
            raise BrokenError(f"{count} slides are read as {numbers}")
        data = tree.css_first("body > script#slidegen-data")
        if data is None or len(json.loads(data.text())["slides"]) != count:
            raise BrokenError("what the runtime is told cannot be read")
        if not re.search(r"</script>\s*</body>\s*</html>\s*$", page):
            raise BrokenError("the page does not end as it should")
        self.slides += count

    def _depict(self, text: str) -> tuple[list[Slide], Context]:
        path, report = self.folder / "slides.md", Report()
        sources = Sources((self.folder,), self.folder, {path: text}, deck=self.folder)
        deck = parse_deck(path, "deck", self.folder, sources, report)
        if self._theme is None:
            self._theme = deck_theme(deck, "default", sources, report)
            self._icons = IconSets(sources, (self.folder,))
        assert self._icons is not None
        dialect = read_dialect(deck.headmatter)
        titles = tuple(plain_title(one.title, dialect) if one.title else None for one in deck.slides)
        context = Context(
            deck,
            resolve_config(deck, self._theme, next(iter(titles), None), report),
            self._theme,
            sources,
            report,
            default_cache(),
            {},
            titles,
            AssetFinder(sources, self.folder / "public", self.folder),
            embed_declarations,
            headings=headings(deck),
            read_title=title_reader(sources, self.folder, dialect),
            icons=self._icons,
        )
        slides = []
        for no, source in enumerate(deck.slides, 1):
            markup = MarkupContext(sources, report, self.folder, f"s{no}-", dialect)
            slots = parse_markup(source, markup)
            defaults = context.config.values.get("defaults")
            settings = source.settings.over(Settings(defaults if isinstance(defaults, dict) else {}))
            slide = Slide(no, source, settings, "", source.title, titles[no - 1], source.level or 1, [])
            fill_body(slide, slots, context)
            for run in PASSES:
                run(slide, context)
            slides.append(slide)
        self.slides += len(slides)
        return slides, context

    def _build(self) -> Built:
        return Builder(Entry(self.folder / "slides.md", "deck"), cwd=self.folder).build()

    def _in_time(self, run: Callable[[], Made]) -> Made:
        """What `run` makes; on a machine that was busy with itself it may try again."""
        took = []
        for _ in range(2):
            start = time.process_time()
            made = run()
            took.append(time.process_time() - start)
            if took[-1] <= SECONDS:
                break
        else:
            raise BrokenError(f"it took {min(took):.1f} s")
        self.slowest = max(self.slowest, took[-1])
        return made


def _title(rows: list[Row]) -> str | None:
    """The text of the first `<h1>`."""
    tags = [row[:2] for row in rows]
    if ("<", "h1") not in tags:
        return None
    start = tags.index(("<", "h1"))
    inner = rows[start : tags.index((">", "h1"), start)]
    return "".join(row[1] for row in inner if row[0] == "text")


def _compare(slide: Slide, read: list[Row]) -> None:
    written = written_rows(slide.body)
    if slide.note:
        note = written_rows(slide.note)
        written = [*written, ("<", "template", "class=slidegen-note"), *note, (">", "template")]
    found = first_difference(written, read)
    if found is not None:
        raise BrokenError(f"slide {slide.no} is read as another tree\n{found}")
