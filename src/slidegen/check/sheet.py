"""The page's own style sheet, as a table: which elements a rule may reach, and what it declares.

In:  the page as built: the sheet in it is theme, utilities and the deck's own styles, in their order.
Out: custom properties, and rules by the last part of their selectors (`.card h2.big` → `h2`, {`big`}).

That is no cascade. It answers what can be known without a browser: what a class by itself declares
(`.text-gray-400`), and whether anything else may have a say in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache

from slidegen.core.nodes import Element
from slidegen.core.records import record

_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_BLOCK = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")
_PSEUDO = re.compile(r"::?[\w-]+(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?")
_CHOICE = re.compile(r":(?:is|where)\(((?:[^()]|\([^()]*\))*)\)([^\s>+~]*)$")
_EDGE = re.compile(r":(?:before|after|hover|focus[\w-]*|active|visited|target)(?![\w-])")
_COMBINATOR = re.compile(r"[\s>+~]+(?![^\[]*\])")
_TAG = re.compile(r"[a-z][\w-]*")
_ATTRIBUTE = re.compile(r"\[([\w-]+)")
_ID = re.compile(r"#[\w-]+")
_BRACKETS = re.compile(r"\[[^\]]*\]")
EVERYWHERE = frozenset(
    "slidegen-live light dark slidev-slide-container slidev-slide-content slidev-page".split()
)
"""Classes of what slides stand in."""
_ROOTS = frozenset({":root", "html", ":root,:host", "*"})


@record
class Rule:
    """What one selector declares."""

    tag: str
    """Empty: any."""
    classes: frozenset[str]
    attributes: frozenset[str]
    above: frozenset[str]
    """Classes that stand before the last part: some element further up has each of them."""
    alone: bool
    """The selector is a class and nothing else: it holds wherever the class is."""
    declared: Mapping[str, str]

    def fits(self, element: Element, classes: Set[str], above: Set[str]) -> bool:
        """Whether the selector fits `element` with `classes`, below elements with those of `above`."""
        return (
            self.tag in ("", element.tag)
            and self.classes <= classes
            and self.attributes <= element.attrs.keys()
            and self.above <= above
        )


@dataclass(slots=True)
class PageSheet:
    """The rules that declare some property that somebody asked for."""

    tokens: dict[str, str] = field(default_factory=dict)
    """Custom property → its value on the root, the last one."""
    rules: list[Rule] = field(default_factory=list)
    _kept: dict[tuple[str, ...], dict[str, list[Rule]]] = field(default_factory=dict)

    def reaching(self, element: Element, above: Set[str], *properties: str) -> list[Rule]:
        """The rules with one of `properties` that may reach `element`."""
        kept = self._kept.get(properties) or self._by_key(properties)
        classes = frozenset(element.classes)
        keys = (*classes, element.tag, "")
        return [rule for key in keys for rule in kept.get(key, ()) if rule.fits(element, classes, above)]

    def _by_key(self, properties: tuple[str, ...]) -> dict[str, list[Rule]]:
        """The rules with one of `properties`, by a class or the tag that they ask for."""
        wanted, kept = frozenset(properties), self._kept.setdefault(properties, {"": []})
        for rule in self.rules:
            if wanted & rule.declared.keys():
                kept.setdefault(min(rule.classes, default=rule.tag), []).append(rule)
        return kept


@lru_cache(maxsize=2)
def page_sheet(html: bytes) -> PageSheet:
    """The sheet of a built page."""
    sheet = PageSheet()
    for style in _STYLE.finditer(html.decode("utf-8")):
        for block in _BLOCK.finditer(style[1]):
            # The text before a block may hold the end of what stood there, or an at-rule without a block.
            selectors = block[1].rpartition(";")[2].strip()
            if selectors in _ROOTS:
                declared = declarations(block[2])
                sheet.tokens |= {name: value for name, value in declared.items() if name.startswith("--")}
            elif not selectors.startswith("@"):
                sheet.rules += _rules_of(selectors, block[2])
    return sheet


@lru_cache(maxsize=4096)
def _rules_of(selectors: str, text: str) -> tuple[Rule, ...]:
    """Kept, since most of a page's sheet is that of every page."""
    declared = declarations(text)
    return tuple(rule for one in _split(selectors) for rule in _rules(one.strip(), declared))


def declarations(text: str) -> dict[str, str]:
    """Property → value; the last one of a name."""
    pairs = (one.partition(":") for one in _split(text, ";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip() for name, _, value in pairs if value
    }


def _rules(selector: str, declared: Mapping[str, str]) -> Iterator[Rule]:
    """One for each alternative of an `:is(…)` at the end; what stands for `::before` is no element."""
    if "::" in selector or _EDGE.search(selector):
        return
    ends = _CHOICE.search(selector)
    if ends is not None:
        for one in _split(ends[1]):
            yield from _rules(f"{selector[: ends.start()]}{one.strip()}{ends[2]}", declared)
        return
    plain = _ID.sub("[id]", _PSEUDO.sub("", selector))
    *before, last = _COMBINATOR.split(plain.strip())
    if not last:  # `:root` and the like: no element of a slide
        return
    tag = _TAG.match(last)
    yield Rule(
        tag=tag[0] if tag else "",
        classes=_classes(last),
        attributes=frozenset(_ATTRIBUTE.findall(last)),
        above=_classes(" ".join(before)) - EVERYWHERE,
        alone=bool(_CLASS.fullmatch(selector)),
        declared=declared,
    )


def _classes(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"\\(.)", r"\1", name) for name in _CLASS.findall(_BRACKETS.sub("", text)))


def _split(text: str, at: str = ",") -> Iterator[str]:
    """The parts between commas that stand in no brackets and quotes."""
    depth, start, quote = 0, 0, ""
    for position, char in enumerate(text):
        if quote:
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        elif char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
        elif char == at and depth == 0:
            yield text[start:position]
            start = position + 1
    yield text[start:]
