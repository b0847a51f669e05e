"""Decks that were written for another program are told what to change.

Marp says `marp: true` and puts directives into comments; reveal.js and reveal-md have options of their
own names and comments such as `<!-- .slide: … -->`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from slidegen.core.deck import Settings
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.settings import key_span

_MARP_SETTINGS: Mapping[str, str] = {
    "paginate": "there is no such setting: a layout may show the number",
    "size": "write `aspectRatio: 4/3`",
    "style": "put the styles into style.css beside the deck",
    "headingDivider": "write `split: 2`: headings down to this level begin slides",
    "header": "put it into a layout beside the deck, in layouts/",
    "footer": "put it into a layout beside the deck, in layouts/",
    "backgroundColor": "put the colour into style.css beside the deck",
    "backgroundImage": "write `layout: cover` and `background: picture.jpg`",
    "color": "put the colour into style.css beside the deck",
}
_MARP_TEXT = (
    (re.compile(r"<!--\s*_?class:[^\n]*"), "write `class: …` in the slide's frontmatter"),
    (re.compile(r"!\[bg\b[^\]]*\]"), "write `layout: image` and `image: …` in the slide's frontmatter"),
)
_REVEAL_SETTINGS = ("revealOptions", "verticalSeparator", "separator")
_REVEAL_TEXT = (
    (re.compile(r"<!--\s*\.slide:[^\n]*"), "write settings such as `class: …` in the slide's frontmatter"),
    (re.compile(r"<!--\s*\.element:[^\n]*"), "write HTML with a class, or `<v-click>`"),
    (re.compile(r"<section\s+data-markdown[^>]*>"), "write Markdown, with `---` between the slides"),
    (re.compile(r"<div\s+class=\"reveal\"[^>]*>"), "write Markdown, with `---` between the slides"),
)
_REVEAL_SIGNS = (".slide:", ".element:", "data-markdown", 'class="reveal"')


def tell_foreign(file: SourceFile, headmatter: Settings, report: Report) -> None:
    """Warn where the deck in `file` is one of Marp's or reveal.js'."""
    if headmatter.get("marp"):
        _tell_marp(file, headmatter, report)
    text = file.text
    if any(key in headmatter for key in _REVEAL_SETTINGS) or any(sign in text for sign in _REVEAL_SIGNS):
        _tell_reveal(file, headmatter, report)


def _tell_marp(file: SourceFile, headmatter: Settings, report: Report) -> None:
    spans = headmatter.spans
    hint = "leave this out; a blank line follows each `---` that separates"
    report.warning("marp-deck", "this is a deck for Marp", spans.get("marp", Span(file, 1)), hint)
    for key, hint in _MARP_SETTINGS.items():
        if key in headmatter and key in spans:
            span = key_span(key, spans[key])
            report.warning("marp-deck", f"`{key}` is a setting of Marp", span, hint)
    _tell_text(file, "marp-deck", "this is written for Marp", _MARP_TEXT, report)


def _tell_reveal(file: SourceFile, headmatter: Settings, report: Report) -> None:
    for key in _REVEAL_SETTINGS:
        if key in headmatter.spans:
            message = f"`{key}` is a setting for reveal.js"
            hint = "leave it out; `---` between blank lines separates slides"
            report.warning("reveal-deck", message, key_span(key, headmatter.spans[key]), hint)
    _tell_text(file, "reveal-deck", "this is written for reveal.js", _REVEAL_TEXT, report)


def _tell_text(
    file: SourceFile,
    code: str,
    message: str,
    signs: tuple[tuple[re.Pattern[str], str], ...],
    report: Report,
) -> None:
    """Tell the first place of each sign: the hint is the same for all."""
    for pattern, hint in signs:
        match = pattern.search(file.text)
        if match:
            line = file.text.count("\n", 0, match.start()) + 1
            col = match.start() - file.text.rfind("\n", 0, match.start())
            report.warning(code, message, Span(file, line, col, len(match[0])), hint)
