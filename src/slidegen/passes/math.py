r"""Formulas, set by KaTeX (Slidev reference §3.8).

    $x^2$      $$ {1|2|all}{at: '+2'}
               \begin{aligned} a &= b \\ c &= d \end{aligned}
               $$

In:  `Formula` leaves whose clicks are numbered.
Out: KaTeX's HTML with MathML beside it; the rows of a table are marked when the formula has steps. What
     does not parse stands there as it was written, and is an error at the very character.
"""

from __future__ import annotations

import re

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import Element, Formula, Node, Raw, Text
from slidegen.core.patterns import pattern
from slidegen.passes.context import Context
from slidegen.passes.formula_markup import mark_rows
from slidegen.passes.index import replace_nodes
from slidegen.passes.steps import Extent, read_entries, read_start_line, steps_attrs
from slidegen.passes.typesetting import SetFormula

_COMMAND = pattern(r"\\(?:[a-zA-Z]+|.)|.", re.DOTALL)
_NAMED = pattern(r": (\\[a-zA-Z]+)$")
_QUOTED = pattern(r"'([^']*)'")


def order_formulas(slide: Slide, context: Context) -> None:
    """Have the formulas of `slide` set while other slides are read."""
    for formula in _formulas(slide):
        context.typesetter.order(formula, context.macros, context.cache)


def set_formulas(slide: Slide, context: Context) -> None:
    """Put set formulas in place of those of `slide`."""
    done: dict[int, list[Node]] = {}
    for formula in _formulas(slide):
        result = context.typesetter.result(formula, context.macros, context.cache)
        slide.needs |= result.needs | {"math"}
        done[id(formula)] = [_node(formula, result, context.report)]
    if done:
        replace_nodes(slide.body, done)


def _formulas(slide: Slide) -> list[Formula]:
    return [node for node in slide.index.get("formula", ()) if isinstance(node, Formula)]


def _node(formula: Formula, result: SetFormula, report: Report) -> Node:
    if result.message:
        message = _explain(result.message)
        report.error(
            "unreadable-formula",
            f"this formula does not parse: {message}",
            _place(formula, result),
            _hint(message),
        )
        source = Element("code", {"class": "slidegen-unreadable", "title": message}, [Text(formula.tex)])
        return _wrapper(formula, source) if formula.display else source
    if not formula.display:
        return Raw(result.html, result.needs)
    if not formula.ranges:
        return _wrapper(formula, Raw(result.html, result.needs))
    html, rows = mark_rows(result.html)
    extent = Extent(rows, read_start_line(formula, report), "row")
    entries = read_entries(formula, extent, report)
    wrapper = _wrapper(formula, Raw(html, result.needs))
    wrapper.attrs.update(steps_attrs(entries, formula.start))
    return wrapper


def _wrapper(formula: Formula, content: Node) -> Element:
    wrapper = Element("div", {"class": "slidev-katex-wrapper"}, [Element("p", {}, [content])], formula.span)
    attrs = dict(formula.attrs)
    wrapper.add_class(*str(attrs.pop("class", "")).split())
    wrapper.attrs.update(attrs)
    return wrapper


def _explain(message: str) -> str:
    """KaTeX's words as part of a sentence."""
    text = _NAMED.sub(r" `\1`", message[:1].lower() + message[1:]).replace(r"\htmlClass", r"\part")
    return _QUOTED.sub(lambda match: "the end" if match[1] == "EOF" else f"`{match[1]}`", text)


def _hint(message: str) -> str | None:
    if message.endswith("got `&`"):
        return "`&` aligns within \\begin{aligned} … \\end{aligned}"
    if r"\part" in message:
        return r"write braces around it: `x_{\part{name}{…}}`"
    return None


def _place(formula: Formula, result: SetFormula) -> Span:
    """Where the formula stops to parse. Its lines may be further in than they are in the TeX."""
    span = formula.span
    if result.position is None:
        return span
    before = formula.tex[: result.position]
    match = _COMMAND.match(formula.tex, result.position)
    length = len(match[0].rstrip()) if match else 1
    lines = before.count("\n")
    if not lines:
        return Span(span.file, span.line, span.col + len(before), max(1, length))
    inner = formula.tex.split("\n")[lines]
    written = span.file.line(span.line + lines)
    column = max(0, written.find(inner)) + len(before) - before.rindex("\n") - 1
    return Span(span.file, span.line + lines, column + 1, max(1, length))
