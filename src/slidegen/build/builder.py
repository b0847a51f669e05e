"""The pipeline: the only place that knows every room, in the order in which a deck goes through them.

    Sources ─ parse ─▶ slides as written ─ layout, PASSES ─▶ slides ─ render ─▶ Page ─ bundle ─▶ bytes

A `Builder` keeps what came out of each slide and what went into it: a slide whose text, settings, files
and view of the deck did not change is not parsed, highlighted or rendered again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

from slidegen.build.audience import bare_fitter
from slidegen.build.config import resolve_config
from slidegen.build.draft import Draft, LastBuild, draft_slide
from slidegen.build.drawings import deck_drawings, drawings_folder, with_drawing
from slidegen.build.finish import begin_slide, finish_slide, stand_in
from slidegen.build.ignored import without_ignored
from slidegen.build.kept_drawings import KeptDrawings
from slidegen.build.memo import FinishedSlide, deck_key, slide_key
from slidegen.build.options import BuildOptions
from slidegen.build.outline import headings, title_reader
from slidegen.build.own_controls import controls_markup, own_controls
from slidegen.build.own_keys import without_own_keys
from slidegen.build.page_size import tell_size
from slidegen.build.publishing import Published, publish
from slidegen.build.refusals import UnreadableDeckError
from slidegen.build.root import project_root
from slidegen.build.slide_ids import SlideIds
from slidegen.build.styles import Seen, deck_styles, look_at
from slidegen.build.theme import deck_theme
from slidegen.build.theme_settings import check_theme_settings
from slidegen.build.used_classes import used_classes
from slidegen.bundle import bundle_page
from slidegen.cache import cache_folder
from slidegen.core.assets import Asset
from slidegen.core.deck import Config, Deck, DeckSource, SlideSource
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.records import record
from slidegen.core.sources import NotTextError, OutsideRootsError, Sources, decode
from slidegen.core.theme import Theme
from slidegen.css import embed_declarations, load_uno
from slidegen.deck_cache import DeckCache
from slidegen.decks import STDIN, Entry
from slidegen.icons import IconSets
from slidegen.parse import parse_deck, plain_title, read_dialect
from slidegen.passes.assets import AssetFinder, is_embedded
from slidegen.passes.context import Context
from slidegen.passes.large_files import asset_fitter
from slidegen.passes.remote import remote_fetcher
from slidegen.render import render_page, with_names, written_key
from slidegen.shipped import assets_dir, themes_dir
from slidegen.themes.katex_setup import deck_macros

FETCHES = (True, "build", "dev")
"""Values of `remoteAssets` with which remote assets are fetched; only False does without."""


@record
class Built:
    """What a build yields."""

    deck: Deck
    html: bytes
    report: Report
    asked: frozenset[Path]
    """Every file that was looked for: what `serve` watches."""
    published: Published
    """What those are told who list it or show a link to it."""


@dataclass(slots=True)
class Builder:
    """Builds one deck, as often as it changes."""

    entry: Entry
    options: BuildOptions = field(default_factory=BuildOptions)
    cwd: Path = field(default_factory=Path.cwd)
    _finished: dict[int, FinishedSlide] = field(default_factory=dict)
    _last: LastBuild | None = None
    _stdin: str | None = None
    kept: KeptDrawings = field(default_factory=KeptDrawings)
    """Where a server saves what is drawn."""
    _ids: SlideIds = field(default_factory=SlideIds)

    def draft(self, path: Path, *, at_once: bool = False) -> Draft | None:
        """The slide whose text was edited in the file at `path`, ahead of its build; None where only a
        build can tell, or where none was made. With `at_once`, one that may take long raises NotAtHandError.
        """
        return None if self._last is None else draft_slide(self._last, path, self.options, at_once=at_once)

    def glimpse(self) -> Built:
        """The deck with its first slide alone and the others empty: what a server shows until it has built
        all. Raises as `build` does.
        """
        return self._build(0, made=1)

    def build(self, number: int = 0) -> Built:
        """The deck as it is now. `number` counts the builds of a server; 0 is a build for good.

        Raises UnreadableDeckError, MissingThemeError; all else that is wrong is in the report, and a page
        is made.
        """
        return self._build(number)

    def _build(self, number: int, made: int | None = None) -> Built:
        report = Report()
        sources = self._sources()
        source = self._parse(sources, report)
        theme = deck_theme(source, self.options.theme, sources, report)
        report = without_own_keys(report, source, theme, sources)
        source = check_theme_settings(source, theme, report)
        dialect = read_dialect(source.headmatter)
        titles = tuple(plain_title(one.title, dialect) if one.title else None for one in source.slides)
        config = resolve_config(source, theme, next(iter(titles), None), report, self.options.ratio)
        context = self._context(
            source=source, config=config, theme=theme, sources=sources, titles=titles, report=report
        )
        finished = self._make(source.slides[:made], context)
        self._finished = dict(enumerate(finished, 1))
        rest = enumerate(source.slides[len(finished) :], len(finished) + 1)
        finished += [stand_in(no, one, context) for no, one in rest]
        for done in finished:
            report.extend(done.found)
            sources.asked.update(done.files)
        deck = Deck(source, config, theme, tuple(done.slide for done in finished))
        names = self._names(source, config, sources, report) if self.options.live else ()
        drawings = deck_drawings(config, source, sources, report)
        markups = [with_drawing(done.markup, drawings.get(no)) for no, done in enumerate(finished, 1)]
        looks = [done.seen for done in finished]
        controls = own_controls(deck.slides[0], context) if deck.slides else None
        if controls is not None:
            markups.append(controls_markup(controls))
            looks.append(look_at(controls))
        seen = Seen.of_all(looks)
        used = None if self.options.live else used_classes(markups, config, theme)
        styles = deck_styles(deck, seen, context, used)
        page = render_page(
            deck, markups, styles, theme.scripts, _icon(deck, context), notes=self.options.notes
        )
        published = publish(deck, seen, context, self.options)
        page = replace(page, meta={**page.meta, **published.meta})
        if self.options.live:
            page = with_names(page, names)
            self._last = LastBuild(deck, context, page, seen, drawings, names)
        is_live = number > 0 or made is not None
        html = bundle_page(page, number=number, live=is_live, remote=self.options.remote)
        report.extend(tell_size(html, deck, markups, styles))
        kept = Report(without_ignored(report, config.values))
        return Built(deck, html, kept.in_order(), frozenset(sources.asked), published)

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
            root, split = sources.roots[0], self.options.split
            return parse_deck(path, self.entry.name, root, sources, report, split=split)
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
        cache = DeckCache(cache_folder() if self.options.cache else None, self.entry.path)
        aliases = {
            str(slide.settings["routeAlias"]): no
            for no, slide in enumerate(source.slides, 1)
            if slide.settings.get("routeAlias")
        }
        fetch = remote_fetcher(cache) if config.values.get("remoteAssets") in FETCHES else None
        fit = asset_fitter(config.width, cache)
        if self.options.audience:
            fit = bare_fitter(fit)
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

    def _names(
        self, source: DeckSource, config: Config, sources: Sources, report: Report
    ) -> Sequence[Mapping[str, str]]:
        """By what each slide is known over builds; its drawing is where it now stands."""
        keys = [written_key(one) for one in source.slides]
        ids = self._ids.follow(source.slides, keys)
        folder = drawings_folder(config, source)
        for path, why in self.kept.follow(folder, ids):
            told = f"this drawing cannot be renamed to stay with its slide: {why}"
            report.error("drawing-broken", told, Span(SourceFile(sources.shown(path), ""), 1))
        return [{"key": key, "id": name} for key, name in zip(keys, ids, strict=True)]

    def _make(self, slides: Sequence[SlideSource], context: Context) -> list[FinishedSlide]:
        """Each of `slides`: as the last build left it, where nothing that it can see is another now."""
        seen_by_all = deck_key(context, self.options)
        keys = {no: slide_key(no, one, seen_by_all) for no, one in enumerate(slides, 1)}
        kept = {no: self._kept(no, one, keys[no], context) for no, one in enumerate(slides, 1)}
        done = {no: one for no, one in kept.items() if one is not None}
        missing = [no for no in keys if no not in done]
        most = 2 * len(missing) > context.total
        with context.cache.together() if most else nullcontext():
            if context.cache.is_new and not self.options.live:
                load_uno()
            begun = [begin_slide(no, slides[no - 1], context) for no in missing]
            context.typesetter.send()
            for one in begun:
                done[one.slide.no] = finish_slide(one, keys[one.slide.no], self.options)
        return [done[no] for no in keys]

    def _kept(self, no: int, source: SlideSource, key: object, context: Context) -> FinishedSlide | None:
        kept = self._finished.get(no)
        if kept is not None and kept.is_still_right(key, context.headings, source):
            return kept.moved_to(source)
        return None


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
