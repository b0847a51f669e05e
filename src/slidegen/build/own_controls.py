"""`custom-nav-controls.html` beside a deck: what stands in its navigation bar besides our own buttons
(Slidev reference §6.2).

In:  a template, with the values that all templates have, as on the first slide.
Out: a slide of its own that no one sees, for its markup and what it asks of the style sheet.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import SourceFile, Span
from slidegen.core.nodes import Node
from slidegen.core.page import Markup
from slidegen.core.sources import NotTextError, OutsideRootsError, why_unread
from slidegen.passes import NOTE_PASSES
from slidegen.passes.context import Context
from slidegen.passes.facts import facts
from slidegen.render import write_nodes
from slidegen.templates import TemplateError, load_template, place

NAMES = ("custom-nav-controls.html", "CustomNavControls.html")


def own_controls(first: Slide, context: Context) -> Slide | None:
    """The deck's own controls; None where it has none, or they cannot be used and that was told."""
    paths = (context.deck.folder / name for name in NAMES)
    nodes = next((found for path in paths if (found := _read(path, first, context)) is not None), None)
    if nodes is None:
        return None
    slide = replace(first, body=nodes, css=[], note=[], needs=set(), index={})
    for run in NOTE_PASSES:
        run(slide, context)
    return slide


def _read(path: Path, first: Slide, context: Context) -> list[Node] | None:
    """What stands in the file at `path`; None where there is none, or it cannot be used and that was told."""
    file, line = SourceFile(context.sources.shown(path), ""), 1
    try:
        found = context.sources.find(path)
        if found is None:
            return None
        file = found
        return place(load_template(path), {}, {}, {}, facts(first, context))
    except TemplateError as error:
        why, line = error.message, max(1, error.line)
    except (NotTextError, OutsideRootsError, OSError) as error:
        why = why_unread(error)
    context.report.error("template-fails", f"`{path.name}` cannot be used: {why}", Span(file, line))
    return None


def controls_markup(slide: Slide) -> Markup:
    """The controls as the runtime finds them."""
    return ('<template class="slidegen-nav-controls">', *write_nodes(slide.body), "</template>")
