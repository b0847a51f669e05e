"""The `<style>` blocks of a slide leave its tree (Slidev reference §3.12).

In:  `<style>` elements anywhere in a slide. Out: `slide.css`, from which the page's style sheet is made.
     As in Vue, they reach what is written on the slide and the roots of its layout and components, not
     what is further inside these: `.col-left` needs `:deep()`, or a sheet of the deck.
"""

from __future__ import annotations

import re
from dataclasses import replace

from slidegen.core.deck import Slide, StyleBlock
from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import Element, elements, text_of
from slidegen.core.preprocessors import HINT, NAMES, foreign_part, without_line_comments
from slidegen.passes.context import Context
from slidegen.passes.index import replace_nodes

INNER = "data-slidegen-inner"
_BINDING = re.compile(r"\bv-bind\([^)]*\)")


def collect_styles(slide: Slide, context: Context) -> None:
    """Move the styles of `slide` out of its body."""
    blocks = [node for node in slide.index.get("style", ()) if isinstance(node, Element)]
    if not blocks:
        return
    for block in blocks:
        span = block.span or slide.source.span
        if _is_refused(block, span, context.report):
            continue
        text, start = text_of(block.children), _text_span(block, span)
        if (block.get("lang") or "").lower() in NAMES:
            text = without_line_comments(text)
        _tell_bindings(text, start, context.report)
        slide.css.append(StyleBlock(text, start, "global" not in block.attrs))
    replace_nodes(slide.body, {id(block): [] for block in blocks})
    if _mark_inner(slide):
        slide.css = [replace(block, spares=INNER) if block.scoped else block for block in slide.css]


def _mark_inner(slide: Slide) -> bool:
    """Give what is of templates, but for their roots, an attribute that styles know; tell if any is."""
    inner = [element for element in elements(slide.body) if element.inner]
    for element in inner:
        element.attrs[INNER] = None
    return bool(inner)


def _text_span(block: Element, span: Span) -> Span:
    """Where the text starts: right after the start tag, which may be the end of its line."""
    line = span.file.line(span.line)
    end = line.find(">", span.col - 1)
    return Span(span.file, span.line, end + 2) if end >= 0 else span


def _is_refused(block: Element, span: Span, report: Report) -> bool:
    """Whether the block is in a language that is not compiled; what is CSS all the same is only told."""
    language = (block.get("lang") or "css").lower()
    if language in ("", "css", "postcss"):
        return False
    name = NAMES.get(language, language)
    text = text_of(block.children)
    foreign = foreign_part(text, language)
    if foreign is not None:
        offset, part = foreign
        place = _place_in(text, offset, len(part), _text_span(block, span))
        message = f"`{part}` is {name}, which is not compiled: this style is left out"
        report.error("style-language", message, place, HINT)
        return True
    report.warning(
        "style-language",
        f"`{language}` is not compiled, this style is read as CSS",
        block.span_of("lang") or span,
        "CSS nests rules as well: write them so, and leave `lang` out",
    )
    return False


def _tell_bindings(text: str, start: Span, report: Report) -> None:
    """Vue's `v-bind()` in CSS would ask a script at each change."""
    for found in _BINDING.finditer(text):
        report.error(
            "style-binding",
            f"`{found[0]}` is not worked out, this declaration does nothing",
            _place_in(text, found.start(), len(found[0]), start),
            "write the value, or bind `:style` on the element",
        )


def _place_in(text: str, offset: int, length: int, start: Span) -> Span:
    """The place of `offset` (0-based) in `text`, which stands at `start`."""
    lines = text.count("\n", 0, offset)
    col = offset - text.rfind("\n", 0, offset) if lines else start.col + offset
    return Span(start.file, start.line + lines, col, length)
