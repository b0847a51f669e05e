"""The pipeline: the only place that knows every room, in the order in which a deck goes through them.

    Sources ─ parse ─▶ slides as written ─ layout, PASSES ─▶ slides ─ render ─▶ Page ─ bundle ─▶ bytes

A `Builder` keeps what came out of each slide and what went into it: a slide whose text, settings, files
and view of the deck did not change is not parsed, highlighted or rendered again.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from slidegen.build.body import draw_title, fill_body
from slidegen.build.coming import coming_of
from slidegen.build.config import resolve_config
from slidegen.build.drawings import deck_drawings, with_drawing
from slidegen.build.ignored import without_ignored
from slidegen.build.memo import FinishedSlide, deck_key, slide_key, stamps_since
from slidegen.build.outline import headings, title_reader
from slidegen.build.own_controls import controls_markup, own_controls
from slidegen.build.own_keys import without_own_keys
from slidegen.build.page_size import tell_size
from slidegen.build.refusals import UnreadableDeckError
from slidegen.build.root import project_root
from slidegen.build.styles import deck_styles, look_at
from slidegen.build.theme import deck_theme
from slidegen.bundle import bundle_page
from slidegen.core.assets import Asset
from slidegen.core.deck import Config, Deck, DeckSource, Settings, Slide, SlideSource
from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import Node
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources, decode
from slidegen.core.theme import Theme
from slidegen.css import embed_declarations, expand_variants, ungroup_variants
from slidegen.decks import STDIN, Entry
from slidegen.disk import Cache, default_cache
from slidegen.icons import IconSets
from slidegen.parse import MarkupContext, parse_deck, parse_markup, parse_note, plain_title, read_dialect
from slidegen.passes import DEPICT, NOTE_PASSES, NUMBER, RESOLVE
from slidegen.passes.assets import AssetFinder, is_embedded
from slidegen.passes.context import Context
from slidegen.passes.large_files import asset_fitter
from slidegen.passes.remote import remote_fetcher
from slidegen.render import render_page, render_slide, with_keys
from slidegen.shipped import assets_dir, themes_dir
from slidegen.themes.katex_setup import deck_macros

FETCHES = (True, "build", "dev")
"""Values of `remoteAssets` with which remote assets are fetched; only False does without."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line says of a build."""

    theme: str | None = None
    """Over the deck's own; a path is relative to the working folder."""
    notes: bool = True
    """Speaker notes go into the file."""
    root: Path | None = None
    """The project root; None: the nearest folder above with a mark of one."""
    cache: bool = True
    """Use the disk cache."""
    live: bool = False
    """The page is served: its elements say from which line they are, its slides by what they are known."""
    remote: bool = False
    """The page is served to phones, too: it tells the server where the talk is."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build yields."""

    deck: Deck
    html: bytes
    report: Report
    asked: frozenset[Path]
    """Every file that was looked for: what `serve` watches."""


