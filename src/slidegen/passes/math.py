r"""Formulas, set by KaTeX (Slidev reference §3.8).

    $x^2$      $$ {1|2|all}{at: '+2'}
               \begin{aligned} a &= b \\ c &= d \end{aligned}
               $$

In:  `Formula` leaves whose clicks are numbered.
Out: KaTeX's HTML with MathML beside it; the rows of a table are marked when the formula has steps. What
     does not parse stands there as it was written, and is an error at the very character.

KaTeX runs for what is not in the cache alone: no formula, or none that is new, and no engine starts.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report, Span
from slidegen.core.nodes import Element, Formula, Node, Raw, Text
from slidegen.disk import cache_key
from slidegen.engine import EngineError, engine_for, engine_version
from slidegen.passes.context import Context
from slidegen.passes.formula_geometry import NAMED, PART
from slidegen.passes.formula_markup import mark_rows, needs_of
from slidegen.passes.index import replace_nodes
from slidegen.passes.steps import Extent, read_entries, read_start_line, steps_attrs

_BUNDLE = "katex"
_FORM = "1"
"""Of what is kept: another number when `SetFormula` or the rules of `formula_markup` change."""

_PARTS = {r"\part": rf"\htmlClass{{{PART} {NAMED}#1}}{{#2}}"}
_COMMAND = re.compile(r"\\(?:[a-zA-Z]+|.)|.", re.DOTALL)
_NAMED = re.compile(r": (\\[a-zA-Z]+)$")
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class SetFormula:
    """What KaTeX made of a formula."""

    html: str = ""
    needs: frozenset[str] = frozenset()
    message: str = ""
    """Why it does not parse; empty when it does."""
    position: int | None = None
    """0-based character at which it stops to parse."""


def set_formulas(slide: Slide, context: Context) -> None:
    """Put set formulas in place of those of `slide`."""
    formulas = [node for node in slide.index.get("formula", ()) if isinstance(node, Formula)]
    if not formulas:
        return
    done: dict[int, list[Node]] = {}
    for formula in formulas:
        result = _set(formula, context)
        slide.needs |= result.needs | {"math"}
        done[id(formula)] = [_node(formula, result, context.report)]
    replace_nodes(slide.body, done)


def _set(formula: Formula, context: Context) -> SetFormula:
    cache, macros = context.cache, dict(context.macros) | (_PARTS if formula.has_parts else {})
    shape = "display" if formula.display else "text"
    own = [json.dumps(macros, sort_keys=True)] if macros else []
    key = cache_key(_FORM, engine_version(_BUNDLE), shape, formula.tex, *own)
    kept = cache.get(_BUNDLE, key)
    if kept is not None:
        return _unpack(kept)
    try:
        answer = engine_for(_BUNDLE).call("tex", formula.tex, formula.display, macros)
    except EngineError as error:
        return SetFormula(message=error.message)  # a limit: another machine may do better, so it is not kept
    if "ok" in answer:
        result = SetFormula(answer["ok"], needs_of(answer["ok"]))
    else:
        result = SetFormula(message=answer["err"], position=_characters(formula.tex, answer["pos"]))
    cache.put(_BUNDLE, key, _pack(result))
    return result


def _pack(result: SetFormula) -> bytes:
    return json.dumps([result.html, sorted(result.needs), result.message, result.position]).encode()


def _unpack(data: bytes) -> SetFormula:
    html, needs, message, position = json.loads(data)
    return SetFormula(html, frozenset(needs), message, position)


def _characters(tex: str, units: int | None) -> int | None:
    """JavaScript counts UTF-16 units, an emoji is two."""
    return None if units is None else len(tex.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))


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
