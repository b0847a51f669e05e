"""What `check` looks for beyond what every build reports: the tables of its rules.

A rule is a function that looks at a finished deck and adds what it finds to a report. To add one: write
it in a module beside this one, put it into a table below, and explain each of its codes in
`assets/codes/*.md` (see `codes.py`; `tests/test_codes.py` plants each fault and says what is missing).

- `OF_SLIDE`: `rule(slide, built, report)`, for each slide. What it finds gets the slide's number, and the
  click at which its place comes into view; the slide's own `ignore:` holds.
- `OF_DECK`: `rule(built, report)`, once. A finding of a slide is added with its number:
  `report.add(Diagnostic(code, message, span, severity, hint, slide=no, step=click))`.
- `ON_LAID_SLIDE`: `await rule(window, built, slide)` for each slide, for what must be laid out: the deck is
  open in the window (`stage.py`), at its own ratio and at others that are asked for.
- `ON_LAID_PAGE`: `await rule(window, built)`, once, after them; the page may be left in any view. Both return
  what they find, with the slide's number and the click.

Rules read the tree as the passes left it (`slide.body`), the settings, the theme, and the page
(`built.html`); a place is an element's `span`, which elements of layouts and components need not have.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from slidegen.browser import Window
from slidegen.build import Built
from slidegen.check.access import (
    headings_skip_no_level,
    links_have_words,
    pictures_have_words,
    tables_have_headers,
    titles_are_unique,
)
from slidegen.check.anchors import anchors_are_there
from slidegen.check.barriers import find_barriers
from slidegen.check.contrast import text_reads_on_its_ground
from slidegen.check.fit import find_misfits
from slidegen.check.ignoring import ignored_codes_are_codes
from slidegen.check.letters import letters_are_whole
from slidegen.check.motion import motion_can_be_stopped
from slidegen.check.talk import notes_are_there, slides_are_not_read, times_add_up
from slidegen.check.tongue import language_is_said
from slidegen.check.transitions import transitions_have_rules
from slidegen.check.unused import files_are_used
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Diagnostic, Report

SlideRule = Callable[[Slide, Built, Report], None]
DeckRule = Callable[[Built, Report], None]
LaidSlideRule = Callable[[Window, Built, Slide], Awaitable[Sequence[Diagnostic]]]
LaidPageRule = Callable[[Window, Built], Awaitable[Sequence[Diagnostic]]]

OF_SLIDE: tuple[SlideRule, ...] = (
    pictures_have_words,
    links_have_words,
    tables_have_headers,
    headings_skip_no_level,
    text_reads_on_its_ground,
    motion_can_be_stopped,
    slides_are_not_read,
    letters_are_whole,
)
OF_DECK: tuple[DeckRule, ...] = (
    titles_are_unique,
    language_is_said,
    anchors_are_there,
    files_are_used,
    notes_are_there,
    times_add_up,
    transitions_have_rules,
    ignored_codes_are_codes,
)
ON_LAID_SLIDE: tuple[LaidSlideRule, ...] = (find_misfits,)
ON_LAID_PAGE: tuple[LaidPageRule, ...] = (find_barriers,)
