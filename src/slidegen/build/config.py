"""Headmatter over theme defaults → `Config` (Slidev reference §2.1)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from slidegen.build.keys import chosen_keys
from slidegen.bundle import is_origin
from slidegen.core.deck import Config, DeckSource, Settings
from slidegen.core.diagnostics import Report, Span
from slidegen.core.settings import parse_ratio
from slidegen.core.theme import Theme
from slidegen.core.uno import UnoConfig, read_uno
from slidegen.css import family_names
from slidegen.text_widths import measured_family

MERGED = ("drawings", "fonts", "htmlAttrs", "themeConfig")
"""Maps that are merged one level deep; all else is taken whole."""

DEFAULT_WIDTH = 980
WIDEST = 16_384
"""px; no browser draws more."""
DEFAULT_RATIO = 16 / 9


def resolve_config(
    source: DeckSource, theme: Theme, title: str | None, report: Report, ratio: float | None = None
) -> Config:
    """The deck-wide settings. `title` is the first slide's, as plain text; `ratio` holds over the deck's."""
    values = _merge(source.headmatter, theme)
    values = Settings(
        {
            **values,
            "embeds": _embeds(values, source, report),
            "keys": chosen_keys(values, source, report),
            "seoMeta": _seo(values, report),
        },
        values.spans,
    )
    width = _width(values, report)
    ratio = ratio or parse_ratio(values.get("aspectRatio", DEFAULT_RATIO)) or DEFAULT_RATIO
    return Config(
        values=values,
        title=str(values.get("title") or title or "Slidev"),
        title_template=str(values.get("titleTemplate") or "%s - Slidev"),
        lang=str(values.get("lang") or "en"),
        width=width,
        height=math.ceil(round(width / ratio, 6)),
        schema=_schema(values, theme, report),
        uno=_uno(values, source, report).over(theme.uno),
        text_font=measured_family(family_names(_fonts(values, theme).get("sans"))),
        mermaid=_mermaid(values, theme),
    )


def _merge(headmatter: Settings, theme: Theme) -> Settings:
    lower: dict[str, Any] = dict(theme.defaults)
    nested = headmatter.get("config")
    if isinstance(nested, Mapping):
        lower.update(nested)
    merged = dict(headmatter.over(Settings(lower)))
    for key in MERGED:
        parts = [part for part in (theme.defaults.get(key), headmatter.get(key)) if isinstance(part, Mapping)]
        if parts:
            merged[key] = {name: value for part in parts for name, value in part.items()}
    merged["themeConfig"] = {**theme.theme_config, **(merged.get("themeConfig") or {})}
    return Settings(merged, headmatter.spans)


def _seo(values: Settings, report: Report) -> dict[str, Any]:
    """What is said where the page is shared; who shows a picture there asks the web for it.

    The page's own picture, `ogImage`, may stand beside it: publishing.py.
    """
    written = values.get("seoMeta")
    seo = dict(written) if isinstance(written, Mapping) else {}
    address = str(seo.get("twitterImage") or "")
    if not address or address.startswith(("http://", "https://")):
        return seo
    span = values.spans.get("seoMeta.twitterImage") or values.spans.get("seoMeta")
    if span is not None:
        report.warning(
            "share-image-not-remote",
            f"`{address}` is not on the web, who shares the page gets no picture",
            span,
            "write its address there, `https://…`; or leave it out, then `ogImage` is shown",
        )
    del seo["twitterImage"]
    return seo


def _embeds(values: Settings, source: DeckSource, report: Report) -> list[str]:
    """Origins for the page's policy: what is none must not get in there."""
    written = values.get("embeds")
    named = [str(one).rstrip("/") for one in (written if isinstance(written, list) else [written]) if one]
    for wrong in (one for one in named if not is_origin(one)):
        report.error(
            "embeds-no-origin",
            f"`{wrong}` is no origin, frames cannot show it",
            values.spans.get("embeds", Span(source.file, 1)),
            "write scheme and host, `https://example.org`",
        )
    return [one for one in named if is_origin(one)]


def _fonts(values: Settings, theme: Theme) -> dict[str, Any]:
    written = values.get("fonts")
    return {**theme.fonts, **(written if isinstance(written, Mapping) else {})}


def _mermaid(values: Settings, theme: Theme) -> dict[str, Any]:
    """The headmatter's `mermaid` over what `setup/mermaid.ts` says."""
    written = values.get("mermaid")
    return {**theme.mermaid, **(written if isinstance(written, Mapping) else {})}


def _uno(values: Settings, source: DeckSource, report: Report) -> UnoConfig:
    """The headmatter's `uno`, as far as it can be used."""

    def tell(path: str, value: object, problem: str) -> None:
        names = [f"uno.{path}".rsplit(".", cut)[0] for cut in range(path.count(".") + 2)]
        span = next((values.spans[name] for name in names if name in values.spans), Span(source.file, 1))
        report.warning("uno-not-read", f"`{names[0].rstrip('.')}` is left out: {problem}", span)

    return read_uno(values.get("uno") or {}, tell)


def _width(values: Settings, report: Report) -> int:
    width = values.get("canvasWidth", DEFAULT_WIDTH)
    if isinstance(width, int | float) and 0 < width <= WIDEST:
        return max(1, int(width))
    if isinstance(width, int | float) and width > WIDEST and "canvasWidth" in values.spans:
        message = f"`canvasWidth` is at most {WIDEST}, not `{width:g}`"
        report.warning("wrong-value", message, values.spans["canvasWidth"], f"{DEFAULT_WIDTH} is usual")
    return DEFAULT_WIDTH


def _schema(values: Settings, theme: Theme, report: Report) -> str:
    """A theme for one schema forces it (§6.4); a deck that asks for the other is told."""
    asked = values.get("colorSchema")
    schema = asked if asked in ("light", "dark") else "auto"
    if len(theme.schemes) > 1:
        return schema
    forced = theme.schemes[0]
    if schema not in ("auto", forced) and "colorSchema" in values.spans:
        report.warning(
            "schema-of-theme",
            f"theme `{theme.name}` is {forced} only",
            values.spans["colorSchema"],
            f"write `{forced}`, or choose another theme",
        )
    return forced
