r"""Which labels a `<Formula>` has, and whether each has a part to say something of.

In:  the tag, with the formula in it, whose parts are named by `\part{name}{…}`.
Out: the labels in the order in which they come; the formula is told that it has parts. Where they stand is
     known only once it is set (formula_labels).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from slidegen.core.diagnostics import did_you_mean
from slidegen.core.nodes import Element, Formula, Node
from slidegen.passes.figures import FigureProps, plain

SIDES = ("above", "below")
_PART = re.compile(r"\\part\s*\{([^{}]*)\}")
_NAME = re.compile(r"[\w-]+")
_EXAMPLE = ":labels=\"{ fit: 'how well a key fits' }\""


def labelled_formula(props: FigureProps) -> Mapping[str, Any]:
    """The labels of `<Formula>`: with `steps`, the formula comes first and then one by one."""
    formula = next(_formulas(props.element.children), None)
    if formula is None:
        span = props.element.span or props.slide.source.span
        hint = "write `$$ … $$` between <Formula> and </Formula>, with a blank line before and after"
        props.context.report.error("wrong-prop", "`<Formula>` has no formula in it", span, hint)
        return {"words": []}
    formula.has_parts = formula.display = True
    parts = list(dict.fromkeys(match[1].strip() for match in _PART.finditer(formula.tex)))
    words: list[dict[str, Any]] = []
    for name, given in _named(props):
        text, side = _text(props, name, given)
        if name not in parts or not _NAME.fullmatch(name):
            _tell_missing(props, name, parts)
        elif text:
            words.append({"name": name, "text": text, "side": side, "click": props.click(len(words) + 1)})
    told = {name for name, _ in _named(props)}
    for name in parts if told else ():
        if name not in told:
            props.wrong("labels", f"part `{name}` of the formula has no label", f"write `{name}: 'a text'`")
    return {"words": words}


def _formulas(nodes: list[Node]) -> Iterator[Formula]:
    for node in nodes:
        if isinstance(node, Formula):
            yield node
        elif isinstance(node, Element):
            yield from _formulas(node.children)


def _named(props: FigureProps) -> list[tuple[str, object]]:
    """Name and label; those of a list are numbered from 1."""
    given = props.get("labels") if props.get("labels") == {} else props.needed("labels", _EXAMPLE)
    if isinstance(given, dict):
        return [(str(name), label) for name, label in given.items()]
    return [(str(number), label) for number, label in enumerate(given or [], 1)]


def _text(props: FigureProps, name: str, given: object) -> tuple[str, str | None]:
    """A label, and the side that was asked for."""
    if not isinstance(given, dict):
        if isinstance(given, list) or given in (None, ""):
            props.wrong("labels", f"label `{name}` is no text", "write 'a text', or { text: 'a text' }")
            return "", None
        return plain(given), None
    for key in given:
        if key not in ("text", "side"):
            props.wrong("labels", f"label `{name}` has the unknown key `{key}`", "it may have text, side")
    side = given.get("side")
    if side is not None and side not in SIDES:
        props.wrong("labels", f"label `{name}` cannot stand `{plain(side)}`", "write 'above' or 'below'")
        side = None
    if not plain(given.get("text")):
        props.wrong("labels", f"label `{name}` has no `text`", "write { text: 'a text' }")
    return plain(given.get("text")), side


def _tell_missing(props: FigureProps, name: str, parts: list[str]) -> None:
    near = did_you_mean(name, parts)
    hint = f"write `{near}`" if near else rf"write `\part{{{name}}}{{…}}` in the formula"
    if not _NAME.fullmatch(name):
        hint = "write letters, digits and `-`"
    props.wrong("labels", f"`labels` names `{name}`, the formula has no such part", hint)
