"""What `check` looks for beyond what every build reports: the tables of its rules.

A rule is a function that looks at a finished deck and adds what it finds to a report. To add one: write
it in a module beside this one, put it into a table below, and explain each of its codes in
`assets/codes/*.md` (see `codes.py`; `tests/test_codes.py` plants each fault and says what is missing).

- `OF_SLIDE`: `rule(slide, built, report)`, for each slide. What it finds gets the slide's number, and the
  click at which its place comes into view; the slide's own `ignore:` holds.
- `OF_DECK`: `rule(built, report)`, once. A finding of a slide is added with its number:
  `report.add(Diagnostic(code, message, span, severity, hint, slide=no, step=click))`.
- `IN_BROWSER`: `rule(built, report)` as well, for what must be laid out; only these may raise
  NoBrowserError and BrowserFailedError.

Rules read the tree as the passes left it (`slide.body`), the settings, the theme, and the page
(`built.html`); a place is an element's `span`, which elements of layouts and components need not have.
"""

from __future__ import annotations

from collections.abc import Callable

from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report

SlideRule = Callable[[Slide, Built, Report], None]
DeckRule = Callable[[Built, Report], None]

OF_SLIDE: tuple[SlideRule, ...] = ()
OF_DECK: tuple[DeckRule, ...] = ()
IN_BROWSER: tuple[DeckRule, ...] = ()
