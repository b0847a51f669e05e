"""Each large picture, film or sound stands in the page once, however often it is shown.

In:  the pieces of a page.
Out: their text. A picture that is small or shown once stands where it is used. Another one is a custom
     property, which `url(…)` becomes a `var(…)` of, and which images show by `content`. Their `src`
     is an empty picture of the same size: Chromium gives an `<img>` without one the natural size,
     whatever its style says. Boxes, `object-fit`, role and name come out as with a `src`, on paper
     too (seen in Chromium 156, Firefox 153, WebKitGTK 2.50).

     A film or sound stands where it is shown first. Elsewhere the runtime (films.js) takes its address
     from there, and the posters' from the custom properties; without scripts a poster is a background,
     and a link stands behind the film that leads to the first.

A face of a font, a part of a drawing stands wherever it is used: nothing else may refer to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from slidegen.bundle.addresses import SAFE, data_address
from slidegen.core.assets import Asset, CssUrl
from slidegen.core.page import ImageSource, Markup, MediaPlace, MediaSource, Shared

SMALL = 2048
"""Bytes below which a copy costs less than sharing does."""


class Shelf:
    """What a page shares. Its pieces are written in their order, each once.

    `films`: whether films and posters are shared, too. In a served page, whose slides change one by one,
    they are not: the slide that has the film may go.
    """

    def __init__(self, *markups: Markup, films: bool = True) -> None:
        self._shares_films = films
        pictures = Counter(asset for markup in markups for asset in _pictures(markup, posters=films))
        self._numbers = _numbered(pictures)
        self._in_images = {
            piece.asset for markup in markups for piece in markup if isinstance(piece, ImageSource)
        }
        self._posters = _media(markups, "poster") & self._numbers.keys() if films else set()
        played = Counter(
            piece.asset
            for markup in markups
            for piece in markup
            if films and isinstance(piece, MediaSource) and piece.name == "src"
        )
        self._films = _numbered(played)
        self._written: set[Asset] = set()
        self._marked: set[Asset] = set()

    @property
    def needs_films(self) -> bool:
        """Whether the page has films or posters for the runtime to fill in."""
        return bool(self._films or self._posters)

    def css(self) -> str:
        """The shared pictures, and the rules by which images show them."""
        if not self._numbers:
            return ""
        properties = "".join(
            f"--slidegen-asset-{number}:url({data_address(asset)});"
            for asset, number in self._numbers.items()
        )
        rules = "".join(
            f'[data-slidegen-asset="{number}"]{{content:var(--slidegen-asset-{number})}}'
            for asset, number in self._numbers.items()
            if asset in self._in_images
        )
        posters = "".join(
            f'html:not(.slidegen-live) [data-slidegen-poster="{number}"]'
            f"{{background:var(--slidegen-asset-{number}) center/contain no-repeat}}"
            for asset, number in self._numbers.items()
            if asset in self._posters
        )
        return f":root{{{properties}}}{rules}{posters}"

    def write(self, piece: Asset | Shared) -> str:
        """What stands in the page for `piece`."""
        match piece:
            case Asset():
                return data_address(piece)
            case CssUrl(asset, "") if asset in self._numbers:
                return f"var(--slidegen-asset-{self._numbers[asset]})"
            case CssUrl(asset, fragment):
                return f"url({data_address(asset)}{fragment})"
            case ImageSource(asset) if asset in self._numbers:
                return f'src="{_blank(asset)}" data-slidegen-asset="{self._numbers[asset]}"'
            case ImageSource(asset):
                return f'src="{data_address(asset)}"'
            case MediaSource("poster", asset) if asset in self._posters:
                return f'data-slidegen-poster="{self._numbers[asset]}"'
            case MediaSource("src", asset) if asset in self._films:
                return self._film(asset)
            case MediaSource(name, asset):
                return f'{name}="{data_address(asset)}"'
            case MediaPlace(asset):
                return self._place(asset) if asset in self._films else ""

    def _film(self, asset: Asset) -> str:
        number = self._films[asset]
        if asset in self._written:
            return f'data-slidegen-again="{number}"'
        self._written.add(asset)
        return f'src="{data_address(asset)}" data-slidegen-first="{number}"'

    def _place(self, asset: Asset) -> str:
        mark = f"slidegen-film-{self._films[asset]}"
        if asset in self._marked:
            return f'<noscript><a href="#{mark}">↑ {escape(asset.name)}</a></noscript>'
        self._marked.add(asset)
        return f'<noscript><a id="{mark}"></a></noscript>'


def _numbered(uses: Counter[Asset]) -> dict[Asset, int]:
    """The assets that are worth sharing, numbered from 1."""
    shared = [asset for asset, times in uses.items() if times > 1 and len(asset.data) >= SMALL]
    return {asset: number for number, asset in enumerate(shared, 1)}


def _media(markups: Iterable[Markup], name: str) -> set[Asset]:
    pieces = (piece for markup in markups for piece in markup)
    return {piece.asset for piece in pieces if isinstance(piece, MediaSource) and piece.name == name}


def _pictures(markup: Markup, *, posters: bool) -> Iterable[Asset]:
    for piece in markup:
        match piece:
            case ImageSource(asset):
                yield asset
            case CssUrl(asset, "") if asset.mime.startswith("image/"):
                yield asset
            case MediaSource("poster", asset) if posters:
                yield asset
            case _:
                pass


def _blank(asset: Asset) -> str:
    """An empty picture of the asset's size, which says what the image's natural size is."""
    size = f' width="{asset.width}" height="{asset.height}"' if asset.width and asset.height else ""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"{size}/>'
    return f"data:image/svg+xml,{quote(svg, safe=SAFE)}"
