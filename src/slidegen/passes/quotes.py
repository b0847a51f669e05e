"""A quotation that opens with a mark may let it hang out of the measure.

    # “Simplicity is prerequisite for reliability.”        <h1 class="slidegen-hanging">

In:  a slide of layout `quote`. Out: its titles that begin with an opening mark, of which a theme's styles
     may make a hanging one. CSS alone knows no beginning of a text (few browsers have
     `hanging-punctuation`).
"""

from __future__ import annotations

from slidegen.core.deck import Slide
from slidegen.core.nodes import elements, text_of
from slidegen.passes.context import Context

HANGING = "slidegen-hanging"
_MARKS = ("“", "‘", '"', "'")
"""Those of about one width, high in the line."""


def hang_marks(slide: Slide, context: Context) -> None:
    """Mark the titles of a quotation whose first character is a quotation mark."""
    if slide.layout != "quote":
        return
    for element in elements(slide.body):
        if element.tag == "h1" and text_of(element.children).lstrip().startswith(_MARKS):
            element.add_class(HANGING)
