"""A folder's decks side by side: the page that `serve` shows at `/` and `build` writes as `index.html`.

In:  cards, one a deck. Out: one HTML file with relative links only, so it works below any address. A
thumbnail is the first slide itself, in a frame of the deck's own page that can be neither reached nor
pressed, and that runs apart from the gallery.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from jinja2 import Environment, StrictUndefined, Template

from slidegen.core.records import record
from slidegen.shipped import assets_dir

_COMMENT = re.compile(r"/\*[\s\S]*?\*/|^ *//.*\n", re.MULTILINE)


@record
class Card:
    """What the gallery shows of a deck; without a title it has not been built yet, or cannot be."""

    name: str
    """Its page is `<name>.html`, beside the gallery."""
    title: str = ""
    theme: str = ""
    slides: int = 0
    mistakes: int = 0
    build: int = 0
    """The number of the build when served: another one is another thumbnail."""

    @property
    def href(self) -> str:
        """Its page from the gallery's; the dot keeps a colon in a name from being a scheme."""
        return f"./{quote(self.name)}.html"

    @property
    def frame(self) -> str:
        """The address of the thumbnail: the first slide, with all that its clicks bring."""
        return f"{self.href}{f'?build={self.build}' if self.build else ''}#/1?clicks=99&still"


def draw_gallery(
    name: str, cards: Sequence[Card], build: int = 0, meta: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The page for the folder called `name`. `build` is its number when it is served and live, else 0;
    `meta` is what those are told who list it or show a link to it.
    """
    styles, script = _asset("gallery.css"), _asset("gallery.js")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(styles)}'",
            # For a local file 'self' is nobody.
            "frame-src 'self' file:",
            *(["connect-src 'self'"] if build else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    html = _template().render(
        name=name, cards=cards, build=build, policy=policy, styles=styles, script=script, meta=meta
    )
    return html.encode("utf-8", "replace")


def draw_again(html: bytes, number: int, next_number: int) -> bytes:
    """`html` of the build `number` as it would be if only its number were another."""
    return html.replace(b'data-build="%d"' % number, b'data-build="%d"' % next_number, 1)


@cache
def _template() -> Template:
    made = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.from_string(_asset("gallery.html"))


@cache
def _asset(name: str) -> str:
    """A file of ours, without its comments: none of them has a string that looks like one."""
    return _COMMENT.sub("", (assets_dir() / "gallery" / name).read_text(encoding="utf-8")).lstrip()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
