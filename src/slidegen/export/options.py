"""What the command line says of an export, and which slides at which clicks that means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from slidegen.core.deck import Deck, Slide
from slidegen.core.ranges import is_range, named_numbers
from slidegen.core.records import record
from slidegen.terminal import count

Format = Literal["pdf", "png", "webp", "pptx", "md", "notes"]
FORMATS: tuple[Format, ...] = get_args(Format)
DRAWN = frozenset(("pdf", "png", "webp", "pptx"))
"""What a browser makes: light or dark."""
NoteForm = Literal["pages", "annotations"]


@record
class ExportOptions:
    """What the command line says."""

    format: Format = "pdf"
    output: str | None = None
    """A file or folder; None: in the folder `build`, named after the deck."""
    range: str = ""
    """Slides, as `1,3-5`; nothing means all."""
    clicks: bool = False
    """A page or picture for each click, not for the last one alone."""
    notes: bool = False
    """Speaker notes behind their slides."""
    note_form: NoteForm = "pages"
    """Of a PDF: as pages behind the slides, or as annotations on them."""
    dark: bool = False
    scale: float = 2
    """Pixels of a picture for each CSS px of the canvas."""
    clear: bool = False
    """Pictures without the ground that slides stand on."""
    editable: bool = False
    """PowerPoint with texts and shapes in place of a picture a slide."""
    timeout: float = 30
    """Seconds that the browser has for one slide."""


class NotASlideError(Exception):
    """The range names no slide; the message says why."""


@record
class Shot:
    """A slide at one of its clicks."""

    slide: Slide
    click: int


def chosen_slides(deck: Deck, written: str) -> list[Slide]:
    """The slides that a range names, in order. Raises NotASlideError."""
    total = len(deck.slides)
    numbers = named_numbers(total, written)
    if not is_range(written):
        raise NotASlideError(f"`--range {written}` is no range; write it as 1,3-5")
    wrong = [number for number in numbers if not 1 <= number <= total]
    if wrong:
        raise NotASlideError(
            f"`--range {written}` asks for slide {wrong[0]}; the deck has {count(total, 'slide')}"
        )
    if not numbers:
        raise NotASlideError(f"`--range {written}` names no slide" if total else "the deck has no slides")
    return [deck.slides[number - 1] for number in numbers]


def shots(slides: Sequence[Slide], *, clicks: bool) -> Iterator[Shot]:
    """Each slide at its last click, or at every click from its first."""
    for slide in slides:
        first = min(slide.clicks_start, slide.clicks) if clicks else slide.clicks
        for click in range(first, slide.clicks + 1):
            yield Shot(slide, click)
