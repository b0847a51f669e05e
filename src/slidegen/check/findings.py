"""A deck → everything that is wrong or doubtful in it, in the order of the source.

In:  a deck's entry, how it is built. Out: what the build reports, and what the rules of `rules.py` find,
     less what the author does not want to hear of (`ignore:`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from slidegen.build import Builder, BuildOptions, Built, coming_of, without_ignored
from slidegen.check.rules import IN_BROWSER, OF_DECK, OF_SLIDE, DeckRule
from slidegen.core.diagnostics import Diagnostic, Report
from slidegen.decks import Entry


def find_all(entry: Entry, options: BuildOptions, cwd: Path, *, browser: bool) -> tuple[Built, Report]:
    """The deck as built, and all that is found; `cwd` is where shown paths start.

    Raises UnreadableDeckError, and with `browser` what its rules raise.
    """
    built = Builder(entry, options, cwd).build()
    found = Report(built.report)
    found.extend(_of_slides(built))
    for rule in (*OF_DECK, *(IN_BROWSER if browser else ())):
        found.extend(_of_deck(rule, built))
    return built, found.in_order()


def _of_slides(built: Built) -> Iterator[Diagnostic]:
    for slide in built.deck.slides:
        report = Report()
        for rule in OF_SLIDE:
            rule(slide, built, report)
        told = coming_of(slide.body).told(report)
        kept = without_ignored(without_ignored(told, slide.settings), built.deck.config.values)
        yield from (replace(one, slide=slide.no) for one in kept)


def _of_deck(rule: DeckRule, built: Built) -> Iterator[Diagnostic]:
    report = Report()
    rule(built, report)
    slides = {slide.no: slide for slide in built.deck.slides}
    for one in without_ignored(report, built.deck.config.values):
        settings = slides[one.slide].settings if one.slide in slides else built.deck.config.values
        yield from without_ignored((one,), settings)
