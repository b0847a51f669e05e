"""The slide that an author is typing in, made ahead of the build that will have it.

In:  what the last build left, and a file of the deck as it now is.
Out: that slide as it will stand in the page; None where only a build can tell, because more than the text
     of one slide was edited, or because it asks for styles that the page has not got.

A draft is made of the rest of the deck as it was. Its build follows at once, and what that yields holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from slidegen.build.drawings import with_drawing
from slidegen.build.finish import begin_slide, finish_slide
from slidegen.build.options import BuildOptions
from slidegen.build.styles import Seen
from slidegen.bundle import write_slide
from slidegen.cache import NotAtHandError
from slidegen.core.deck import Deck, Slide, SlideSource
from slidegen.core.diagnostics import Report
from slidegen.core.page import InlineScript, Markup, Page
from slidegen.core.records import record
from slidegen.core.sources import NotTextError, OutsideRootsError
from slidegen.parse import edited_slide, plain_title, read_dialect
from slidegen.passes.context import Context
from slidegen.render import slide_data, written_key

SHORT = 2000
"""Characters of a slide that takes no longer than 20 ms, where nothing dear is made for it."""


@record
class Draft:
    """One slide, ahead of its build."""

    no: int
    """1-based."""
    html: str
    data: Mapping[str, object]
    """What the runtime is told of it."""


@record
class LastBuild:
    """What a build leaves for drafts."""

    deck: Deck
    context: Context
    page: Page
    seen: Seen
    """What the style sheet of `page` is for."""
    drawings: Mapping[int, Markup]
    names: Sequence[Mapping[str, str]]
    """By what each slide is known over builds."""


def draft_slide(last: LastBuild, path: Path, options: BuildOptions, *, at_once: bool = False) -> Draft | None:
    """The one slide whose text in the file at `path` is another one than in the `last` build.

    With `at_once`, one that may take long to make raises NotAtHandError.
    """
    try:
        now = last.context.sources.read(path)
    except (OSError, NotTextError, OutsideRootsError):
        return None
    edited = edited_slide(last.context.deck.slides, now)
    if edited is None:
        return None
    no, source = edited[0] + 1, edited[1]
    if at_once and len(source.content) > SHORT:
        raise NotAtHandError
    with last.context.cache.in_haste() if at_once else nullcontext():
        done = finish_slide(begin_slide(no, source, _with_title(last.context, no, source)), None, options)
    markup = with_drawing(done.markup, last.drawings.get(no))
    was = last.deck.slides[no - 1]
    has_scripts = any(isinstance(piece, InlineScript) for piece in markup)
    if has_scripts or not last.seen.has(done.seen) or _styles(done.slide) != _styles(was):
        return None
    # An edit within one slide leaves it the slide that it is.
    data = {**slide_data(done.slide, last.deck), **last.names[no - 1], "key": written_key(source)}
    return Draft(no, write_slide(markup, last.page), data)


def _styles(slide: Slide) -> list[str]:
    return [block.text for block in slide.css]


def _with_title(context: Context, no: int, source: SlideSource) -> Context:
    title = plain_title(source.title, read_dialect(context.config.values)) if source.title else None
    titles = (*context.titles[: no - 1], title, *context.titles[no:])
    return replace(context, titles=titles, report=Report())
