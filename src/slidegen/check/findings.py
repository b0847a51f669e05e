"""A deck → everything that is wrong or doubtful in it, in the order of the source.

In:  a deck's entry, how it is built. Out: what the build reports, and what the rules of `rules.py` find,
     less what the author does not want to hear of (`ignore:`). What is found in a browser comes after all
     else: one is started for all decks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from slidegen.build import Builder, BuildOptions, Built, coming_of, without_ignored
from slidegen.check.rules import OF_DECK, OF_SLIDE
from slidegen.check.stage import Look, look_at
from slidegen.core.diagnostics import Diagnostic, Report
from slidegen.core.records import record
from slidegen.core.settings import parse_ratio
from slidegen.decks import Entry


@record
class Checked:
    """A deck, and what is found so far."""

    built: Built
    report: Report
    others: Mapping[str, Built] = field(default_factory=dict)
    """The deck at other ratios, by what was asked for: `4:3`."""


def find_in_tree(entry: Entry, options: BuildOptions, cwd: Path) -> Checked:
    """What is found without a browser; `cwd` is where shown paths start. Raises UnreadableDeckError."""
    return _in_tree(Builder(entry, options, cwd).build())


def _in_tree(built: Built) -> Checked:
    found = Report(built.report)
    found.extend(_of_slides(built))
    for rule in OF_DECK:
        report = Report()
        rule(built, report)
        found.extend(_heard(report, built))
    return Checked(built, found.in_order())


def for_browser(entry: Entry, options: BuildOptions, cwd: Path, ratios: Sequence[str]) -> Checked:
    """The same of a page that a browser can be asked about, and its like at other ratios."""
    builder = Builder(entry, replace(options, live=True), cwd)
    checked = _in_tree(builder.build())
    others = {}
    for text in ratios:
        builder.options = replace(builder.options, ratio=parse_ratio(text))
        others[text] = builder.build()  # by the same builder: standard input is read once
    return replace(checked, others=others)


def find_in_browser(decks: Sequence[Checked]) -> list[Report]:
    """All that is found of each deck, in a browser as well. Raises NoBrowserError, BrowserFailedError."""
    looks = [look for deck in decks for look in (Look(deck.built), *_others(deck))]
    seen = iter(look_at(looks))
    return [_with_seen(deck, seen) for deck in decks]


def _others(deck: Checked) -> Iterator[Look]:
    return (Look(built, is_own=False) for built in deck.others.values())


def _with_seen(deck: Checked, seen: Iterator[list[Diagnostic]]) -> Report:
    """What is wrong at the deck's own ratio is not told once more of others."""
    found = Report(deck.report)
    own = next(seen)
    found.extend(_heard(own, deck.built))
    told = {(one.code, one.span.file.path, one.span.line) for one in own}
    for ratio in deck.others:
        other = [one for one in next(seen) if (one.code, one.span.file.path, one.span.line) not in told]
        found.extend(replace(one, message=f"at {ratio}, {one.message}") for one in _heard(other, deck.built))
    return found.in_order()


def _of_slides(built: Built) -> Iterator[Diagnostic]:
    for slide in built.deck.slides:
        report = Report()
        for rule in OF_SLIDE:
            rule(slide, built, report)
        told = coming_of(slide.body).told(report)
        kept = without_ignored(without_ignored(told, slide.settings), built.deck.config.values)
        yield from (replace(one, slide=slide.no) for one in kept)


def _heard(found: Iterable[Diagnostic], built: Built) -> Iterator[Diagnostic]:
    """What neither the deck nor its slide ignores."""
    slides = {slide.no: slide for slide in built.deck.slides}
    for one in without_ignored(found, built.deck.config.values):
        settings = slides[one.slide].settings if one.slide in slides else built.deck.config.values
        yield from without_ignored((one,), settings)
