"""Frames show a page that is inside this one, or none.

In:  `<iframe src>`, written or from the iframe layouts (Slidev reference §5.1).
Out: a local page becomes the frame's `srcdoc`, shut off from the deck (`sandbox`); its own pictures must
     be inside it. A remote one stays where the headmatter's `embeds` names its origin; otherwise a card
     with its address stands in its place, since the page asks the network for nothing.
"""

from __future__ import annotations

import base64
import re
from contextlib import suppress
from urllib.parse import unquote_to_bytes, urlsplit

from slidegen.core.assets import Asset
from slidegen.core.deck import Slide
from slidegen.core.nodes import AttrValue, Element, Text, elements
from slidegen.core.patterns import pattern
from slidegen.core.sources import NotTextError, decode
from slidegen.passes.assets import is_remote
from slidegen.passes.context import Context

SANDBOX = ""
"""Everything is shut off: the policy of the page holds inside as well, so no script would run anyway."""
EMBED_SANDBOX = "allow-scripts allow-same-origin allow-forms allow-popups allow-presentation"
"""What a page of a named origin may do; it cannot lead the deck away or hand out files."""
STAYS = ("about:", "javascript:")
"""Addresses that ask for nothing; what is none of a frame's is another pass's to take off."""
_WRITTEN = pattern(r"data:text/html(?:;(?!base64,)[^,;]*)*(;base64)?,(.*)", re.DOTALL | re.IGNORECASE)


def embed_frames(slide: Slide, context: Context) -> None:
    """Put the pages that the frames of `slide` show into them."""
    for frame in [element for element in elements(slide.body) if element.tag == "iframe"]:
        url = (frame.get("src") or "").strip()
        if not url or "srcdoc" in frame.attrs or url.startswith(STAYS):
            continue
        written = _WRITTEN.fullmatch(url)
        if written:
            del frame.attrs["src"]
            frame.attrs |= {"srcdoc": _written(written), "sandbox": frame.get("sandbox") or SANDBOX}
        elif is_remote(url):
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
    if asset.mime.startswith("image/"):
        frame.tag = "img"
        frame.attrs = {"src": (asset,), "alt": frame.get("title") or "", **_kept(frame)}
        return
    page = _text(asset) if asset.mime == "text/html" else None
    if page is None:
        context.report.error(
            "object-not-shown",
            f"`{asset.name}` cannot be shown inside the page",
            span,
            "show a picture of it, or link to it",
        )
        _make_card(frame, asset.name, "cannot be shown here")
        return
    frame.attrs["srcdoc"] = page
    frame.attrs.setdefault("sandbox", SANDBOX)
    frame.attrs.setdefault("title", asset.name)


def _written(address: re.Match[str]) -> str:
    """The page within a `data:` address, which the policy would not let a frame ask for."""
    data = unquote_to_bytes(address[2])
    if address[1]:
        with suppress(ValueError):  # what is no base64 is shown as it is
            data = base64.b64decode(data + b"==")
    return data.decode("utf-8", "replace")


def _text(asset: Asset) -> str | None:
    try:
        return decode(asset.data, asset.name)
    except NotTextError:
        return None


def _kept(frame: Element) -> dict[str, AttrValue]:
    return {name: value for name, value in frame.attrs.items() if name in ("class", "style", "id")}


def _show_remote(frame: Element, url: str, slide: Slide, context: Context) -> None:
    scheme, host = _origin(url)
    origin = f"{scheme}://{host}"
    allowed = context.config.values.get("embeds") or ()
    if any(_covers(str(one).rstrip("/"), origin) for one in allowed):
        frame.attrs.setdefault("sandbox", EMBED_SANDBOX)
        frame.attrs.setdefault("title", host)
        frame.attrs.pop("data-slidegen-link", None)
        frame.attrs.setdefault("loading", "lazy")
        return
    span = frame.span_of("src") or slide.settings.spans.get("url", slide.source.span)
    context.report.warning(
        "remote-frame",
        f"`{url}` is on the network, a card with its address stands in its place",
        span,
        f"to show it while there is a network, write `embeds: [{origin}]` in the headmatter"
        if host
        else None,
    )
    _make_card(frame, url, "")


def _origin(url: str) -> tuple[str, str]:
    """Scheme and host of a remote address; what is none has an empty host."""
    try:
        parts = urlsplit(f"https:{url}" if url.startswith("//") else url)
    except ValueError:  # a `]` in the host
        return url.partition(":")[0], ""
    return parts.scheme, parts.netloc


def _covers(named: str, origin: str) -> bool:
    """Whether an origin of the policy, `https://*.example.org` too, lets `origin` in."""
    scheme, _, host = named.lower().partition("://*.")
    own, _, own_host = origin.lower().partition("://")
    return origin.lower() == named.lower() or (own == scheme and own_host.endswith(f".{host}") and host != "")


def _make_card(frame: Element, url: str, why: str) -> None:
    """Turn a frame into a card that names what it would show; a remote one can be followed."""
    kept = _kept(frame)
    link = frame.get("data-slidegen-link") or url
    size = "; ".join(f"{name}: {value}px" for name in ("width", "height") if (value := frame.get(name)))
    frame.tag, frame.attrs = "span", kept
    frame.add_class("slidegen-missing", "slidegen-missing-block")
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
