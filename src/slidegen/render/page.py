"""Slides → the document's parts.

Each slide is written on its own, so that the build can keep what did not change; `render_page` only
puts the finished slides together with what the runtime is told.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from slidegen.core.assets import Asset
from slidegen.core.deck import Config, Deck, Slide, SlideSource
from slidegen.core.diagnostics import Span
from slidegen.core.page import Markup, Page
from slidegen.core.settings import DECK_KEYS
from slidegen.render.markup import escape_attr, without_sharing, write_nodes
from slidegen.render.talk import slide_times, talk_data
from slidegen.render.transitions import slide_transition

REVISION = 1
"""Part of the memo's key: another form of a slide's markup is another number."""


def render_slide(slide: Slide, total: int, config: Config, *, notes: bool, lines: bool = False) -> Markup:
    """One slide as a section of the document (contract, "The page").

    With `lines` its elements say on which line they stand, counted from where the slide's content begins:
    a slide that only moves stays the same.
    """
    label = f"{slide.no} of {total}" + (f": {slide.title_text}" if slide.title_text else "")
    attrs = {
        "class": f"slidev-page slidev-page-{slide.no}",
        "data-slidev-no": str(slide.no),
        "role": "group",
        "aria-roledescription": "slide",
        "aria-label": label,
    }
    lang = slide.settings.get("lang")
    if lang:
        attrs["lang"] = str(lang)
    direction = slide.settings.get("dir")
    if direction:
        attrs["dir"] = str(direction)
    zoom = slide.settings.get("zoom")
    if isinstance(zoom, int | float) and zoom not in (0, 1):
        attrs["style"] = f"--slidev-slide-zoom-scale: {zoom:g}"
    if config.values.get("selectable"):
        attrs["data-slidegen-selectable"] = ""
    own = f"{zoom or 1:g}" if isinstance(zoom, int | float) else "1"
    match slide.settings.get("fit") or config.values.get("fit"):
        case "shrink":
            attrs["data-slidegen-shrink"] = own
        case "scroll":  # paper does not: there it shrinks
            attrs["data-slidegen-scroll"] = ""
            attrs["data-slidegen-shrink"] = own
    written = " ".join(f'{name}="{escape_attr(value)}"' for name, value in attrs.items())
    note: Markup = ()
    if notes and slide.note:
        note = ('<template class="slidegen-note">', *without_sharing(write_nodes(slide.note)), "</template>")
    start = Span(slide.source.file, slide.source.content_line) if lines else None
    return (f"<section {written}>", *write_nodes(slide.body, start), *note, "</section>")


def render_page(
    deck: Deck,
    slides: Sequence[Markup],
    styles: Markup,
    scripts: tuple[Path, ...],
    icon: Asset | None,
    *,
    notes: bool = True,
) -> Page:
    """The whole page: `slides` are what `render_slide` gave, `styles` the finished style sheet.

    `notes` is False where the speaker notes were left out.
    """
    config = deck.config
    return Page(
        title=page_title(config),
        lang=config.lang,
        html_attrs=_html_attrs(config),
        head=(),
        styles=styles,
        body=tuple(piece for slide in slides for piece in (*slide, "\n")),
        data=_data(deck, notes=notes),
        scripts=scripts,
        meta=_meta(config),
        icon=icon,
        embeds=tuple(str(origin) for origin in config.values.get("embeds") or ()),
    )


def with_names(page: Page, names: Sequence[Mapping[str, str]]) -> Page:
    """`page`, whose data say of each slide by what it is known again over builds: its `names`."""
    slides = page.data["slides"]
    assert isinstance(slides, list), "render_page makes a list"
    named = [{**data, **own} for data, own in zip(slides, names, strict=True)]
    return replace(page, data={**page.data, "slides": named})


def written_key(source: SlideSource) -> str:
    """Equal for slides that are written alike."""
    # What the first slide says for the whole deck is not its own.
    own = {name: value for name, value in source.settings.items() if name not in DECK_KEYS}
    written = "\0".join((source.content, source.note or "", repr(own)))
    return hashlib.blake2s(written.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def page_title(config: Config) -> str:
    """The document's title (Slidev reference §1.4): `Slidev - Slidev` would say nothing twice."""
    title = config.title_template.replace("%s", config.title)
    return "Slidev" if title == "Slidev - Slidev" else title


def _html_attrs(config: Config) -> Mapping[str, str]:
    given = config.values.get("htmlAttrs")
    attrs = {str(name): str(value) for name, value in given.items()} if isinstance(given, Mapping) else {}
    if direction := config.values.get("dir"):
        attrs.setdefault("dir", str(direction))
    if config.schema != "auto":
        attrs["class"] = f"{attrs.get('class', '')} {config.schema}".strip()
    return attrs | {"data-slidegen-schema": config.schema}


def _meta(config: Config) -> Mapping[str, str]:
    """What those see who list or share the page (Slidev reference §2.6)."""
    info = config.values.get("info")
    seo = config.values.get("seoMeta")
    about = info.strip() if isinstance(info, str) else ""
    named = {
        "description": about,
        "author": _listed(config.values.get("author")),
        "keywords": _listed(config.values.get("keywords")),
        "og:title": page_title(config),
        "og:description": about,
        **{_meta_name(key): str(value) for key, value in (seo if isinstance(seo, Mapping) else {}).items()},
    }
    named.pop("og:image", None)  # it may be a file, or have to be made: the build says where it is
    return {name: text for name, text in named.items() if text}


def _listed(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


def _meta_name(key: str) -> str:
    """`ogImage` → `og:image`, `twitterCard` → `twitter:card`."""
    return re.sub(r"^(og|twitter)([A-Z])", lambda found: f"{found[1]}:{found[2].lower()}", key)


def _data(deck: Deck, *, notes: bool) -> Mapping[str, object]:
    config = deck.config
    return {
        "title": config.title,
        "titleTemplate": config.title_template,
        "width": config.width,
        "height": config.height,
        "schema": config.schema,
        "selectable": bool(config.values.get("selectable")),
        **talk_data(config, notes=notes),
        "slides": [slide_data(slide, deck) for slide in deck.slides],
    }


def slide_data(slide: Slide, deck: Deck) -> Mapping[str, object]:
    """What the runtime is told of `slide` of `deck`."""
    own, chosen = slide.settings.get("transition"), deck.config.values.get("transition")
    following = deck.slides[slide.no].layout if slide.no < len(deck.slides) else ""
    return {
        "no": slide.no,
        "title": slide.title_text,
        "clicks": slide.clicks,
        "clicksStart": slide.clicks_start,
        "layout": slide.layout,
        "alias": _alias(slide),
        "transition": slide_transition(own, chosen, deck.theme.transitions.get(following)),
        **slide_times(slide),
    }


def _alias(slide: Slide) -> str | None:
    alias = slide.settings.get("routeAlias")
    return str(alias) if alias else None
