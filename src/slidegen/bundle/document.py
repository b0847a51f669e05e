"""A page's parts → the bytes of one HTML file that needs nothing but itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from slidegen import __version__
from slidegen.bundle.addresses import data_address
from slidegen.bundle.javascript import fill, read_code, safe_in_html, squeeze
from slidegen.bundle.minified import FEATURES, chrome_sheets, minified_runtime
from slidegen.bundle.packs import PACK, STYLES, Pack, pack, packed_scripts, unpack, write_pack
from slidegen.bundle.policy import write_policy
from slidegen.bundle.scripts import join_features, join_packed, join_scripts
from slidegen.bundle.sharing import Shelf
from slidegen.core.assets import Asset
from slidegen.core.page import InlineScript, Markup, Page
from slidegen.core.patterns import pattern
from slidegen.shipped import assets_dir

_COMMENT = pattern(r"/\*.*?\*/", re.DOTALL)
_END_OF_STYLE = re.compile(r"</(?=style)", re.IGNORECASE)
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", '"': "&quot;"})
_JSON_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
"""None of these may end the element, open a comment in it, or end a line of a script."""
_WHERE_NEEDED = {
    "acts.js": "data-slidegen-action=",
    "fit.js": "data-slidegen-fit=",
    "marks.js": "data-slidegen-mark=",
    "motion.js": "data-slidegen-motion=",
    "moves.js": "data-slidegen-move=",
    "shrink.js": "data-slidegen-shrink=",
    "states.js": "data-slidegen-states=",
    "switches.js": "data-slidegen-transition=",
    "tabs.js": 'class="slidev-code-group-tabs"',
    "videos.js": "data-slidegen-video=",
}
"""Modules of the runtime that a built page has only with such markup in it."""


def bundle_page(page: Page, *, number: int = 0, live: bool = False, remote: bool = False) -> bytes:
    """`page` as one file, the same bytes for the same page.

    `number` is that of the build, 0 for one that is not served. A `live` page has the live reload, and
    may talk to the server it came from; with `remote` it joins its talk with that of phones. Raises
    ScriptError for a theme's script that cannot be joined.
    """
    shelf = Shelf(page.head, page.styles, page.body, films=not live)
    head = _script("head.js")
    runtime = _runtime(page, live=live, remote=remote, films=shelf.needs_films)
    packs = _packs()
    own = [piece.code for piece in (*page.head, *page.body) if isinstance(piece, InlineScript)]
    policy = write_policy([head, runtime, *_packed_scripts(), *own], page.embeds, live=live)
    parts = [
        "<!doctype html>\n",
        f"<html{_attributes(_root_attributes(page))}>\n<head>\n",
        f'<meta http-equiv="Content-Security-Policy" content="{_escape(policy)}">\n',
        '<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        f'<meta name="generator" content="slidegen {__version__}">\n',
        f"<title>{_escape(page.title)}</title>\n",
        f'<link rel="icon" href="{_escape(data_address(page.icon or _icon()))}">\n',
        *_meta(page),
        *_written(page.head, shelf),
        f"<script>{head}</script>\n",
        "<style>",
        _END_OF_STYLE.sub(r"<\\/", "".join(_written(page.styles, shelf)) + shelf.css()),
        "</style>\n",
        f"<style>{_live_styles()}</style>\n" if live else "",
        "</head>\n<body>\n",
        '<div id="app">\n<div id="slide-container" class="slidev-slide-container">\n',
        '<main id="slide-content" class="slidev-slide-content">\n<div id="slideshow">\n',
        *_written(page.body, shelf),
        "</div>\n</main>\n</div>\n</div>\n",
        f'<script type="application/json" id="slidegen-data">{_data(page, number)}</script>\n',
        *(write_pack(name, made) for name, made in packs.items() if name != "start" or not live),
        _plain_start() if live else "",
        f"<script>{runtime}</script>\n",
        "</body>\n</html>\n",
    ]
    return "".join(parts).encode("utf-8", "replace")


def write_slide(markup: Markup, page: Page) -> str:
    """A slide of the served `page` as its text there: what the page shares, it shares, too."""
    is_plain = all(isinstance(piece, str) for piece in markup)
    shelf = Shelf() if is_plain else Shelf(page.head, page.styles, page.body, films=False)
    return "".join(_written(markup, shelf))


def _written(markup: Markup, shelf: Shelf) -> Iterable[str]:
    for piece in markup:
        match piece:
            case str():
                yield piece
            case InlineScript(attributes, code):
                yield f"<script{attributes}>{code}</script>"
            case _:
                yield shelf.write(piece)


def _escape(text: str) -> str:
    return text.translate(_ESCAPES)


def _root_attributes(page: Page) -> dict[str, str]:
    canvas = f"{page.data.get('width', 980)} {page.data.get('height', 552)}"
    return {"lang": page.lang, **page.html_attrs, "data-slidegen-canvas": canvas}


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(
        f' {name}="{_escape(value)}"' if value else f" {name}" for name, value in attributes.items()
    )


def _meta(page: Page) -> Iterable[str]:
    for name, content in page.meta.items():
        key = "property" if name.startswith("og:") else "name"
        yield f'<meta {key}="{_escape(name)}" content="{_escape(content)}">\n'


def _data(page: Page, number: int) -> str:
    return _json({"version": __version__, "build": number, **page.data})


def _json(data: Mapping[str, object]) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _JSON_ESCAPES.items():
        text = text.replace(sign, escaped)
    return text


def _runtime(page: Page, *, live: bool, remote: bool, films: bool) -> str:
    runtime = assets_dir() / "runtime"
    texts = [piece for piece in page.body if isinstance(piece, str)]
    # An open page cannot take another script over: a served one has them all, for what will be written.
    needed = [
        runtime / name for name, mark in _WHERE_NEEDED.items() if live or any(mark in text for text in texts)
    ]
    shared = [runtime / "films.js"] if films else []
    modules = (("reload.js", live), ("drawings.js", live), ("remote.js", live and remote))
    served = [name for name, on in modules if on]
    features = [*shared, *needed, *page.scripts, *(runtime / "dev" / name for name in served)]
    minified = minified_runtime()
    if minified is None:
        return join_scripts(runtime / "open.js", features, "open")
    return _called(minified.open, join_features(features, minified.features))


@lru_cache(maxsize=4)
def _called(script: str, features: str) -> str:
    """The same text for each build of a server, which so is hashed once."""
    return f"({FEATURES}=>{{{safe_in_html(script)}}})({features});"


@cache
def _packs() -> Mapping[str, Pack]:
    """What open.js unpacks: the runtime with the styles of what it adds, and its tools."""
    minified = minified_runtime()
    if minified is not None:
        return minified.packs
    runtime = assets_dir() / "runtime"
    styles = "\n".join(_COMMENT.sub("", path.read_text(encoding="utf-8")) for path in chrome_sheets())
    tools = {path.stem: join_packed(path) for path in sorted((runtime / "tools").glob("*.js"))}
    start = {STYLES: styles, "start": join_packed(runtime / "main.js", "start")}
    return {"start": pack(start), "tools": pack(tools)}


@cache
def _plain_start() -> str:
    """What a page starts with, for one that comes from this machine and is to be there soon."""
    return f'<script type="text/plain" {PACK}="start">{_json(unpack(_packs()["start"].text))}</script>\n'


@cache
def _packed_scripts() -> list[str]:
    return packed_scripts(_packs().values())


@cache
def _script(name: str) -> str:
    code = read_code((assets_dir() / "runtime" / name).read_text(encoding="utf-8"))
    # In a block: what a classic script declares would be in every other script's way.
    return safe_in_html(f"{{{fill(squeeze(code.plain), code.literals)}}}")


@cache
def _live_styles() -> str:
    sheets = sorted((assets_dir() / "runtime" / "dev").glob("*.css"))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


@cache
def _icon() -> Asset:
    import hashlib

    path = assets_dir() / "icon.svg"
    data = path.read_bytes()
    return Asset(hashlib.sha256(data).hexdigest(), "image/svg+xml", path.name, data)
