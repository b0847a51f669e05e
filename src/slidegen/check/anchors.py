"""Links to places within the page that are not there.

In:  a deck as built. Out: `#/99` and `#/intro` that lead to no slide, `#here` that is the id of nothing.
     Links of Markdown to slides (`[x](/99)`) are resolved, and told, while the deck is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from slidegen.build import Built
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Diagnostic, Report, did_you_mean
from slidegen.core.nodes import elements, raw_nodes
from slidegen.terminal import count

VIEWS = frozenset("presenter overview notes print read stage rehearse".split())
"""Addresses of the page that are no slides (contract, "The page")."""
_ID = re.compile(r"""\bid=["']?([^"'\s>]+)""")


def anchors_are_there(built: Built, report: Report) -> None:
    """Each address that begins with `#` leads somewhere."""
    slides = built.deck.slides
    told = {(one.span.file.path, one.span.line, one.span.col) for one in built.report}
    named = {name for slide in slides for name in _ids(slide)}
    routes = (slide.settings.get("routeAlias") for slide in slides)
    aliases = {str(route).strip("/") for route in routes if route}
    for slide in slides:
        for element in elements(slide.body):
            target, span = element.get("href") or "", element.span_of("href")
            if element.tag != "a" or span is None or not target.startswith("#") or target in ("#", "#top"):
                continue
            if (span.file.path, span.line, span.col) in told:
                continue
            known = aliases | VIEWS if target.startswith("#/") else named
            if _is_there(target, len(slides), known):
                continue
            lead = "#/" if target.startswith("#/") else "#"
            near = did_you_mean(target.removeprefix(lead), known)
            if near:
                hint = f"write `{lead}{near}`"
            elif lead == "#/":
                hint = f"the deck has {count(len(slides), 'slide')}"
            else:
                hint = 'write id="…" where it leads, or the slide: `#/2`'
            message = f"nothing in the deck is called `{target}`"
            report.add(Diagnostic("dead-anchor", message, span, "warning", hint, slide=slide.no))


def _ids(slide: Slide) -> Iterator[str]:
    yield from (name for one in elements(slide.body) if (name := one.get("id")))
    for leaf in raw_nodes(slide.body):
        yield from _ID.findall(leaf.html)


def _is_there(target: str, total: int, known: Set[str]) -> bool:
    """Whether `#/3`, `#/intro`, `#/presenter/3?clicks=2` or `#here` is a place."""
    if not target.startswith("#/"):
        return target[1:] in known
    first, *rest = target[2:].partition("?")[0].strip("/").split("/")
    parts = rest if first in VIEWS else [first, *rest]
    return all((part.isdecimal() and 1 <= int(part) <= total) or part in known or not part for part in parts)
