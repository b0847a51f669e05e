"""What those are told of a page who list it or show a link to it: `robots`, OpenGraph's picture and address.

In:  the headmatter's `seoMeta` and `robots`, and where the page goes. Out: `<meta>`s, and the picture that is
     to stand beside the page: a file of the deck's, or its first slide, which is still to be drawn.

The picture is `auto`, a file, or an address (Slidev reference §2.6). OpenGraph wants a whole address; where
nobody has said the page's, the link is relative: it holds wherever the two files are put, and those who
resolve it find the picture.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urljoin

from slidegen.build.finish import begin_slide, finish_slide
from slidegen.build.options import BuildOptions, Hosting
from slidegen.build.styles import Seen, deck_styles
from slidegen.bundle import bundle_page
from slidegen.core.assets import Asset
from slidegen.core.deck import Config, Deck
from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.passes.context import Context
from slidegen.render import render_page

PICTURE_SIZE = WIDTH, HEIGHT = 1200, 630
"""Pixels of a picture that is shown large everywhere."""
FOUND = "og-image.png"
"""A file beside the deck that is its picture though nothing names it, as in Slidev."""
AUTO = ("auto", "True")
SHOWN = ("image/png", "image/jpeg", "image/webp", "image/gif")
"""What those take who show links."""
PRIVATE = "noindex, nofollow"
DIRECTIVES = frozenset(
    "all index follow none noindex nofollow noarchive nosnippet noimageindex notranslate indexifembedded "
    "max-snippet max-image-preview max-video-preview unavailable_after".split()
)
_PHOTO = pattern(rb"data:image/(?:jpeg|webp|avif)")


@record
class SharePicture:
    """A picture beside the page, as a file that is there, or as the page that it is to be drawn of."""

    name: str
    """`tour.og.png`"""
    data: bytes | None
    cover: bytes | None = None
    """A page of the first slide alone, of the picture's shape: what the picture shows, and nothing else."""

    @property
    def kind(self) -> Literal["png", "jpeg"]:
        """Of one that is to be drawn."""
        return "png" if self.name.endswith(".png") else "jpeg"


@record
class Published:
    """What is told of a page."""

    meta: Mapping[str, str]
    picture: SharePicture | None = None
    """What is to stand beside it."""
    lacks_picture: bool = False
    """One is wanted, and cannot be made here."""


def publish(deck: Deck, seen: Seen, context: Context, options: BuildOptions) -> Published:
    """What is told of the page of `deck`; what is wrong with its settings goes to the report.

    `seen` is what all slides ask of the style sheet.
    """
    config, hosting = deck.config, options.hosting
    robots = _robots(config, options, context.report, Span(deck.source.file, 1))
    meta = {"robots": robots} if robots else {}
    seo = config.values.get("seoMeta")
    seo = seo if isinstance(seo, Mapping) else {}
    written = str(seo.get("ogImage") or "") if seo.get("ogImage") is not False else "False"
    if written.startswith(("http://", "https://")):
        return Published(meta | _address(seo, hosting) | {"og:image": written})
    asset = _file(written, deck, context)
    if hosting is None:
        return Published(meta)
    base = hosting.address or (urljoin(str(seo["ogUrl"]), ".") if seo.get("ogUrl") else None)
    meta |= _address(seo, hosting)
    is_drawn = written in AUTO or (not written and asset is None and (hosting.wants_picture or bool(base)))
    if asset is None and not (is_drawn and deck.slides):
        return Published(meta)
    if not hosting.page or (asset is None and not hosting.can_draw):
        return Published(meta, lacks_picture=True)
    cover = b"" if asset else _cover(deck, seen, context, options)
    picture = _picture(asset, cover, Path(hosting.page).stem)
    if written and base is None:
        _tell_relative(written, picture.name, config, context.report)
    size = (asset.width, asset.height) if asset else (WIDTH, HEIGHT)
    return Published(meta | _about(picture.name, size, base, deck) | _card(seo), picture)


def unknown_directives(robots: str) -> list[tuple[str, str | None]]:
    """The words that search engines do not know, each with what may have been meant."""
    words = re.split(r"[,\s]+", re.sub(r":[^,]*", "", robots).lower().strip())
    return [(word, did_you_mean(word, DIRECTIVES)) for word in words if word and word not in DIRECTIVES]


