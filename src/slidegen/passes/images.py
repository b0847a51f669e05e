"""Every picture, film and sound that a slide shows is carried inside the page.

In:  elements with addresses as the author wrote them: `src`, `srcset`, `poster`, `href` of SVG images,
     `url(…)` in style attributes, scripts.
Out: the same with assets in their place. A picture gets its size, so that nothing moves when it is
     decoded. What is not there is a diagnostic, and a named placeholder in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidegen.core.assets import Asset
from slidegen.core.deck import Slide
from slidegen.core.diagnostics import Span
from slidegen.core.nodes import Element, Pieces, Text, elements, text_of
from slidegen.core.patterns import pattern
from slidegen.passes.assets import is_embedded
from slidegen.passes.context import Context
from slidegen.passes.placeholders import FILMS, note_missing, place_box, place_ground, settle_film

ADDRESSES = {
    "img": ("src",),
    "source": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "embed": ("src",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "object": ("data",),
}
"""Attributes that name a file to be shown (practices: what pandoc leaves external is in here)."""

OBJECTS = frozenset({"embed", "object"})
_GROUNDS = frozenset({"article", "aside", "div", "figure", "footer", "header", "main", "section"})
"""Elements whose missing background is named in them."""
_ON_PICTURE = "color: white"
"""What a layout writes with its picture (templates/background.py); without it, the ground is made dark."""
SOURCE_SETS = frozenset({"img", "source"})
_SCRIPT_END = pattern(r"</(?=script)", re.IGNORECASE)
_CANDIDATE = pattern(r"\s*(data:\S+|[^\s,]\S*[^\s,]|[^\s,])(\s+[\d.]+[wxh](?:\s+[\d.]+h)?)?\s*(?:,|$)")


def embed_images(slide: Slide, context: Context) -> None:
    """Put the assets of `slide` in place of their addresses."""
    shown = list(elements(slide.body))
    for element in shown:
        if element.tag in ADDRESSES:
            _embed_addresses(element, slide, context)
        elif element.tag == "script" and element.get("src"):
            _embed_script(element, slide, context)
        style = element.attrs.get("style")
        if isinstance(style, str) and "url(" in style:
            _embed_style(style, element, slide, context)
    for element in shown:
        if element.tag in FILMS:
            settle_film(element)


def _embed_addresses(element: Element, slide: Slide, context: Context) -> None:
    for name in ADDRESSES[element.tag]:
        url = element.get(name)
        if url is None or is_embedded(url.strip()):
            continue
        asset = _find(url.strip(), element, name, slide, context)
        if asset is None:
            note_missing(element, name, url)
            continue
        if element.tag in OBJECTS:
            _show_object(element, asset, context)
            return
        if element.tag == "use":
            _refuse_use(element, name, url, context)
            continue
        element.attrs[name] = (asset,)
        if element.tag == "img":
            _give_size(element, asset)
    if element.tag in SOURCE_SETS and element.get("srcset"):
        element.attrs["srcset"] = _embed_source_set(element, slide, context)


def _embed_script(script: Element, slide: Slide, context: Context) -> None:
    """The page's policy lets scripts run that are written into it, and asks nobody for others."""
    url = (script.get("src") or "").strip()
    asset = None if is_embedded(url) else _find(url, script, "src", slide, context)
    del script.attrs["src"]
    code = asset.data.decode("utf-8", "replace") if asset is not None else ""
    script.children = [Text(_SCRIPT_END.sub(r"<\\/", code))]


def _show_object(element: Element, asset: Asset, context: Context) -> None:
    """A picture in `<object>` or `<embed>` is a picture; the page's policy shuts out all else in them."""
    if asset.mime.startswith("image/"):
        kept = {key: value for key, value in element.attrs.items() if key not in ("data", "src", "type")}
        label = text_of(element.children).strip()
        element.tag, element.children = "img", []
        element.attrs = {"src": (asset,), "alt": label, **kept}
        return
    if element.span is not None:
        context.report.error(
            "object-not-shown",
            f"`{asset.name}` cannot be shown inside the page",
            element.span,
            "show a picture of it, or link to it",
        )
    place_box(element, asset.name, "cannot be shown here")


def _refuse_use(element: Element, name: str, url: str, context: Context) -> None:
    """Browsers take no part of another drawing from inside the page."""
    span = element.span_of(name)
    if span is not None:
        context.report.error(
            "use-of-file",
            f"`{url}` is part of another file, which <use> does not show in a page of one file",
            span,
            "write the drawing into the slide, or show the file with <img>",
        )
    del element.attrs[name]


def _find(url: str, element: Element, name: str, slide: Slide, context: Context) -> Asset | None:
    span = element.span_of(name) or _span_of_setting(url, slide)
    return context.assets.find(url, slide.source.folder, span, context.report)


def _span_of_setting(url: str, slide: Slide) -> Span:
    """The frontmatter that a layout took `url` from, else the slide."""
    names = (name for name, value in slide.settings.items() if value == url)
    places = (slide.settings.spans.get(name) for name in names)
    return next((span for span in places if span is not None), slide.source.span)


def _give_size(img: Element, asset: Asset) -> None:
    """Width and height as attributes give the browser the ratio before the picture is decoded.

    They are marked as ours: the style sheet takes their lengths back, since `class="h-40"` alone must
    not leave a picture as wide as its file says.
    """
    if asset.width and asset.height and "width" not in img.attrs and "height" not in img.attrs:
        img.attrs["width"], img.attrs["height"] = str(asset.width), str(asset.height)
        img.attrs["data-slidegen-sized"] = None
    img.attrs.setdefault("decoding", "async")


def _embed_source_set(element: Element, slide: Slide, context: Context) -> Pieces:
    pieces: list[str | Asset] = []
    for url, descriptor in _candidates(element.get("srcset") or ""):
        found = url if is_embedded(url) else _find(url, element, "srcset", slide, context)
        if found is not None:
            pieces += [", " if pieces else "", found, descriptor]
    return tuple(pieces)


def _candidates(source_set: str) -> Iterator[tuple[str, str]]:
    """Address and descriptor of each candidate (HTML standard, srcset attribute)."""
    position = 0
    while match := _CANDIDATE.match(source_set, position):
        yield match[1], match[2] or ""
        position = match.end()
        if position >= len(source_set):
            return


def _embed_style(style: str, element: Element, slide: Slide, context: Context) -> None:
    lost: list[str] = []

    def resolve(url: str) -> Asset | None:
        span = element.span_of("style") or _span_of_setting(url, slide)
        asset = context.assets.find(url, slide.source.folder, span, context.report)
        if asset is None:
            lost.append(url)
        return asset

    element.attrs["style"] = context.embed_css(style, resolve)
    if lost and element.tag in _GROUNDS:
        if _ON_PICTURE in style:
            element.add_style("background-color: #555")
        place_ground(element, lost[0])
