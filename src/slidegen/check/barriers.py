"""What axe finds in a deck that is laid out: the part of accessibility that the tree does not show.

In:  a deck's page in a window. Out: a finding for each rule of WCAG 2.1 AA that an element breaks. axe comes
     with `slidegen[browser]`, not with slidegen: it is half a megabyte that only works in a browser. Where it
     is not installed, nothing is found here.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from slidegen.browser import Window
from slidegen.build import Built
from slidegen.check.fit import line_span, named
from slidegen.core.diagnostics import Diagnostic

PACKAGE = "axe_playwright_python"
NEEDLESS = (
    # The tree is asked (access.py, contrast.py); measuring contrasts takes nine tenths of the time of axe.
    "image-alt",
    "link-name",
    "button-name",
    "color-contrast",
    # The page's, not a slide's.
    "html-has-lang",
    "html-lang-valid",
    "document-title",
    # Browsers let the keyboard into what scrolls.
    "scrollable-region-focusable",
)
"""Rules that are not asked."""


@cache
def axe_script() -> str:
    """Axe itself; empty where it is not installed."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        return ""
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


async def find_barriers(window: Window, built: Built) -> list[Diagnostic]:
    """What is found on all slides at their last clicks."""
    if not axe_script():
        return []
    measured = await window.ask("(needless) => slidegenCheck.barriers(needless)", list(NEEDLESS))
    slides = {slide.no: slide for slide in built.deck.slides}
    return [
        Diagnostic(
            "barrier",
            f"the {named(one['thing'])} breaks `{one['rule']}`: {_sentence(one['help'])}",
            line_span(slides[one["no"]], one["thing"]["line"]),
            "warning",
            _sentence(one["way"]) or None,
            slide=one["no"],
        )
        for one in measured
        if one["no"] in slides
    ]


def _sentence(text: str) -> str:
    """Axe's words in the form of ours."""
    return text[:1].lower() + text[1:].rstrip(".")
