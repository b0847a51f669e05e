"""What is large is scaled to what the canvas can show, or said.

In:  an asset as its file has it. Out: the one that the page carries, and what is to be said of it.

A picture of more than 1 MB becomes a WebP no wider than the canvas at two device pixels per px, never
scaled up, with its colour profile and turned as its camera says. What moves (GIF, APNG, animated WebP)
is left alone. Pillow does it where it is installed (`slidegen[images]`); the result is kept on disk.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from slidegen.cache import Cache, cache_key
from slidegen.core.assets import Asset, Remark
from slidegen.passes.assets import Fit, make_asset

if TYPE_CHECKING:
    from PIL.Image import Image

LARGE_IMAGE = 1_000_000
"""Bytes from which on a picture is scaled."""
LARGE_FILE = 8_000_000
"""Bytes from which on anything at all is worth a word."""
DENSITY = 2
"""Device px per CSS px that a projector or a notebook may have."""
QUALITY = 88
"""Of a lossy WebP: text on a screenshot still has clean edges."""
KIND = "webp"

_MODES = {"1": "L", "L": "L", "LA": "RGBA", "P": "RGBA", "RGB": "RGB", "RGBA": "RGBA", "CMYK": "RGB"}
"""Colour modes that WebP can hold after a conversion; deeper ones would lose their whites."""


def asset_fitter(canvas_width: int, cache: Cache) -> Fit:
    """Fits assets to a canvas of `canvas_width` CSS px."""
    widest = canvas_width * DENSITY

    def fit(asset: Asset) -> tuple[Asset, Remark | None]:
        if len(asset.data) < LARGE_IMAGE:
            return asset, None
        if not asset.mime.startswith("image/"):
            return asset, _remark_of_file(asset)
        try:
            import PIL  # noqa: F401  # late: it takes long to import, and few pictures are large
        except ImportError:
            how = f"scale it to a width of {widest} px, or have it done: pip install 'slidegen[images]'"
            return asset, _remark_of_image(asset, how)
        return _scaled(asset, widest, cache)

    return fit


def _scaled(asset: Asset, widest: int, cache: Cache) -> tuple[Asset, Remark | None]:
    from PIL import __version__ as version

    key = cache_key("1", version, str(widest), asset.digest)
    data = cache.get(KIND, key)
    if data is None:
        try:
            data = _webp(asset.data, widest)
        except (OSError, ValueError, SyntaxError, MemoryError, Warning):
            data = b""
        cache.put(KIND, key, data)
    if data and len(data) < len(asset.data):
        return make_asset(asset.name, data, "image/webp"), None
    if len(asset.data) < LARGE_FILE and data:
        return asset, None  # as it is, it is small for what it shows
    return asset, _remark_of_file(asset)


def _webp(data: bytes, widest: int) -> bytes:
    """The picture as WebP; empty for what had better stay as it is."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(io.BytesIO(data)) as opened:
            if getattr(opened, "is_animated", False) or opened.mode not in _MODES:
                return b""
            profile = opened.info.get("icc_profile") if opened.mode != "CMYK" else None
            lossless = opened.format == "PNG"
            picture = ImageOps.exif_transpose(opened).convert(_MODES[opened.mode])
    if picture.width > widest:
        height = max(1, round(picture.height * widest / picture.width))
        picture = picture.resize((widest, height), Image.Resampling.LANCZOS)
    exact = _encoded(picture, profile, lossless=True) if lossless else b""
    return exact if 0 < len(exact) < LARGE_IMAGE else _encoded(picture, profile, lossless=False)


def _encoded(picture: Image, profile: bytes | None, *, lossless: bool) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", lossless=lossless, quality=QUALITY, method=4, icc_profile=profile or b"")
    return out.getvalue()


def _remark_of_image(asset: Asset, how: str) -> Remark:
    return Remark("large-image", f"`{asset.name}` has {_size(asset)}, all of it goes into the page", how)


def _remark_of_file(asset: Asset) -> Remark | None:
    if len(asset.data) < LARGE_FILE:
        return None
    message = f"`{asset.name}` has {_size(asset)}, all of it goes into the page"
    return Remark(
        "large-file", message, "a smaller file opens sooner: compress it, or cut it to what is shown"
    )


def _size(asset: Asset) -> str:
    return f"{len(asset.data) / 1_000_000:.1f} MB"
