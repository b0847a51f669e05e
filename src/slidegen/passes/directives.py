"""A directive that nobody knows is named, and does not stand in the page.

In:  a slide whose own directives and Vue's are done: what is left of `v-…` means nothing.
Out: none of it. `v-pre` and `v-cloak` have done their work by then and go in silence.
"""

from __future__ import annotations

import re

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import did_you_mean
from slidegen.core.nodes import Element, elements
from slidegen.passes.context import Context

KNOWN = (
    "v-after",
    "v-click",
    "v-drag",
    "v-else",
    "v-else-if",
    "v-for",
    "v-html",
    "v-if",
    "v-mark",
    "v-motion",
)
DONE = frozenset({"v-cloak", "v-pre"})


def drop_directives(slide: Slide, context: Context) -> None:
    """Take what is left of directives off the elements of `slide`."""
    for element in elements(slide.body):
        for name in [name for name in element.attrs if name.startswith("v-")]:
            if name not in DONE:
                _tell(element, name, context)
            del element.attrs[name]


def _tell(element: Element, name: str, context: Context) -> None:
    span = element.span_of(name)
    if span is None:
        return
    word = re.split(r"[.:]", name, maxsplit=1)[0]
    near = did_you_mean(word, KNOWN)
    hint = "wrap the list in <v-clicks>" if word == "v-clicks" else f"write `{near}`" if near else None
    context.report.warning(
        "unknown-directive", f"there is no directive `{word}`, it does nothing", span, hint
    )
