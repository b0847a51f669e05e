"""The page's Content-Security-Policy: it may ask for nothing, and run only the scripts it was made with.

Styles need `'unsafe-inline'` for `style` attributes (formulas, authors' own); a hash beside it would
switch it off.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache

from slidegen.core.patterns import pattern

_ORIGIN = pattern(r"https?://(?:\*\.)?[\w-]+(?:\.[\w-]+)*(?::\d+)?")


def write_policy(scripts: Iterable[str], embeds: Iterable[str], *, live: bool) -> str:
    """The policy of a page with these inline `scripts` (exactly as they stand in it).

    `embeds` are origins that frames may show; one that is no origin raises ValueError, since it could
    say anything else in its place. A `live` page may talk to the server that it came from.
    """
    hashes = " ".join(dict.fromkeys(_hash(script) for script in scripts))
    origins = list(embeds)
    wrong = next((origin for origin in origins if not is_origin(origin)), None)
    if wrong is not None:
        raise ValueError(f"`{wrong}` is no origin, such as https://example.org")
    directives = [
        "default-src 'none'",
        f"script-src {hashes}" if hashes else "script-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "font-src data:",
        "media-src data: blob:",
        *([f"frame-src {' '.join(origins)}"] if origins else []),
        *(["connect-src 'self'"] if live else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(directives)


def is_origin(text: str) -> bool:
    """Whether `text` is an origin: `https://example.org`, `https://*.example.org:8080`."""
    return bool(_ORIGIN.fullmatch(text))


@lru_cache(maxsize=64)
def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
