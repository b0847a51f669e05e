"""An asset as a `data:` address."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from urllib.parse import quote

from slidegen.core.assets import Asset

SVG = "image/svg+xml"
_MIME = re.compile(r"[\w.+-]+/[\w.+-]+")
# Quotes, brackets and white space stay out, so that the address may stand in `url(…)` and in an attribute.
SAFE = "!$*+,-./:;=?@_~"


@lru_cache(maxsize=512)
def data_address(asset: Asset) -> str:
    """The asset's bytes as an address that needs no quotes, in CSS or in an attribute."""
    mime = asset.mime if _MIME.fullmatch(asset.mime) else "application/octet-stream"
    encoded = base64.b64encode(asset.data).decode("ascii")
    if mime == SVG:
        # Text packs better as text, where it has few signs to escape.
        written = quote(asset.data, safe=SAFE)
        if len(written) < len(encoded):
            return f"data:{mime},{written}"
    return f"data:{mime};base64,{encoded}"
