"""A deck's text → its slides as written, and a slide's Markdown → nodes."""

from slidegen.parse.context import read_dialect
from slidegen.parse.deck import parse_deck
from slidegen.parse.drawing import Drawing, DrawingError, read_drawing
from slidegen.parse.edited import edited_slide
from slidegen.parse.fragment import read_fragment
from slidegen.parse.markup import MarkupContext, parse_markup
from slidegen.parse.notes import parse_note
from slidegen.parse.titles import plain_title

__all__ = [
    "Drawing",
    "DrawingError",
    "MarkupContext",
    "edited_slide",
    "parse_deck",
    "parse_markup",
    "parse_note",
    "plain_title",
    "read_dialect",
    "read_drawing",
    "read_fragment",
]
