"""Pages by hand, with exactly the document that `render` writes, for the tests of the runtime.

A test says its slides as markup and data; this module has the shipped styles in their layers and lets
the bundler make the file: the runtime joined, the policy with its hash.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from slidegen.bundle import bundle_page
from slidegen.core.page import Page

ASSETS = Path(__file__).resolve().parents[2] / "assets"


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
    note: str | None = None
    time: float | None = None
    auto_advance: float | None = None

    def data(self, no: int) -> dict[str, object]:
        return {
            "no": no,
            "title": self.title,
            "clicks": self.clicks,
            "clicksStart": self.clicks_start,
            "layout": self.layout,
            "alias": self.alias,
            "transition": self.transition,
            "time": self.time,
            "autoAdvance": self.auto_advance,
        }

    def markup(self, no: int, total: int) -> str:
        heading = f"<h1>{self.title}</h1>" if self.title else ""
        label = f"{no} of {total}" + (f": {self.title}" if self.title else "")
        note = "" if self.note is None else f'<template class="slidegen-note">{self.note}</template>'
        return (
            f'<section class="slidev-page slidev-page-{no}" data-slidev-no="{no}" role="group"'
            f' aria-roledescription="slide" aria-label="{label}" {self.attrs}>'
            f'<div class="slidev-layout {self.layout}">{heading}{self.body}</div>{note}</section>'
        )


def click(start: int, text: str, *, end: int | None = None, more: str = "") -> str:
    """A paragraph that comes at a click."""
    until = "" if end is None else f' data-slidev-clicks-end="{end}"'
    return f'<p class="slidev-vclick-target" data-slidev-clicks-start="{start}"{until} {more}>{text}</p>'


def page_data(slides: list[FakeSlide], **data: object) -> dict[str, object]:
    """What the page carries for the runtime."""
    return {
        "title": "A deck",
        "titleTemplate": "%s - Slidev",
        "width": 980,
        "height": 552,
        "schema": "auto",
        "slides": [slide.data(no) for no, slide in enumerate(slides, 1)],
    } | data


def write_page(
    path: Path, slides: list[FakeSlide], *, css: str = "", scripts: tuple[Path, ...] = (), **data: object
) -> Path:
    """The deck as one file at `path`; `css` is the deck's own, `scripts` its theme's."""
    carried = page_data(slides, **data)
    total = len(slides)
    page = Page(
        title=f"{carried['title']} - Slidev",
        lang="en",
        html_attrs={"data-slidegen-schema": str(carried["schema"])},
        head=(),
        styles=(join_styles(css, carried["width"], carried["height"]),),
        body=tuple(slide.markup(no, total) + "\n" for no, slide in enumerate(slides, 1)),
        data=carried,
        scripts=scripts,
    )
    path.write_bytes(bundle_page(page))
    return path


def join_styles(css: str, width: object, height: object) -> str:
    """The shipped styles in the layers of a built page, with a deck's own `css` at their end."""
    folders = ("styles/base", "styles/typography", "styles", "components")
    slidev = [path for folder in folders for path in sorted((ASSETS / folder).glob("*.css"))]
    own = [*sorted((ASSETS / "styles/page").glob("*.css")), *sorted((ASSETS / "styles/chrome").glob("*.css"))]
    return "\n".join(
        [
            "@layer slidev, slidegen-page, slidegen-chrome;",
            f":root {{ --slidegen-width: {width}px; --slidegen-height: {height}px; }}",
            "@layer slidev {",
            *(path.read_text(encoding="utf-8") for path in slidev),
            css,
            "}",
            *(path.read_text(encoding="utf-8") for path in own),
        ]
    )
