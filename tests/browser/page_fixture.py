"""Pages by hand, with exactly the document that `render` writes, for the tests of the runtime.

A test says its slides as markup and data; this module gives the whole file: the runtime's modules
joined, the shipped styles in their layers, the Content-Security-Policy with the script's hash.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"
RUNTIME = ASSETS / "runtime"
LIVE = 'document.documentElement.classList.add("slidegen-live")'

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function|class|const)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FakeSlide:
    """One slide: what stands in it, and what the build would have found out about it."""

    body: str = ""
    title: str | None = None
    clicks: int = 0
    clicks_start: int = 0
    layout: str = "default"
    alias: str | None = None
    transition: tuple[str | None, str | None] | None = None
    attrs: str = ""

    def data(self, no: int) -> dict[str, object]:
        return {
            "no": no,
            "title": self.title,
            "clicks": self.clicks,
            "clicksStart": self.clicks_start,
            "layout": self.layout,
            "alias": self.alias,
            "transition": self.transition,
        }

    def markup(self, no: int, total: int) -> str:
        heading = f"<h1>{self.title}</h1>" if self.title else ""
        label = f"{no} of {total}" + (f": {self.title}" if self.title else "")
        return (
            f'<section class="slidev-page slidev-page-{no}" data-slidev-no="{no}" role="group"'
            f' aria-roledescription="slide" aria-label="{label}" {self.attrs}>'
            f'<div class="slidev-layout {self.layout}">{heading}{self.body}</div></section>'
        )


def click(start: int, text: str, *, end: int | None = None, more: str = "") -> str:
    """A paragraph that comes at a click."""
    until = "" if end is None else f' data-slidev-clicks-end="{end}"'
    return (
        f'<p class="slidev-vclick-target" data-slidev-clicks-start="{start}"{until} {more}>{text}</p>'
    )


def page_data(slides: list[FakeSlide], **data: object) -> dict[str, object]:
    """What the page carries for the runtime."""
    return {
        "version": "0.1.0",
        "title": "A deck",
        "titleTemplate": "%s - Slidev",
        "build": 0,
        "width": 980,
        "height": 552,
        "schema": "auto",
        "slides": [slide.data(no) for no, slide in enumerate(slides, 1)],
    } | data


def write_page(
    path: Path, slides: list[FakeSlide], *, theme_script: str = "", features: str = "", css: str = "", **data: object
) -> Path:
    """The deck as one file. `features` names the functions of `theme_script` that are started."""
    carried = page_data(slides, **data)
    script = f"(() => {{\n{join_modules()}\n{theme_script}\nstart([{features}]);\n}})();"
    embedded = json.dumps(carried).replace("<", "\\u003c")
    total = len(slides)
    sections = "\n".join(slide.markup(no, total) for no, slide in enumerate(slides, 1))
    policy = (
        f"default-src 'none'; script-src {_hash(LIVE)} {_hash(script)}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; media-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    path.write_text(
        f"""<!doctype html>
<html lang="en" data-slidegen-schema="{carried["schema"]}">
<head>
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A deck - Slidev</title>
<style>{join_styles(css)}</style>
<script>{LIVE}</script>
</head>
<body>
<div id="app">
<div id="slide-container" class="slidev-slide-container">
<main id="slide-content" class="slidev-slide-content">
<div id="slideshow">
{sections}
</div>
</main>
</div>
</div>
<script type="application/json" id="slidegen-data">{embedded}</script>
<script>{script}</script>
</body>
</html>
""",
        encoding="utf-8",
        newline="\n",
    )
    return path


def join_modules() -> str:
    """The runtime as one script, each module behind those that it imports."""
    joined: dict[str, str] = {}

    def take(name: str) -> None:
        if name in joined:
            return
        text = (RUNTIME / name).read_text(encoding="utf-8")
        for imported in _IMPORT.findall(text):
            take(imported)
        joined[name] = _EXPORT.sub("", _IMPORT.sub("", text))

    take("main.js")
    return "\n".join(joined.values())


def join_styles(css: str = "") -> str:
    """The shipped styles in the layers of a built page, with a deck's own `css` at their end."""
    slidev = [*sorted((ASSETS / "styles/base").glob("*.css")), ASSETS / "styles/code.css"]
    own = [*sorted((ASSETS / "styles/page").glob("*.css")), *sorted((ASSETS / "styles/chrome").glob("*.css"))]
    return "\n".join(
        [
            "@layer slidev, slidegen-page, slidegen-chrome;",
            ":root { --slidegen-width: 980px; --slidegen-height: 552px; }",
            "@layer slidev {",
            *(path.read_text(encoding="utf-8") for path in slidev),
            css,
            "}",
            *(path.read_text(encoding="utf-8") for path in own),
        ]
    )


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
