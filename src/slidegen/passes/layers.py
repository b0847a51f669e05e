"""What stands over and under every slide (Slidev reference §6.2).

    global-top > slide-top > the slide > slide-bottom > global-bottom

In:  a slide in its layout; the layers of the theme and of the deck, all of which are shown.
Out: the same with its layers, in that order from the last to the first, so that a layer that is
     positioned lies over what stands before it. A page without scripts has them as well.

A template that shows nothing (`{% if page > 1 %}…{% endif %}`) leaves no trace.
"""

from __future__ import annotations

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Span
from slidegen.core.nodes import Element, Node
from slidegen.core.theme import Template
from slidegen.passes.context import Context
from slidegen.passes.facts import facts
from slidegen.passes.toc import TitleSlots
from slidegen.templates import TemplateError, place

BELOW = ("global-bottom", "slide-bottom")
ABOVE = ("slide-top", "global-top")


def add_layers(slide: Slide, context: Context) -> None:
    """Put the layers of `slide` under and over its layout."""
    if not context.theme.layers:
        return
    below = [node for name in BELOW for node in _layer(name, slide, context)]
    above = [node for name in ABOVE for node in _layer(name, slide, context)]
    slide.body = [*below, *slide.body, *above]


def _layer(name: str, slide: Slide, context: Context) -> list[Node]:
    nodes = [
        node for template in context.theme.layers.get(name, ()) for node in _shown(template, slide, context)
    ]
    zoom = slide.settings.get("zoom")
    if nodes and name.startswith("global") and isinstance(zoom, int | float) and zoom not in (0, 1):
        return [_unzoomed(nodes, zoom)]
    return nodes


def _shown(template: Template, slide: Slide, context: Context) -> list[Node]:
    props = {name: slide.settings[name] for name in template.props if name in slide.settings}
    try:
        nodes = place(template, props, {}, TitleSlots({}, context), facts(slide, context))
    except TemplateError as error:
        span = Span(context.deck.file, 1)
        where = f"see {template.path.name}" + (f", line {error.line}" if error.line else "")
        context.report.error(
            "layer-fails", f"`{template.path.name}` cannot be shown: {error.message}", span, where
        )
        return []
    for node in nodes:
        if isinstance(node, Element):
            node.inner = True
    return nodes


def _unzoomed(nodes: list[Node], zoom: float) -> Element:
    """A layer of the deck has the size of the canvas, also on a slide that is drawn larger or smaller."""
    size = f"{zoom * 100:g}%"
    style = (
        f"position:absolute; left:0; top:0; width:{size}; height:{size}; "
        f"transform:scale({1 / zoom:g}); transform-origin:0 0"
    )
    return Element("div", {"class": "slidegen-layer", "style": style}, nodes)
