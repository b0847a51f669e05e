"""`custom-nav-controls.html` beside a deck: what stands in its navigation bar besides our own buttons
(Slidev reference §6.2).

In:  a template, with the values that all templates have, as on the first slide.
Out: a slide of its own that no one sees, for its markup and what it asks of the style sheet.
"""

from __future__ import annotations

from dataclasses import replace

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Span
from slidegen.core.page import Markup
from slidegen.passes import NOTE_PASSES
from slidegen.passes.context import Context
from slidegen.passes.facts import facts
from slidegen.render import write_nodes
from slidegen.templates import TemplateError, load_template, place

NAMES = ("custom-nav-controls.html", "CustomNavControls.html")


def own_controls(first: Slide, context: Context) -> Slide | None:
    """The deck's own controls; None where it has none, or they cannot be used and that was told."""
    folder = context.deck.folder
    path = next((folder / name for name in NAMES if context.sources.has(folder / name)), None)
    if path is None:
        return None
    try:
        file = context.sources.read(path)
        nodes = place(load_template(path), {}, {}, {}, facts(first, context))
    except TemplateError as error:
        span = Span(file, max(1, error.line))
        context.report.error("template-fails", f"`{path.name}` cannot be used: {error.message}", span)
        return None
    slide = replace(first, body=nodes, css=[], note=[], needs=set(), index={})
    for run in NOTE_PASSES:
        run(slide, context)
    return slide


def controls_markup(slide: Slide) -> Markup:
    """The controls as the runtime finds them."""
    return ('<template class="slidegen-nav-controls">', *write_nodes(slide.body), "</template>")
