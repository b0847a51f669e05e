"""A small heading right over the title is its label, and no heading.

    ###### Part one        <h6 role="presentation">Part one</h6>
    # Foundations          <h1>Foundations</h1>

Who listens and goes from heading to heading would else begin six levels deep. It looks as it did, and is
read as text.
"""

from __future__ import annotations

from slidegen.core.deck import Slide
from slidegen.core.nodes import Element
from slidegen.passes.context import Context


def name_labels(slide: Slide, context: Context) -> None:
    """Say of each label of the slide that it is one."""
    for label in slide.index.get("label", ()):
        if isinstance(label, Element):
            label.attrs.setdefault("role", "presentation")
