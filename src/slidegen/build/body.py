"""The slots of a slide → its body in its layout, by Vue where any of it is Vue's.

A slide without Vue is laid out by its template. Of one with Vue, the markup (or, with a layout that is a
`.vue` file, all of it) is drawn first; so are the layers that are `.vue` files, which stand on every slide.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from slidegen.build.vue_scope import first_click, vue_scope
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Node
from slidegen.core.settings import RESERVED
from slidegen.core.theme import Template, VueFiles
from slidegen.parse import read_fragment
from slidegen.passes import NUMBER, RESOLVE
from slidegen.passes.context import Context
from slidegen.passes.facts import facts
from slidegen.passes.layout import choose_layout, lay_out, layout_name
from slidegen.templates import TemplateError
from slidegen.templates.markup import parse_template_markup
from slidegen.vue import (
    Parts,
    VueRoom,
    VueSlide,
    needs_vue,
    reach_by_keys,
    write_actions,
)


def fill_body(slide: Slide, slots: Mapping[str, list[Node]], context: Context) -> None:
    """Put `slots` into the layout of `slide`."""
    for nodes in slots.values():
        write_actions(nodes)
    _fill(slide, slots, context)
    reach_by_keys(slide.body)


def _fill(slide: Slide, slots: Mapping[str, list[Node]], context: Context) -> None:
    name = layout_name(slide.settings, slide.no)
    layout = context.theme.vue.layouts.get(name)
    template = None
    if layout is None:
        template = choose_layout(
            slide.settings, slide.no, context.theme.layouts, slide.source, context.report
        )
    slide.layout = name if template is None else template.name
    markup = VueSlide(
        source=slide.source,
        slots=slots,
        layout=layout,
        props=_layout_props(slide),
        scope={},
        first_click=first_click(slide),
    )
    if not needs_vue(markup, context.theme.vue):
        assert template is not None
        slide.body = _between_ends(slide, _laid_out(slide, slots, template, context))
        return
    from slidegen.vue.room import draw_slide

    room = _room(context, lambda parts: _count_clicks(parts, slide, template, context))
    parts = draw_slide(replace(markup, scope=vue_scope(slide, context)), room)
    slide.body = _body(parts, slide, template, context)
    slide.css += parts.styles


def draw_title(nodes: list[Node], slide: Slide, context: Context) -> list[Node]:
    """A title on `slide`, its `{{ }}` as they are there: a table of contents is of the slide it stands on.

    What fails in it was said where the title stands.
    """
    slots = {"default": nodes}
    title = VueSlide(slide.source, slots, layout=None, props={}, scope={}, first_click=first_click(slide))
    if not needs_vue(title, VueFiles()):
        return nodes
    from slidegen.vue.room import draw_slide

    silent = replace(context, report=Report())
    room = replace(_room(silent, lambda _: 0), files=VueFiles())
    return draw_slide(replace(title, scope=vue_scope(slide, context)), room).slots["default"]


def _room(context: Context, count_clicks: Callable[[Parts], int]) -> VueRoom:
    return VueRoom(
        files=context.theme.vue,
        sources=context.sources,
        report=context.report,
        cache=context.cache,
        aliases=context.aliases,
        read_html=_read_html,
        count_clicks=count_clicks,
    )


def _body(parts: Parts, slide: Slide, template: Template | None, context: Context) -> list[Node]:
    body = parts.body if template is None else _laid_out(slide, parts.slots, template, context)
    if template is None and not body:
        fallback = context.theme.layouts["default"]
        body = _laid_out(slide, parts.slots, fallback, context)
    return [*parts.below, *_between_ends(slide, body), *parts.above]


def _between_ends(slide: Slide, body: list[Node]) -> list[Node]:
    first, last = slide.ends
    return [first, *body, last]


def _laid_out(
    slide: Slide, slots: Mapping[str, list[Node]], template: Template, context: Context
) -> list[Node]:
    known = facts(slide, context)
    return lay_out(slots, template, slide.settings, slide.source, context.report, known=known)


def _count_clicks(parts: Parts, slide: Slide, template: Template | None, context: Context) -> int:
    """The last click of a slide of `parts`; nothing of it is kept."""
    trial = replace(slide, body=[], css=[], index={}, needs=set())
    own = replace(context, report=Report(), noticed=set())
    trial.body = _body(parts, trial, template, own)
    for run in (*RESOLVE, *NUMBER):
        run(trial, own)
    return trial.clicks


def _layout_props(slide: Slide) -> dict[str, Any]:
    """What the frontmatter gives a layout (Slidev reference §1.6)."""
    settings = slide.settings.items()
    return {name: value for name, value in settings if name == "class" or name not in RESERVED}


def _read_html(html: str) -> list[Node]:
    """The HTML of a `v-html`; what is no whole HTML is read as browsers do."""
    try:
        return parse_template_markup(html, Path("v-html"))
    except TemplateError:
        return read_fragment(html)
