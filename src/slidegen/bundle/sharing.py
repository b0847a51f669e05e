"""Each large picture stands in the page once, however often it is shown.

In:  the pieces of a page.
Out: their text. A picture that is small or shown once stands where it is used. Another one is a custom
     property, which `url(…)` becomes a `var(…)` of, and which images show by `content`. Their `src`
     is an empty picture of the same size: Chromium gives an `<img>` without one the natural size,
     whatever its style says. Boxes, `object-fit`, role and name come out as with a `src`, on paper
     too (seen in Chromium 156, Firefox 153, WebKitGTK 2.50).

What is no picture (a film, a face of a font) stands wherever it is used: nothing else may refer to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote

from slidegen.bundle.addresses import SAFE, data_address
from slidegen.core.assets import Asset, CssUrl
from slidegen.core.page import ImageSource, InlineScript, Markup

SMALL = 2048
"""Bytes below which a copy costs less than sharing does."""

Piece = str | Asset | CssUrl | ImageSource | InlineScript


class Shelf:
    """The pictures that a page shares."""

    def __init__(self, *markups: Markup) -> None:
        uses = Counter(asset for markup in markups for asset in _shareable(markup))
        shared = [asset for asset, times in uses.items() if times > 1 and len(asset.data) >= SMALL]
        self._numbers = {asset: number for number, asset in enumerate(shared, 1)}
        self._in_images = {
            piece.asset for markup in markups for piece in markup if isinstance(piece, ImageSource)
        }

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
        return f":root{{{properties}}}{rules}"

    def write(self, piece: Asset | CssUrl | ImageSource) -> str:
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


def _shareable(markup: Markup) -> Iterable[Asset]:
    for piece in markup:
        match piece:
            case ImageSource(asset):
                yield asset
            case CssUrl(asset, "") if asset.mime.startswith("image/"):
                yield asset
            case _:
                pass


def _blank(asset: Asset) -> str:
    """An empty picture of the asset's size, which says what the image's natural size is."""
    size = f' width="{asset.width}" height="{asset.height}"' if asset.width and asset.height else ""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"{size}/>'
    return f"data:image/svg+xml,{quote(svg, safe=SAFE)}"
