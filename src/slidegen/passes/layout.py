"""The body of a slide goes into its layout.

In:  the slots that Markdown gave (`default` always there), the slide's effective settings, the theme.
Out: the nodes of the whole slide in the order in which they stand on screen, which is the order that
     clicks are numbered in (Slidev reference §4.3).

Frontmatter reaches the layout as §1.6 says: a declared prop is a prop, a reserved key is the
machinery's, all else is an attribute of the root.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slidegen.core.deck import Settings, SlideSource
from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.nodes import Element, Node, Text
from slidegen.core.settings import RESERVED
from slidegen.core.theme import Template
from slidegen.templates import TemplateError, place

FALLBACK = "default"


def choose_layout(
    settings: Settings, no: int, layouts: Mapping[str, Template], slide: SlideSource, report: Report
) -> Template:
    """The layout that a slide asks for (§1.5): `cover` for the first when nothing is said.

    An unknown one is a warning with a suggestion, and `default` instead.
    """
    name = layout_name(settings, no)
    found = layouts.get(name)
    if found is not None:
        return found
    near = did_you_mean(name, layouts)
    report.warning(
        "unknown-layout",
        f"there is no layout `{name}`, `{FALLBACK}` is used",
        settings.spans.get("layout", slide.span),
        f"write `{near}`" if near else f"there are: {', '.join(sorted(layouts))}",
    )
    return layouts[FALLBACK]


def layout_name(settings: Settings, no: int) -> str:
    """The layout that slide `no` (1-based) asks for, whether there is one or not."""
    asked = settings.get("layout")
    return str(asked) if asked else ("cover" if no == 1 else FALLBACK)


def lay_out(
    slots: Mapping[str, list[Node]],
    template: Template,
    settings: Settings,
    slide: SlideSource,
    report: Report,
    *,
    known: Mapping[str, Any] | None = None,
) -> list[Node]:
    """The slide's nodes: `template` with its props, attributes and slots.

    `known` is what a template may use beside its props.
    """
    given = _known_slots(slots, template, slide, report)
    attrs = {
        name: text
        for name, value in settings.items()
        if name not in template.props
        and name not in RESERVED
        and (text := _attribute(name, value)) is not None
    }
    props = {name: _prop(name, value) for name, value in settings.items() if name in template.props}
    try:
        return place(template, props, attrs, given, known)
    except TemplateError as error:
        report.error(
            "layout-fails",
            f"layout `{template.name}` cannot be used: {error.message}",
            settings.spans.get("layout", slide.span),
            f"see {template.path.name}, line {error.line}" if error.line else None,
        )
        return [
            Element(
                "div",
                {"class": "slidev-layout default"},
                [node for nodes in given.values() for node in nodes],
            )
        ]


def _known_slots(
    slots: Mapping[str, list[Node]], template: Template, slide: SlideSource, report: Report
) -> dict[str, list[Node]]:
    """The slots that the layout has. What was written for another one stays at the end of the first."""
    given = {name: nodes for name, nodes in slots.items() if name in template.slots}
    for name, nodes in slots.items():
        first = _first_span(nodes)
        if name in template.slots or first is None:
            continue
        span = _marker_span(name, slide) or first
        near = did_you_mean(name, template.slots)
        known = ", ".join(f"`{slot}`" for slot in template.slots)
        there = f"it has {known}" if known else "it has none"
        if template.slots:
            home = template.slots[0]
            given[home] = given.get(home, []) + nodes
            report.warning(
                "unknown-slot",
                f"layout `{template.name}` has no slot `{name}`, its content stands in `{home}`",
                span,
                f"write `::{near}::`" if near else there,
            )
        else:
            report.warning(
                "slot-not-shown", f"layout `{template.name}` shows no content, this is left out", span
            )
    return given


def _marker_span(name: str, slide: SlideSource) -> Span | None:
    """The line `::name::`; None for a slot that was filled in Vue's way."""
    marker = re.search(rf"^::[ \t]*{re.escape(name)}[ \t]*::", slide.content, re.MULTILINE)
    if marker is None:
        return None
    line = slide.content_line + slide.content.count("\n", 0, marker.start())
    return Span(slide.file, line, 1, len(marker[0]))


def _first_span(nodes: list[Node]) -> Span | None:
    for node in nodes:
        span = getattr(node, "span", None)
        if span is not None and not (isinstance(node, Text) and not node.text.strip()):
            return span  # type: ignore[no-any-return]
    return None


def _prop(name: str, value: Any) -> Any:
    return _words(value) if name in ("class", "layoutClass") else value


def _attribute(name: str, value: Any) -> str | None:
    """A setting as the text of an attribute; None for what has no text form."""
    match value:
        case _ if name == "class":
            return _words(value)
        case {**declarations} if name == "style":
            return "; ".join(f"{key}: {given}" for key, given in declarations.items())
        case None | False | list() | dict():
            return None
        case True:
            return "true"
        case _:
            return str(value)


def _words(value: Any) -> str:
    """Vue's forms of a class: text, a list, a map of class → whether it is on."""
    match value:
        case None | False:
            return ""
        case list():
            return " ".join(filter(None, (_words(part) for part in value)))
        case dict():
            return " ".join(str(name) for name, on in value.items() if on)
        case _:
            return str(value)