@dataclass(slots=True)
class Builder:
    """Builds one deck, as often as it changes."""

    entry: Entry
    options: BuildOptions = field(default_factory=BuildOptions)
    cwd: Path = field(default_factory=Path.cwd)
    _finished: dict[int, FinishedSlide] = field(default_factory=dict)
    _stdin: str | None = None

    def build(self, number: int = 0) -> Built:
        """The deck as it is now. `number` counts the builds of a server; 0 is a build for good.

        Raises UnreadableDeckError, MissingThemeError; all else that is wrong is in the report, and a page
        is made.
        """
        report = Report()
        sources = self._sources()
        source = self._parse(sources, report)
        theme = deck_theme(source, self.options.theme, sources, report)
        report = without_own_keys(report, source, theme, sources)
        dialect = read_dialect(source.headmatter)
        titles = tuple(plain_title(one.title, dialect) if one.title else None for one in source.slides)
        config = resolve_config(source, theme, next(iter(titles), None), report)
        context = self._context(
            source=source, config=config, theme=theme, sources=sources, titles=titles, report=report
        )
        seen_by_all = deck_key(context, self.options)
        finished = [self._slide(no, slide, context, seen_by_all) for no, slide in enumerate(source.slides, 1)]
        self._finished = dict(enumerate(finished, 1))
        for done in finished:
            report.extend(done.found)
            sources.asked.update(done.files)
        deck = Deck(source, config, theme, tuple(done.slide for done in finished))
        drawings = deck_drawings(config, source, sources, report)
        markups = [with_drawing(done.markup, drawings.get(no)) for no, done in enumerate(finished, 1)]
        seen = [done.seen for done in finished]
        controls = own_controls(deck.slides[0], context) if deck.slides else None
        if controls is not None:
            markups.append(controls_markup(controls))
            seen.append(look_at(controls))
        styles = deck_styles(deck, seen, context)
        page = render_page(
            deck, markups, styles, theme.scripts, _icon(deck, context), notes=self.options.notes
        )
        if self.options.live:
            page = with_keys(page, deck)
        html = bundle_page(page, number=number, live=number > 0, remote=self.options.remote)
        report.extend(tell_size(html, deck, markups, styles))
        kept = Report(without_ignored(report, config.values))
        return Built(deck, html, kept.in_order(), frozenset(sources.asked))

    def _sources(self) -> Sources:
        named = None if self.options.root is None else self.cwd / self.options.root
        root = project_root(self.entry.path.parent, named)
        roots = (root, themes_dir().resolve(), assets_dir().resolve())
        sources = Sources(roots, self.cwd, deck=self.entry.path.parent)
        if self.entry.path.name == str(STDIN):
            if self._stdin is None:
                self._stdin = _read_stdin()
            sources.texts[self.entry.path] = self._stdin
        return sources

    def _parse(self, sources: Sources, report: Report) -> DeckSource:
        path = self.entry.path
        try:
            return parse_deck(path, self.entry.name, sources.roots[0], sources, report)
        except OSError as error:
            raise UnreadableDeckError(f"{sources.shown(path)} cannot be read: {error.strerror}") from error
        except NotTextError as error:
            raise UnreadableDeckError(f"{error}; save it as UTF-8", error.line) from error
        except OutsideRootsError as error:
            raise UnreadableDeckError(
                f"{sources.shown(path)} is outside the project root; see --root"
            ) from error

    def _context(
        self,
        *,
        source: DeckSource,
        config: Config,
        theme: Theme,
        sources: Sources,
        titles: tuple[str | None, ...],
        report: Report,
    ) -> Context:
        cache = default_cache() if self.options.cache else Cache(None)
        aliases = {
            str(slide.settings["routeAlias"]): no
            for no, slide in enumerate(source.slides, 1)
            if slide.settings.get("routeAlias")
        }
        fetch = remote_fetcher(cache) if config.values.get("remoteAssets") in FETCHES else None
        fit = asset_fitter(config.width, cache)
        finder = AssetFinder(sources, source.folder / "public", source.root, fetch, fit)
        return Context(
            source,
            config,
            theme,
            sources,
            report,
            cache,
            aliases,
            titles,
            finder,
            embed_declarations,
            headings=headings(source),
            read_title=title_reader(sources, source.root, read_dialect(config.values)),
            macros=deck_macros((theme.folder, source.folder), sources, report),
            icons=IconSets(sources, tuple(dict.fromkeys((source.folder, source.root)))),
        )

    def _slide(self, no: int, source: SlideSource, context: Context, deck_key: object) -> FinishedSlide:
        key = slide_key(no, source, deck_key)
        kept = self._finished.get(no)
        if kept is not None and kept.is_still_right(key, context.headings, source):
            return kept.moved_to(source)
        start = time.time_ns()
        sources = replace(context.sources, asked=set())
        report = Report()
        own = replace(
            context,
            sources=sources,
            report=report,
            assets=replace(context.assets, sources=sources),
            icons=replace(context.icons, sources=sources),
            noticed=set(),
        )
        slide = _resolve(no, source, own)
        own = replace(own, read_title=lambda text: draw_title(context.read_title(text), slide, own))
        for run in (*RESOLVE, *NUMBER):
            run(slide, own)
        coming = coming_of(slide.body)
        for run in DEPICT:
            run(slide, own)
        slide.note = _note(slide, own)
        ungroup_variants(slide.body, lambda value: expand_variants(value, own.cache))
        markup = render_slide(slide, own.total, own.config, notes=self.options.notes, lines=self.options.live)
        told = coming.told(without_ignored(report, slide.settings))
        found = tuple(replace(one, slide=no) for one in told)
        outline = context.headings if "outline" in own.noticed else None
        return FinishedSlide(
            key, outline, stamps_since(sources.asked, start), source, slide, markup, look_at(slide), found
        )


def _resolve(no: int, source: SlideSource, context: Context) -> Slide:
    """The slide in its layout, before the passes."""
    dialect = read_dialect(context.config.values)
    markup = MarkupContext(context.sources, context.report, context.deck.root, f"s{no}-", dialect)
    slots = parse_markup(source, markup)
    settings = _effective(source, context.config)
    slide = Slide(
        no=no,
        source=source,
        settings=settings,
        layout="",
        title=source.title,
        title_text=context.titles[no - 1],
        level=source.level or 1,
        body=[],
    )
    fill_body(slide, slots, context)
    return slide


def _note(slide: Slide, context: Context) -> list[Node]:
    """The speaker note, depicted: a slide of its own as far as the passes are concerned."""
    markup = MarkupContext(context.sources, context.report, context.deck.root, prefix=f"n{slide.no}-")
    ruby = context.config.values.get("notesAutoRuby")
    nodes = parse_note(slide.source, markup, ruby if isinstance(ruby, Mapping) else {})
    note = replace(slide, body=nodes, css=[], index={})
    for run in NOTE_PASSES:
        run(note, context)
    return note.body


def _effective(source: SlideSource, config: Config) -> Settings:
    """A slide's own settings over the headmatter's `defaults` (Slidev reference §1.5)."""
    defaults = config.values.get("defaults")
    return source.settings.over(Settings(defaults)) if isinstance(defaults, Mapping) else source.settings


def _icon(deck: Deck, context: Context) -> Asset | None:
    """The deck's own `favicon`; Slidev's default one is a remote address that no page here asks for."""
    favicon = deck.config.values.get("favicon")
    if not isinstance(favicon, str) or is_embedded(favicon):
        return None
    span = deck.config.values.spans.get("favicon", Span(deck.source.file, 1))
    return context.assets.find(favicon, deck.source.folder, span, context.report)


def _read_stdin() -> str:
    try:
        return decode(sys.stdin.buffer.read(), str(STDIN))
    except NotTextError as error:
        raise UnreadableDeckError(f"{error}; save it as UTF-8") from error
