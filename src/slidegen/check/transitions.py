"""A transition whose name no style has: the slides change at once.

In:  a deck as built. Out: names of `transition` for which neither the theme nor a sheet of the deck has
     rules (Slidev reference §6.1: any name is right that has some).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidegen.build import Built
from slidegen.core.diagnostics import Diagnostic, Report, did_you_mean
from slidegen.core.theme import Theme
from slidegen.render.transitions import slide_transition

OF_BROWSER = "view-transition"
_RULE = re.compile(r"\.([\w-]+)-(?:enter|leave)-(?:from|active|to)(?![\w-])")


def transitions_have_rules(built: Built, report: Report) -> None:
    """Each name of a transition is one that some style plays."""
    chosen = dict.fromkeys(_chosen(built))
    if not chosen:
        return
    played = {OF_BROWSER, *_RULE.findall(built.html.decode("utf-8"))}
    for name, number in chosen:
        if name in played:
            continue
        settings = built.deck.slides[number - 1].settings if number else built.deck.config.values
        span = settings.spans.get("transition")
        if span is None:
            continue
        known = _known(built.deck.theme)
        near = did_you_mean(name, known)
        rules = f"write .{name}-enter-active {{ … }} into style.css, or one of {', '.join(known)}"
        hint = f"write `{near}`" if near else rules
        message = f"no style has the transition `{name}`, slides change at once"
        report.add(Diagnostic("unknown-transition", message, span, "warning", hint, slide=number or None))


def _chosen(built: Built) -> Iterator[tuple[str, int]]:
    """Each name with the number of the slide that has it; 0 for the deck."""
    of_deck = built.deck.config.values.get("transition")
    for name in slide_transition(None, of_deck) or ():
        yield name, 0
    for slide in built.deck.slides:
        own = slide.settings.get("transition")
        for name in slide_transition(own, None) or () if own != of_deck else ():
            yield name, slide.no


def _known(theme: Theme) -> list[str]:
    """The names that the theme has, and what all themes have."""
    return sorted(
        {OF_BROWSER, "none", *(name for sheet in theme.styles for name in _RULE.findall(sheet.text))}
    )
