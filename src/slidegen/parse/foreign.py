"""Decks that were written for another program are told what to change.

Marp says `marp: true` and puts directives into comments; reveal.js and reveal-md have options of their
own names and comments such as `<!-- .slide: … -->`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from slidegen.core.deck import Settings
from slidegen.core.diagnostics import Report, SourceFile, Span
from slidegen.core.patterns import pattern
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
    (pattern(r"<!--\s*_?class:[^\n]*"), "write `class: …` in the slide's frontmatter"),
    (
        pattern(r"<!--\s*_?(?:paginate|header|footer|color|backgroundColor|backgroundImage|theme)\s*:[^\n]*"),
        "leave it out; what a slide has of settings stands in its frontmatter",
    ),
    (pattern(r"<!--\s*fit\s*-->"), "leave it out; a class such as `text-6xl` says how large"),
    (
        pattern(r"(?<=\n\n) {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE),
        "it is a line on the slide: write `---`, which alone separates slides",
    ),
)
_MARP_PICTURE = (
    (
        pattern(r"!\[(?:bg\b|(?:w|h|width|height):)[^\]]*\]"),
        "write `markdown: {images: true}` in the headmatter, and Marp's words for pictures are read",
    ),
)
_REVEAL_SETTINGS = ("revealOptions", "verticalSeparator", "separator")
_NOTES_HINT = "the slide shows it: write notes as a comment at the slide's end, <!-- … -->"
_REVEAL_TEXT = (
    (pattern(r"<!--\s*\.slide:[^\n]*"), "write settings such as `class: …` in the slide's frontmatter"),
    (pattern(r"<!--\s*\.element:[^\n]*"), "write HTML with a class, or `<v-click>`"),
    (pattern(r"<section\s+data-markdown[^>]*>"), "write Markdown, with `---` between the slides"),
    (pattern(r"<div\s+class=\"reveal\"[^>]*>"), "write Markdown, with `---` between the slides"),
    (pattern(r"(?<=\n\n)--[ \t]*$", re.MULTILINE), "write `---`: slides stand one after the other"),
    (pattern(r"^notes?:.*", re.MULTILINE | re.IGNORECASE), _NOTES_HINT),
    (pattern(r"<aside\s[^<>]{0,200}\bnotes\b[^<>]*>"), _NOTES_HINT),
    (
        pattern(r"<\w[^<>]{0,200}\bclass=\"[^\"<>]{0,200}\bfragment\b[^<>]*>"),
        "write `v-click` instead of the class",
    ),
    (
        pattern(r"<\w[^<>]{0,200}\bdata-background(?:-\w+)?=[^<>]*>"),
        "write `layout: cover` and `background: …` in the slide's frontmatter",
    ),
)
_REVEAL_SIGNS = (".slide:", ".element:", "data-markdown", 'class="reveal"', '<aside class="notes"')
_REVEAL_LINES = pattern(r"(?<=\n\n)--[ \t]*$|^notes?:[ \t]*$(?=.*^notes?:[ \t]*$)", re.M | re.I | re.S)
"""Slides below each other, or notes on two slides: a deck for reveal.js that has no other sign."""
_CODE = pattern(r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?^\1\2", re.MULTILINE | re.DOTALL)


def tell_foreign(file: SourceFile, headmatter: Settings, report: Report) -> None:
    """Warn where the deck in `file` is one of Marp's or reveal.js'."""
    if headmatter.get("marp"):
        _tell_marp(file, headmatter, report)
    if any(key in headmatter for key in _REVEAL_SETTINGS) or (
        _has_reveal_signs(file.text) and _has_reveal_signs(_without_code(file.text))
    ):
        _tell_reveal(file, headmatter, report)


def _has_reveal_signs(text: str) -> bool:
    return any(sign in text for sign in _REVEAL_SIGNS) or _REVEAL_LINES.search(text) is not None


def _without_code(text: str) -> str:
    """`text` with blanks in place of its code blocks, so that all else keeps its place."""
    return _CODE.sub(_blank, text)


def _blank(code: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", code[0])


def _tell_marp(file: SourceFile, headmatter: Settings, report: Report) -> None:
    spans = headmatter.spans
    hint = "leave this out; a blank line follows each `---` that separates"
    report.warning("marp-deck", "this is a deck for Marp", spans.get("marp", Span(file, 1)), hint)
    for key, hint in _MARP_SETTINGS.items():
        if key in headmatter and key in spans:
            span = key_span(key, spans[key])
            report.warning("marp-deck", f"`{key}` is a setting of Marp", span, hint)
    words = headmatter.get("markdown")
    reads_pictures = isinstance(words, Mapping) and words.get("images") is True
    signs = _MARP_TEXT if reads_pictures else (*_MARP_TEXT, *_MARP_PICTURE)
    _tell_text(file, "marp-deck", "this is written for Marp", signs, report)


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
    """Tell the first place of each sign outside code: the hint is the same for all."""
    text = _without_code(file.text)
    for sign, hint in signs:
        match = sign.search(text)
        if match:
            line = text.count("\n", 0, match.start()) + 1
            col = match.start() - text.rfind("\n", 0, match.start())
            report.warning(code, message, Span(file, line, col, len(match[0])), hint)
