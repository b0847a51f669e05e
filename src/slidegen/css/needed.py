"""A sheet that comes with slidegen → those of its rules that a page can have a use for.

In:  finished CSS; every class that stands in the page.
Out: the CSS without rules whose selectors all name a class that no element has or gets. Such a rule never
     holds, so the page looks the same without it.

A selector is read only as far as it is sure: what stands in brackets asks for nothing, and one with an
escape is kept. Of a list of selectors all stay or none, since a browser that does not know one of them drops
the whole rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from slidegen.core.records import record

SET_BY_SCRIPTS = frozenset(
    """
    active dark dishonored highlighted light slidegen-copied slidegen-current slidegen-idle slidegen-leaving
    slidegen-live slidegen-mark-drawing slidegen-moved-from slidegen-moving slidegen-opening slidegen-root
    slidegen-slot-leaving slidegen-switching slidegen-waiting slidev-code-dishonored
    slidev-code-highlighted slidev-nav-go-backward slidev-nav-go-forward slidev-page slidev-slide-container
    slidev-slide-content
    """.split()
)
"""Classes that assets/runtime gives to elements, and those of what slides stand in."""
MADE = re.compile(r".+-(?:enter|leave)-(?:from|active|to)|slidev-vclick-.+")
"""Classes that it puts together: those of a transition by its name, those of clicks."""

_MARKS = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|[{};]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_GROUPS = ("@media", "@supports", "@container")


@record
class _Rule:
    """One rule, or statement."""

    text: str
    needs: tuple[frozenset[str], ...]
    """For each selector the classes without which it does not hold; none: the rule is kept in any case."""


@record
class _Group:
    """A block of rules that hold on a condition."""

    head: str
    rules: tuple[_Rule | _Group, ...]


def needed_css(css: str, classes: Set[str]) -> str:
    """`css` without the rules for which the page, which has `classes`, lacks one."""
    return "".join(_kept(_rules(css), classes))


def classes_in(css: str) -> set[str]:
    """Every class that a selector of `css` asks for, where one may be missed."""
    return set(_asked(_rules(css)))


def _kept(rules: Iterable[_Rule | _Group], classes: Set[str]) -> Iterator[str]:
    for rule in rules:
        match rule:
            case _Rule(text, needs):
                if not needs or any(classes >= need for need in needs):
                    yield text
            case _Group(head, inner):
                kept = "".join(_kept(inner, classes))
                if kept:
                    yield f"{head}{{{kept}}}"


def _asked(rules: Iterable[_Rule | _Group]) -> Iterator[str]:
    for rule in rules:
        match rule:
            case _Rule(_, needs):
                yield from frozenset().union(*needs)
            case _Group(_, inner):
                yield from _asked(inner)


@lru_cache(maxsize=256)
def _rules(css: str) -> tuple[_Rule | _Group, ...]:
    return tuple(_read(css))


def _read(css: str) -> Iterator[_Rule | _Group]:
    start = depth = opened = 0
    for mark in _MARKS.finditer(css):
        match mark[0]:
            case "{":
                opened = opened if depth else mark.start()
                depth += 1
            case "}":
                depth -= 1
                if depth == 0:
                    yield _rule(css[start:opened], css[opened : mark.end()])
                    start = mark.end()
            case ";" if depth == 0:
                yield _Rule(css[start : mark.end()], ())
                start = mark.end()
    if css[start:].strip():
        yield _Rule(css[start:], ())


def _rule(head: str, block: str) -> _Rule | _Group:
    if head.lstrip().startswith(_GROUPS):
        return _Group(head, _rules(block[1:-1]))
    if head.lstrip().startswith("@") or "\\" in head:
        return _Rule(head + block, ())
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", head)
    while (without := _BRACKETS.sub("", bare)) != bare:
        bare = without
    needs = [frozenset(filter(_may_be_missed, _CLASS.findall(one))) for one in bare.split(",")]
    return _Rule(head + block, tuple(needs) if all(needs) else ())


def _may_be_missed(name: str) -> bool:
    return name not in SET_BY_SCRIPTS and not MADE.fullmatch(name)