def _robots(config: Config, options: BuildOptions, report: Report, start: Span) -> str:
    """What search engines may do: as the command says, else the deck. A hand-out is for who was given it."""
    written = config.values.get("robots", True)
    own = {True: "", False: PRIVATE}[written] if isinstance(written, bool) else str(written).strip()
    for word, near in unknown_directives(own):
        report.warning(
            "robots-unknown",
            f"`{word}` is nothing that search engines know",
            config.values.spans.get("robots", start),
            f"write `{near}`" if near else "`noindex` keeps the page out of them",
        )
    return options.robots or own or ("noindex" if options.audience and written is True else "")


def _file(written: str, deck: Deck, context: Context) -> Asset | None:
    """The picture as a file of the deck's: one that is named, or `og-image.png` beside it."""
    folder = deck.source.folder
    if not written:
        if not context.sources.has(folder / FOUND):
            return None
        written = FOUND
    elif written in (*AUTO, "False"):
        return None
    spans = deck.config.values.spans
    span = spans.get("seoMeta.ogImage") or spans.get("seoMeta") or Span(deck.source.file, 1)
    asset = context.assets.find(written, folder, span, context.report)
    if asset is not None and asset.mime not in SHOWN:
        context.report.warning(
            "share-image-kind",
            f"`{written}` is {asset.mime}, who shows links wants PNG or JPEG",
            span,
            f"save it as a PNG of {WIDTH}×{HEIGHT} pixels",
        )
    return asset


def _picture(asset: Asset | None, cover: bytes, stem: str) -> SharePicture:
    if asset is not None:
        return SharePicture(f"{stem}.og{Path(asset.name).suffix.lower()}", asset.data)
    # A photograph is many times as large without loss, and letters on plain ground are as small.
    return SharePicture(f"{stem}.og{'.jpg' if _PHOTO.search(cover) else '.png'}", None, cover)


def _cover(deck: Deck, seen: Seen, context: Context, options: BuildOptions) -> bytes:
    """The first slide as a page, on a canvas made wider or higher until it has the picture's shape."""
    config = deck.config
    across, down = WIDTH // math.gcd(WIDTH, HEIGHT), HEIGHT // math.gcd(WIDTH, HEIGHT)
    times = math.ceil(max(config.width / across, config.height / down))
    config = replace(config, width=times * across, height=times * down)
    own = replace(context, config=config, report=Report(), noticed=set())
    alone = replace(options, notes=False, live=False)
    first = finish_slide(begin_slide(1, deck.slides[0].source, own), None, alone)
    cover = Deck(deck.source, config, deck.theme, (first.slide,))
    # Its fonts are the page's, whatever asks for them; classes of other slides would make it another page.
    styles = deck_styles(cover, replace(first.seen, shown=seen.shown), own)
    page = render_page(cover, [first.markup], styles, deck.theme.scripts, None, notes=False)
    return bundle_page(replace(page, meta={}))


def _address(seo: Mapping[str, object], hosting: Hosting | None) -> dict[str, str]:
    if hosting is None or not hosting.page or hosting.address is None or seo.get("ogUrl"):
        return {}
    return {"og:type": "website", "og:url": urljoin(hosting.address, quote(hosting.page))}


def _about(name: str, size: tuple[int | None, int | None], base: str | None, deck: Deck) -> dict[str, str]:
    told = {"og:image": urljoin(base, quote(name)) if base else f"./{quote(name)}"}
    width, height = size
    if width and height:
        told |= {"og:image:width": str(width), "og:image:height": str(height)}
    return told | {"og:image:alt": deck.config.title}


def _card(seo: Mapping[str, object]) -> dict[str, str]:
    """Without the word, a small square is shown that no slide is read in."""
    return {} if seo.get("twitterCard") else {"twitter:card": "summary_large_image"}


def _tell_relative(written: str, name: str, config: Config, report: Report) -> None:
    spans = config.values.spans
    span = spans.get("seoMeta.ogImage") or spans.get("seoMeta")
    if span is not None:
        report.warning(
            "share-image-relative",
            f"`{written}` is linked as `./{name}`, which not everybody can find",
            span,
            "say where the page will be: `--site-url https://…`, or `ogUrl` with its address",
        )
