"""What makes a talk hard to give: slides to be read, forgotten notes, a plan beyond its time.

In:  a deck as built. Out: what is doubtful; each can be turned off by its code, for a slide or the deck.
"""

from __future__ import annotations

from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Diagnostic, Report, Span
from slidegen.core.durations import parse_duration
from slidegen.core.nodes import Element, Node, Text

MOST_WORDS = 150
"""Words on a slide, code and formulas left out: two minutes of reading, in which nobody listens."""
MOST_HAVE_NOTES = 0.8
"""The share of slides with a note from which one without is likely to be forgotten."""
_FEW = 5
"""Slides; of fewer, nothing follows from the others."""
_LEFT = 0.1
"""The share of the time that a plan may leave for questions."""


def slides_are_not_read(slide: Slide, built: Built, report: Report) -> None:
    """A slide with so many words that the room reads instead of listening."""
    words = _count(slide.body)
    if words > MOST_WORDS:
        message = f"this slide has {words} words, more than {MOST_WORDS}"
        hint = "say most of them: put them into the note, or on two slides"
        report.warning("many-words", message, slide.source.span, hint)


def notes_are_there(built: Built, report: Report) -> None:
    """A slide without a note where nearly all others have one."""
    slides = built.deck.slides
    without = [slide for slide in slides if slide.source.note is None]
    if len(slides) < _FEW or len(slides) - len(without) < len(slides) * MOST_HAVE_NOTES:
        return
    for slide in without:
        message = f"this slide has no note, {len(slides) - len(without)} of {len(slides)} have one"
        hint = "write <!-- what to say --> at its end"
        place = slide.source.span
        report.add(Diagnostic("note-missing", message, place, "warning", hint, slide=slide.no))


def times_add_up(built: Built, report: Report) -> None:
    """The `time:` of the slides is within the deck's `duration`; where every slide has one, it fills it."""
    planned = {slide.no: parse_duration(slide.settings.get("time")) for slide in built.deck.slides}
    total = sum(seconds for seconds in planned.values() if seconds)
    given = built.deck.config.values.get("duration")
    whole = parse_duration(given or "30min")
    if not total or not whole:
        return
    is_short = given is not None and all(planned.values()) and total < whole * (1 - _LEFT)
    if total > whole or is_short:
        named = f"`duration` is {_clock(whole)}" if given else f"{_clock(whole)} is all without `duration`"
        message = f"the slides are planned to take {_clock(total)}, {named}"
        hint = f"give slides {'more' if is_short else 'less'} `time`, or write another `duration`"
        span = built.deck.source.headmatter.spans.get("duration", Span(built.deck.source.file, 1))
        report.warning("time-does-not-add-up", message, span, hint)


def _count(nodes: list[Node]) -> int:
    """Words that are read as text; finished markup (code, formulas, diagrams) is looked at instead."""
    words = 0
    for node in nodes:
        match node:
            case Text(text):
                words += len(text.split())
            case Element() if node.tag not in ("style", "script", "template", "svg"):
                words += _count(node.children)
            case _:
                pass
    return words


def _clock(seconds: float) -> str:
    """`12:30`, `1:02:03`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
