"""Frames show a page that is inside this one, or none.

In:  `<iframe src>`, written or from the iframe layouts (Slidev reference §5.1).
Out: a local page becomes the frame's `srcdoc`, shut off from the deck (`sandbox`); its own pictures must
     be inside it. A remote one stays where the headmatter's `embeds` names its origin; otherwise a card
     with its address stands in its place, since the page asks the network for nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from slidegen.core.deck import Slide
from slidegen.core.nodes import Element, Text, elements
from slidegen.core.sources import decode
from slidegen.passes.assets import is_remote
from slidegen.passes.context import Context

SANDBOX = ""
"""Everything is shut off: the policy of the page holds inside as well, so no script would run anyway."""
STAYS = ("about:", "data:")


def embed_frames(slide: Slide, context: Context) -> None:
    """Put the pages that the frames of `slide` show into them."""
    for frame in [element for element in elements(slide.body) if element.tag == "iframe"]:
        url = (frame.get("src") or "").strip()
        if not url or "srcdoc" in frame.attrs or url.startswith(STAYS):
            continue
        if is_remote(url):
            _show_remote(frame, url, slide, context)
        else:
            _show_local(frame, url, slide, context)


def _show_local(frame: Element, url: str, slide: Slide, context: Context) -> None:
    span = frame.span_of("src") or slide.settings.spans.get("url", slide.source.span)
    asset = context.assets.find(url, slide.source.folder, span, context.report)
    del frame.attrs["src"]
    if asset is None:
        _make_card(frame, url, "missing")
        return
    frame.attrs["srcdoc"] = decode(asset.data, url) if asset.mime == "text/html" else ""
    frame.attrs.setdefault("sandbox", SANDBOX)
    frame.attrs.setdefault("title", asset.name)


def _show_remote(frame: Element, url: str, slide: Slide, context: Context) -> None:
    parts = urlsplit(f"https:{url}" if url.startswith("//") else url)
    origin = f"{parts.scheme}://{parts.netloc}"
    allowed = context.config.values.get("embeds") or ()
    if origin in (str(one).rstrip("/") for one in allowed):
        frame.attrs.setdefault("title", parts.netloc)
        frame.attrs.pop("data-slidegen-link", None)
        frame.attrs.setdefault("loading", "lazy")
        return
    span = frame.span_of("src") or slide.settings.spans.get("url", slide.source.span)
    context.report.warning(
        "remote-frame",
        f"`{url}` is on the network, a card with its address stands in its place",
        span,
        f"to show it while there is a network, write `embeds: [{origin}]` in the headmatter",
    )
    _make_card(frame, url, "")


def _make_card(frame: Element, url: str, why: str) -> None:
    """Turn a frame into a card that names what it would show; a remote one can be followed."""
    kept = {name: value for name, value in frame.attrs.items() if name in ("class", "style", "id")}
    link = frame.get("data-slidegen-link") or url
    size = "; ".join(f"{name}: {value}px" for name in ("width", "height") if (value := frame.get(name)))
    frame.tag, frame.attrs = "span", kept
    frame.add_class("slidegen-missing")
    if size:
        frame.add_style(size)
    label = Element("span", {"class": "slidegen-missing-name"}, [Text(url)])
    if not why:
        label = Element(
            "a",
            {"class": "slidegen-missing-name", "href": link, "target": "_blank", "rel": "noopener"},
            [Text(link)],
        )
    frame.children = [label]
    if why:
        frame.attrs |= {"role": "img", "aria-label": f"{why}: {url}"}
        frame.children.append(Element("span", {"class": "slidegen-missing-why"}, [Text(why)]))
