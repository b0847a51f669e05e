"""One slide, from its source to its markup: parsed, laid out, through all passes, written.

In two halves: all slides are begun before one is finished, so that engines work while slides are read. What
is wrong with it goes with it, and the files that it read: whether it must be made again is memo.py's.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace

from slidegen.build.audience import hand_out
from slidegen.build.body import draw_title, fill_body
from slidegen.build.coming import coming_of
from slidegen.build.ignored import without_ignored
from slidegen.build.memo import FinishedSlide, stamps_since
from slidegen.build.options import BuildOptions
from slidegen.build.styles import look_at
from slidegen.build.theme_settings import with_theme_attributes
from slidegen.build.unshown_pictures import tell_unshown_pictures
from slidegen.core.deck import Config, Settings, Slide, SlideSource
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Node
from slidegen.core.records import record
from slidegen.css import expand_variants, ungroup_variants
from slidegen.parse import MarkupContext, parse_markup, parse_note, read_dialect
from slidegen.passes import DEPICT, NOTE_PASSES, NUMBER, ORDER, RESOLVE
from slidegen.passes.context import Context
from slidegen.render import render_slide


@record
class BegunSlide:
    """A slide in its layout, its clicks numbered, what engines make of it ordered."""

    slide: Slide
    context: Context
    """The slide's own."""
    start: int
    """When its making began, ns since the epoch."""


def begin_slide(no: int, source: SlideSource, context: Context) -> BegunSlide:
    """Slide `no` (1-based) of the deck around it, as far as it gets before any engine answers."""
    start = time.time_ns()
    sources = replace(context.sources, asked=set())
    own = replace(
        context,
        sources=sources,
        report=Report(),
        assets=replace(context.assets, sources=sources),
        icons=replace(context.icons, sources=sources),
        noticed=set(),
    )
    slide = _resolve(no, source, own)
    own = replace(own, read_title=lambda text: draw_title(context.read_title(text), slide, own))
    for run in (*RESOLVE, *NUMBER, *ORDER):
        run(slide, own)
    return BegunSlide(slide, own, start)


def finish_slide(begun: BegunSlide, key: object, options: BuildOptions) -> FinishedSlide:
    """The slide, done; `key` says what it is made from."""
    slide, own = begun.slide, begun.context
    coming = coming_of(slide.body)
    for run in DEPICT:
        run(slide, own)
    slide.note = _note(slide, own)
    if options.audience:
        hand_out(slide.body)
    ungroup_variants(slide.body, lambda value: expand_variants(value, own.cache))
    markup = render_slide(slide, own.total, own.config, notes=options.notes, lines=options.live)
    told = coming.told(without_ignored(own.report, slide.settings))
    found = tuple(replace(one, slide=slide.no) for one in told)
    outline = own.headings if "outline" in own.noticed else None
    files = stamps_since(own.sources.asked, begun.start)
    return FinishedSlide(key, outline, files, slide.source, slide, markup, look_at(slide), found)


def stand_in(no: int, source: SlideSource, context: Context) -> FinishedSlide:
    """Slide `no` (1-based) with nothing on it, where there was no time to make it."""
    slide = _empty(no, source, context)
    markup = render_slide(slide, context.total, context.config, notes=False)
    return FinishedSlide(None, None, {}, source, slide, markup, look_at(slide), ())


def _resolve(no: int, source: SlideSource, context: Context) -> Slide:
    """The slide in its layout, before the passes."""
    dialect = read_dialect(context.config.values)
    markup = MarkupContext(context.sources, context.report, context.deck.root, f"s{no}-", dialect)
    slots = parse_markup(source, markup)
    slide = _empty(no, source, context)
    fill_body(slide, slots, context)
    tell_unshown_pictures(slide, context)
    return slide


def _empty(no: int, source: SlideSource, context: Context) -> Slide:
    settings = with_theme_attributes(_effective(source, context.config), context.theme, context.config)
    return Slide(
        no=no,
        source=source,
        settings=settings,
        layout="",
        title=source.title,
        title_text=context.titles[no - 1],
        level=source.level or 1,
        body=[],
    )


def _note(slide: Slide, context: Context) -> list[Node]:
    """The speaker note, depicted: a slide of its own as far as the passes are concerned."""
    if not slide.source.note:
        return []
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
