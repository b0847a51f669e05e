"""The style sheet of formulas: only the rules and faces that the deck's formulas use.

In:  what the maths pass says that a deck needs (`katex:KaTeX_Main-Regular`), and the formulas' markup.
Out: CSS pieces. KaTeX' whole sheet is 20 kB and its faces 250 kB; a deck with some formulas uses a
     fifth of the rules and three or four faces.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from slidegen.core.assets import Asset, CssUrl
from slidegen.shipped import vendor_dir

PREFIX = "katex:"
_FACE = re.compile(r"@font-face\{[^}]*?url\(fonts/(?P<name>[\w-]+)\.woff2\)[^}]*\}")
_RULE = re.compile(r"(?P<selectors>[^{}]+)\{(?P<body>[^{}]*)\}")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
_BRACKETS = re.compile(r":not\([^)]*\)")


class UnknownFaceError(ValueError):
    """A face that KaTeX does not have."""


def katex_css(needs: Iterable[str], formulas: Iterable[str]) -> tuple[str | CssUrl, ...]:
    """CSS for `formulas` (KaTeX' own markup) with the faces in `needs`; nothing where none is needed."""
    wanted = {need.removeprefix(PREFIX) for need in needs if need.startswith(PREFIX)}
    if not wanted:
        return ()
    faces = _faces()
    unknown = sorted(wanted - faces.keys())
    if unknown:
        raise UnknownFaceError(f"KaTeX has no face {', '.join(unknown)}")
    pieces: list[str | CssUrl] = []
    for name in sorted(wanted):
        before, after = faces[name]
        pieces += [before, CssUrl(_font(name)), after]
    return (*pieces, _rules(formulas))


def _rules(formulas: Iterable[str]) -> str:
    """The rules that can match: each class of a selector is in use."""
    used: set[str] = set().union(*map(_classes_of, formulas))
    kept: list[str] = []
    for selectors, body in _parts():
        matching = [selector for selector, classes in selectors if used.issuperset(classes)]
        if matching:
            kept.append(f"{','.join(matching)}{{{body}}}")
    return "".join(kept)


@lru_cache(maxsize=8192)
def _classes_of(html: str) -> frozenset[str]:
    return frozenset(word for words in set(_CLASSES.findall(html)) for word in words.split())


@cache
def _parts() -> tuple[tuple[tuple[tuple[str, Collection[str]], ...], str], ...]:
    """Each rule: its selectors with their classes, its body."""
    rules = _FACE.sub("", _sheet())
    return tuple(
        (
            tuple(
                (selector, frozenset(_CLASS.findall(_BRACKETS.sub("", selector))))
                for selector in match["selectors"].split(",")
            ),
            match["body"],
        )
        for match in _RULE.finditer(rules)
    )


@cache
def _faces() -> dict[str, tuple[str, str]]:
    """Face → its rule before and after the address."""
    found: dict[str, tuple[str, str]] = {}
    for match in _FACE.finditer(_sheet()):
        before, after = match[0].split(f"url(fonts/{match['name']}.woff2)")
        found[match["name"]] = (before, after)
    return found


@cache
def _sheet() -> str:
    return (vendor_dir() / "katex" / "katex.css").read_text(encoding="utf-8")


@cache
def _font(name: str) -> Asset:
    file = f"{name}.woff2"
    data = (vendor_dir() / "katex" / "fonts" / file).read_bytes()
    return Asset(hashlib.sha256(data).hexdigest(), "font/woff2", file, data)
