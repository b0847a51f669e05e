"""Attributes in braces, as Comark writes them (Slidev reference §3.11).

    {.class.another #id key=value key="a value" :bound="[1, 2]" v-click="2" flag}

In:  text with `{` at an offset. Out: each attribute with its place, or nothing when it is no such list:
     then the braces are text. `{{` is Vue's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from slidegen.core.nodes import Element
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.parse.html import decode_value
from slidegen.parse.stretch import Stretch

KEY = "props"
"""Of a token's `meta`: its `GivenProps`."""

_ITEM = pattern(
    r"""\s*(?:
      (?P<classes>(?:\.(?:\[[^\]\s]*\]|[^\s.\#{}\[\]="'])+)+)
    | \#(?P<id>[^\s.\#{}="']+)
    | (?P<name>[@:]?[A-Za-z_][\w:.@-]*)
      (?:=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'{}]+)))?
    )(?=[\s}.\#])""",
    re.VERBOSE,
)
_END = pattern(r"\s*\}")


@record
class Prop:
    """One attribute. `start` and `length` say where its value stands (its name, when it has none)."""

    name: str
    value: str | None
    start: int
    length: int


@record
class GivenProps:
    """The attributes of an element, and the text that they stand in."""

    props: tuple[Prop, ...]
    text: str
    line: int | None = None
    """0-based in the Markdown, of the text's first line; None: it is the text of the line at hand."""


def read_props(text: str, at: int) -> tuple[tuple[Prop, ...], int] | None:
    """The attributes from the `{` at offset `at` on, and the offset after the `}`."""
    if not text.startswith("{", at) or text.startswith("{{", at) or (at and text[at - 1] == "{"):
        return None
    props: list[Prop] = []
    position = at + 1
    while match := _ITEM.match(text, position):
        props.append(_prop(match))
        position = match.end()
    end = _END.match(text, position)
    return (tuple(props), end.end()) if end and props else None


def says_more_than_words(props: Iterable[Prop]) -> bool:
    """Whether it can be nothing but attributes: `{name}` at the end of a sentence is likely just that."""
    return any(prop.value is not None or prop.name.startswith(("v-", ":", "@")) for prop in props)


def give_props(element: Element, given: GivenProps, place: Stretch) -> None:
    """Put attributes on `element`; `place` is the text that they stand in."""
    for prop in given.props:
        if prop.name == "class" and prop.value is not None:
            element.add_class(*prop.value.split())
        elif prop.name == "style" and prop.value:
            element.add_style(prop.value)
        else:
            element.attrs[prop.name] = prop.value
        span = place.span(prop.start, max(1, prop.length))
        element.attr_spans = {**(element.attr_spans or {}), prop.name: span}


def _prop(match: re.Match[str]) -> Prop:
    if match["classes"]:
        classes = re.findall(r"\.((?:\[[^\]\s]*\]|[^\s.\#{}\[\]=\"'])+)", match["classes"])
        return Prop("class", " ".join(classes), match.start("classes"), len(match["classes"]))
    if match["id"]:
        return Prop("id", match["id"], match.start("id"), len(match["id"]))
    for group in ("double", "single", "bare"):
        if match[group] is not None:
            start, end = match.span(group)
            return Prop(match["name"], decode_value(match[group]), start, end - start)
    return Prop(match["name"], None, match.start("name"), len(match["name"]))
