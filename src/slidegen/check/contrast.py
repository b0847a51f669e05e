"""Text that hardly differs from its ground, where both colours are known without a browser.

In:  slides, and the page's own style sheet. Out: the elements that bring a colour or an opacity of their
     own, by a class or a style, whose text, or text within them, does not reach the contrast of WCAG 1.4.3,
     in the light or the dark.

What is not sure is not told: a ground that may be a picture, a rule that may reach an element or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from slidegen.build import Built
from slidegen.check.colours import Colour, Palette, contrast, over
from slidegen.check.sheet import PageSheet, Rule, declarations, page_sheet
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report
from slidegen.core.nodes import Element, Node, Text
from slidegen.core.records import record

LEAST, LEAST_LARGE = 4.5, 3.0
"""Of text, and of large text."""
HINT = "take a colour further from the ground's, or more opacity"
_GROUNDS = ("background", "background-color", "background-image")
_LARGE = re.compile(r"text-(?:[2-9]|\d\d)xl")
_Value = TypeVar("_Value")
_TOKENS = ("--slidegen-background", "--slidegen-foreground", "--slidegen-heading")
_NOTHING = frozenset({"inherit", "unset", "none", "transparent", "transparent none", "1"})
_UNKNOWN = "?"
_LARGE_TAGS = frozenset({"h1", "h2"})


@record
class Look:
    """How text looks at a place in the tree."""

    palette: Palette
    ground: Colour | None
    """None: not known."""
    opacity: float | None = 1.0
    is_large: bool = False
    above: frozenset[str] = frozenset()
    """The classes of the elements around."""
    owner: Element | None = None
    """What gave the text its colour or its opacity; None: the deck."""


def text_reads_on_its_ground(slide: Slide, built: Built, report: Report) -> None:
    """Contrast in the colour schemes that the deck has."""
    sheet = page_sheet(built.html)
    schemes = {"light": ("light",), "dark": ("dark",)}.get(built.deck.config.schema, ("light", "dark"))
    tokens = {**sheet.tokens, **_chosen(built)}
    found: dict[Element, dict[str, tuple[float, float]]] = {}
    for scheme in schemes:
        palette = Palette(tokens, scheme == "dark")
        ground = palette.colour("var(--slidegen-background)")
        start = Look(replace(palette, current=palette.colour("var(--slidegen-foreground)")), ground)
        for element, ratio, least in _faint(slide.body, start, sheet):
            of = found.setdefault(element, {})
            of[scheme] = min((ratio, least), of.get(scheme, (ratio, least)))
    for element, told in found.items():
        span = element.span_of("style" if "style" in element.attrs else "class")
        if "slidev-layout" in element.classes:
            span = slide.settings.spans.get("class")
        if span is not None:
            scheme, (ratio, least) = min(told.items(), key=lambda one: one[1])
            where = f" in the {scheme}" if len(told) < len(schemes) else ""
            message = f"this text has a contrast of {ratio:.1f} to its ground{where}, less than {least:g}"
            report.warning("contrast-too-low", message, span, HINT)


def _chosen(built: Built) -> dict[str, str]:
    primary = built.deck.config.values.get("themeConfig") or {}
    return {f"--slidev-theme-{name}": str(value) for name, value in primary.items()}


def _faint(nodes: list[Node], look: Look, sheet: PageSheet) -> Iterator[tuple[Element, float, float]]:
    for node in nodes:
        if not isinstance(node, Element) or node.tag in ("svg", "style", "script", "template"):
            continue
        mine = _look(node, look, sheet)
        if mine.palette.current != look.palette.current or mine.opacity != look.opacity:
            mine = replace(mine, owner=node)
        has_text = any(isinstance(child, Text) and child.text.strip() for child in node.children)
        if has_text and mine.owner is not None:
            ratio = _ratio(mine)
            least = LEAST_LARGE if mine.is_large else LEAST
            if ratio is not None and round(ratio, 1) < least:
                yield mine.owner, ratio, least
                continue  # what stands in it has the same reason
        yield from _faint(node.children, mine, sheet)


def _ratio(look: Look) -> float | None:
    current, ground = look.palette.current, look.ground
    if current is None or ground is None or look.opacity is None:
        return None
    return contrast(over(current, ground, look.opacity), ground)


def _look(element: Element, outer: Look, sheet: PageSheet) -> Look:
    style = declarations(element.get("style") or "")
    palette = _palette(element, outer, sheet)
    paint = palette.colour
    colours = {
        palette.current if value is None else paint(value)
        for value in _values(element, ("color",), style, outer, sheet)
    }
    grounds = {
        outer.ground if value is None else _laid(paint(value), outer.ground)
        for value in _values(element, _GROUNDS, style, outer, sheet)
    }
    dims = {
        outer.opacity if value is None else _times(outer.opacity, value)
        for value in _values(element, ("opacity",), style, outer, sheet)
    }
    return Look(
        replace(palette, current=_only(colours)),
        _only(grounds),
        _only(dims),
        outer.is_large or element.tag in _LARGE_TAGS or any(map(_LARGE.fullmatch, element.classes)),
        outer.above.union(element.classes),
        outer.owner,
    )


def _only(found: set[_Value | None]) -> _Value | None:
    """What is known, where all that may hold comes to the same."""
    return found.pop() if len(found) == 1 else None


def _palette(element: Element, outer: Look, sheet: PageSheet) -> Palette:
    """A layout may have other colours than the deck: a dark section in a light theme."""
    own: dict[str, str] = {}
    for rule in sheet.reaching(element, outer.above, *_TOKENS):
        own |= {name: value for name, value in rule.declared.items() if name.startswith("--")}
    return replace(outer.palette, tokens={**outer.palette.tokens, **own}) if own else outer.palette


def _values(
    element: Element, names: tuple[str, ...], style: Mapping[str, str], outer: Look, sheet: PageSheet
) -> set[str | None]:
    """What may hold of `names`; None: nothing, so that what is around holds."""
    if isinstance(element.attrs.get("style"), tuple):  # a picture
        return {_UNKNOWN}
    own = {style[name] for name in names if name in style}
    if own:
        return set(own)
    rules = sheet.reaching(element, outer.above, *names)
    sure = {value for rule in rules if rule.alone for value in _of(rule, names)}
    maybe = {value for rule in rules if not rule.alone for value in _of(rule, names)} - {None}
    return sure | maybe if sure else maybe | {None}


def _of(rule: Rule, names: tuple[str, ...]) -> Iterator[str | None]:
    values = (rule.declared[name] for name in names if name in rule.declared)
    return (None if value in _NOTHING else value for value in values)


def _laid(upper: Colour | None, lower: Colour | None) -> Colour | None:
    if upper is None or upper[3] == 1:
        return upper
    return None if lower is None else over(upper, lower)


def _times(opacity: float | None, factor: str) -> float | None:
    match = re.fullmatch(r"(\d*\.?\d+)(%?)", factor)
    if match is None or opacity is None:
        return None
    return opacity * float(match[1]) / (100 if match[2] else 1)
