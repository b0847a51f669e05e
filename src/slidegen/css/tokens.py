"""The utility classes of a tree: what UnoCSS is asked for.

In:  nodes, after components and bindings are resolved.
Out: class names, and attributify selectors in the form in which UnoCSS' own extractor gives them:
     `[grid~="cols-3"]` for a word of a value (`~` is the attribute itself), `[text-3xl=""]` for a name
     without one. Words of the text are never read, so no prose turns into style.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from slidegen.core.nodes import Element, Node, elements
from slidegen.core.patterns import pattern

PLAIN = frozenset(
    """
    abbr accept accept-charset accesskey action align allow allowfullscreen alt autocapitalize autocomplete
    autofocus autoplay bgcolor cellpadding cellspacing charset checked cite class classname clear colspan
    contenteditable controls coords crossorigin datetime decoding default defer dir disabled download
    draggable enctype fetchpriority for form formaction frameborder headers height href hreflang http-equiv
    id inputmode integrity is ismap itemid itemprop itemref itemscope itemtype kind label lang loading
    loop low max maxlength media method min minlength multiple muted name nonce novalidate optimum part
    pattern placeholder playsinline poster preload readonly referrerpolicy rel required reversed role rows
    rowspan sandbox scope selected shape sizes slot span spellcheck src srcdoc srclang srcset start step
    style tabindex target title type usemap valign value width wrap xmlns fill opacity
    stroke-opacity
    """.split()
)
"""HTML's own attributes, which decks use for what they are, and the four that UnoCSS leaves out."""

SVG_STYLE = frozenset(
    """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation cursor direction display
    dominant-baseline filter fill-opacity fill-rule flood-color font font-family font-size font-style
    font-weight letter-spacing marker-end marker-mid marker-start mask overflow paint-order pointer-events
    shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-width text-anchor text-decoration text-rendering transform
    transform-origin vector-effect visibility word-spacing writing-mode
    """.split()
)
"""Presentation attributes: a drawing's `font-size="12"` is 12 px, not UnoCSS' 3 rem."""

SVG_GEOMETRY = frozenset(
    """
    points d x y x1 x2 y1 y2 cx cy r rx ry dx dy fx fy offset rotate gradientTransform gradientUnits
    markerHeight markerUnits markerWidth orient pathLength patternTransform patternUnits viewBox refX refY
    preserveAspectRatio textLength values dur begin end from to by keyTimes repeatCount attributeName
    """.split()
)
LONGEST = 2_000
"""Characters of a token: `bg-[url(…)]` may have some hundreds."""
_NOT_UTILITIES = (
    "data-",
    "aria-",
    "on",
    "v-",
    "xlink:",
    "xml",
    "xmlns:",
    ":",
    "@",
    "#",
    "slidegen",
)
_NAME = pattern(r"(?!\d|-{2}|-\d)(?:[\w:!%.~<-]|[\u00A0-\uFFFF])+")
"""In two classes: as one, Python takes 3 ms to compile it."""
_SPLIT = pattern(r"[\s'\"`;]+")
_GROUP = re.compile(r"[:-]\(")


def utility_tokens(nodes: list[Node]) -> set[str]:
    """The tokens of all elements below `nodes`; what is longer than any utility is none."""
    tokens: set[str] = set()
    _collect(nodes, tokens, in_svg=False)
    return {token for token in tokens if len(token) <= LONGEST}


def ungroup_variants(nodes: list[Node], expand: Callable[[str], str]) -> None:
    """Write out `hover:(a b)` as `hover:a hover:b`, in place; `expand` does it for one value."""
    for element in elements(nodes):
        for name, value in element.attrs.items():
            if not isinstance(value, str) or "(" not in value or not _GROUP.search(value):
                continue
            if name == "class" or _is_utility(name):
                element.attrs[name] = expand(value)


def _state_tokens(states: str) -> Iterator[str]:
    """The classes that an element has at one click or another."""
    for _, classes in json.loads(states).get("class", ()):
        yield from (classes or "").split()


def _collect(nodes: list[Node], tokens: set[str], *, in_svg: bool) -> None:
    for node in nodes:
        if isinstance(node, Element):
            drawn = in_svg or node.tag == "svg"
            for name, given in node.attrs.items():
                value = given if isinstance(given, str) else ""
                if name == "class":
                    tokens.update(value.split())
                elif name == "data-slidegen-states":
                    tokens.update(_state_tokens(value or "{}"))
                elif _is_utility(name, in_svg=drawn):
                    tokens.update(_attribute_tokens(name, value))
            if node.children:
                _collect(node.children, tokens, in_svg=drawn and node.tag != "foreignObject")


@lru_cache(maxsize=1024)
def _is_utility(name: str, *, in_svg: bool = False) -> bool:
    if name.lower() in PLAIN or name.startswith(_NOT_UTILITIES) or not _NAME.fullmatch(name):
        return False
    return not (in_svg and (name in SVG_STYLE or name in SVG_GEOMETRY))


def _attribute_tokens(name: str, value: str) -> Iterator[str]:
    if not value:
        yield f'[{name}=""]'
        return
    for word in _SPLIT.split(value):
        if word and word != ":":
            yield f'[{name}~="{word}"]'
