"""What a slide has that another form of it has not: told with the first slide, and which others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Diagnostic, Report
from slidegen.core.ranges import listed
from slidegen.core.records import record


@record
class Loss:
    """A kind of what is lost."""

    code: str
    message: str
    hint: str


LOSSES: Mapping[str, Loss] = {
    "steps": Loss(
        "pptx-steps",
        "clicks are not carried over, a slide is as at its last one",
        "`--with-clicks` gives a slide for each click",
    ),
    "transition": Loss("pptx-transition", "transitions are not carried over", "set them in the program"),
    "motion": Loss(
        "pptx-motion",
        "motions (`v-motion`, magic-move, marks that are drawn) are not carried over",
        "set them in the program",
    ),
    "button": Loss("pptx-button", "buttons do nothing", "set what they do in the program"),
    "tabs": Loss("pptx-tabs", "of tabs the open one is there", "show the others one below the other"),
    "film": Loss(
        "pptx-film", "films and sounds are pictures of themselves", "insert the file in the program"
    ),
    "frame": Loss("pptx-frame", "a page in a frame is a picture", "put a link beside it"),
    "text": Loss(
        "pptx-text",
        "text with a filter, a blend, a mask or a slant is a picture",
        "leave the effect out where it is to be edited",
    ),
    "gradient": Loss(
        "pptx-gradient", "text with a gradient has its first colour", "set the gradient in the program"
    ),
    "glow": Loss("pptx-glow", "text has no shadow and no glow", "set them in the program"),
    "beyond": Loss(
        "pptx-beyond",
        "text out of sight, beyond an edge or scrolled away, is not carried over",
        "bring it into sight",
    ),
    "scroll": Loss(
        "export-scrolls",
        "a picture does not scroll, what is below its edge is not on it",
        "with `fit: shrink` all of it is, and in PDF it always is",
    ),
}
"""By what `pieces.js` calls them; the last one is of pictures."""


def told(lost: Mapping[str, Iterable[Slide]]) -> Report:
    """A warning for each kind, at the first slide that has it."""
    report = Report()
    for key, loss in LOSSES.items():
        slides = {slide.no: slide for slide in lost.get(key, ())}
        if slides:
            numbers = sorted(slides)
            where = f"slide{'' if len(numbers) == 1 else 's'} {listed(numbers)}"
            first = slides[numbers[0]]
            message = f"{loss.message}: {where}"
            report.add(Diagnostic(loss.code, message, first.source.span, "warning", loss.hint, first.no))
    return report
