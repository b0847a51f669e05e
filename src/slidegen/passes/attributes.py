"""What an attribute of a directive or of a built-in component holds.

The value of a directive (`v-click="[2, 4]"`) and of a bound prop (`:at="2"`) is a JavaScript literal;
that of a plain prop (`at="+2"`) is text.
"""

from __future__ import annotations

from typing import Any

from slidegen.core.diagnostics import Span
from slidegen.core.literals import parse_literal
from slidegen.core.nodes import Element
from slidegen.core.records import record

NOTHING_AT_ALL = object()
"""No such attribute: `None` is a value (`null`)."""


@record
class Prop:
    """A prop as it was given."""

    value: Any
    written: str
    span: Span | None


def read_prop(element: Element, *names: str) -> Prop | None:
    """The first of `names` that `element` has as a prop, plain or bound. Raises LiteralError."""
    for name in names:
        for written in (name, f":{name}", f"v-bind:{name}"):
            if written in element.attrs:
                text = element.get(written) or ""
                value = text if written == name else parse_literal(text)
                return Prop(value, text, element.span_of(written))
    return None


def is_on(prop: Prop | None) -> bool:
    """Whether a switch such as `hide` is on: there without a value, or with any but `false`."""
    return prop is not None and prop.value not in (False, None, "false")


def narrow(span: Span, text: str) -> Span:
    """The place of `text` on the line of `span`, from where `span` starts; `span` when it is not there."""
    found = span.file.line(span.line).find(text, span.col - 1) if text else -1
    return Span(span.file, span.line, found + 1, len(text)) if found >= 0 else span
