"""A deck is its author's markup, but its page runs no handler that an attribute smuggles in.

`on…=` attributes and `javascript:` addresses are removed, each with its place (design decision 10); the
page's Content-Security-Policy would block them anyway, in silence. An inline `<script>` stays: the
author wrote it as one, and the policy names it by its hash.
"""

from __future__ import annotations

from slidegen.core.deck import Slide
from slidegen.core.nodes import Element, elements
from slidegen.passes.context import Context

LINKS = ("href", "src", "action", "formaction", "xlink:href")


def remove_handlers(slide: Slide, context: Context) -> None:
    """Take event handlers and `javascript:` addresses off every element of `slide`."""
    for element in elements(slide.body):
        for name in list(element.attrs):
            if name.lower().startswith("on"):
                _remove(element, name, f"the handler `{name}` does not run in the page", context)
            elif name in LINKS and (element.get(name) or "").strip().lower().startswith("javascript:"):
                _remove(element, name, f"`javascript:` in `{name}` does not run in the page", context)


def _remove(element: Element, name: str, message: str, context: Context) -> None:
    span = element.span_of(name)
    if span is not None:
        context.report.warning("handler-removed", message, span, "write an inline <script> instead")
    del element.attrs[name]
    if element.attr_spans:
        element.attr_spans.pop(name, None)
