"""Links inside a deck get their address in the page (Slidev reference §3.2, §5.3).

    [x](3)  [x](/3)  [x](/intro)  <Link to="intro">x</Link>   →  #/3  #/3  #/intro  #/intro

In:  links with their target as written. Out: `<a href="#/…">`.

A target that is no slide but a file (`/paper.pdf`), which Slidev would take for a slide, is carried
along for download when it is small. What is neither is a warning; the link stays as it is.
"""

from __future__ import annotations

import re

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.literals import LiteralError
from slidegen.core.nodes import Element, Text
from slidegen.core.patterns import pattern
from slidegen.core.sources import OutsideRootsError
from slidegen.passes.attributes import read_prop
from slidegen.passes.context import Context
from slidegen.passes.index import LINK_COMPONENTS

INTERNAL = "data-slidegen-to"
LARGEST = 2 * 1024 * 1024
"""Bytes of a file that a link carries along."""

_NUMBER = pattern(r"0*(\d+)", re.ASCII)
_FILE = pattern(r".*\.[A-Za-z]\w{0,4}", re.ASCII)


def resolve_links(slide: Slide, context: Context) -> None:
    """Give the links of `slide` that stay in the deck their addresses."""
    for node in slide.index.get("link", ()):
        if not isinstance(node, Element):
            continue
        if node.tag in LINK_COMPONENTS:
            target = _open_component(node, context.report)
        else:
            target = node.get(INTERNAL) if INTERNAL in node.attrs else node.get("href")
        span = node.span_of("href") or node.span or slide.source.span
        node.attrs.pop(INTERNAL, None)
        if target:
            _resolve(node, target.strip(), span, slide, context)


def _open_component(link: Element, report: Report) -> str | None:
    """`<Link to="3" title="x"/>` as `<a>`. HTML's own `<link>` has no `to` and stays."""
    try:
        prop = read_prop(link, "to")
    except LiteralError as error:
        span = link.span_of(":to") or link.span
        what = f"the slide of a link cannot be worked out: {error}"
        if span is not None:
            report.error("not-a-value", what, span, 'write to="3"')
        prop = None
    if prop is None and link.tag == "link":
        return None
    link.tag = "a"
    spans = dict(link.attr_spans or {})
    for name in ("to", ":to", "v-bind:to"):
        link.attrs.pop(name, None)
        if name in spans:
            spans["href"] = spans[name]
    link.attr_spans = spans
    title = link.attrs.pop("title", None)
    if isinstance(title, str) and not link.children:
        link.children = [Text(title)]
    return str(prop.value) if prop is not None else None


def _resolve(link: Element, target: str, span: Span, slide: Slide, context: Context) -> None:
    if target.startswith("#"):
        link.attrs["href"] = target
        return
    path, mark, query = target.partition("?")
    name = re.sub(r"^(?:\.?/)+", "", path).rstrip("/")
    if not name and path.startswith("/"):
        name = "1"
    number = _NUMBER.fullmatch(name)
    if number and 1 <= int(number[1]) <= context.total:
        link.attrs["href"] = f"#/{int(number[1])}{mark}{query}"
        _name(link, int(number[1]), context)
    elif name in context.aliases:
        link.attrs["href"] = f"#/{name}{mark}{query}"
        _name(link, context.aliases[name], context)
    elif _is_file(path) and _carry_file(link, path, span, slide, context):
        return
    else:
        link.attrs["href"] = f"#/{name}{mark}{query}" if not _is_file(path) else target
        _warn_unknown(name, path, span, context)


def _name(link: Element, no: int, context: Context) -> None:
    """A link without content is called as its slide is."""
    if not link.children:
        link.children = [Text(context.title_of(no) or str(no))]


def _is_file(path: str) -> bool:
    return bool(_FILE.fullmatch(path.split("#", maxsplit=1)[0]))


def _carry_file(link: Element, path: str, span: Span, slide: Slide, context: Context) -> bool:
    """Put the file at `path` into the link; False when there is none, and nothing was said of it."""
    if not _is_there(path, slide, context):
        return False
    asset = context.assets.find(path, slide.source.folder, span, context.report)
    if asset is None:
        return True
    if len(asset.data) > LARGEST:
        size = f"{len(asset.data) / 1024 / 1024:.1f} MB"
        context.report.warning(
            "link-to-large-file",
            f"`{path}` has {size}, the page does not carry it along and the link leads nowhere",
            span,
            "put it on the web and link to it there",
        )
        del link.attrs["href"]
        return True
    link.attrs["href"] = (asset,)
    link.attrs["download"] = asset.name
    return True


def _is_there(path: str, slide: Slide, context: Context) -> bool:
    public = context.assets.public / path.lstrip("/")
    places = [public] if path.startswith("/") else [slide.source.folder / path, public]
    try:
        return any(context.sources.has(place) for place in places)
    except OutsideRootsError:
        return True  # finding it says so


def _warn_unknown(name: str, path: str, span: Span, context: Context) -> None:
    if _is_file(path):
        context.report.warning(
            "link-to-nothing",
            f"there is no file `{path}`",
            span,
            "put it into public/, or link to an address on the web",
        )
        return
    near = did_you_mean(name, context.aliases)
    slides = "1 slide" if context.total == 1 else f"{context.total} slides"
    context.report.warning(
        "unknown-slide",
        f"there is no slide `{name}`",
        span,
        f"write `/{near}`" if near else f"the deck has {slides}",
    )
