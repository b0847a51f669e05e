"""What Slidev's globals are made of, as one slide sees them (Slidev reference §3.13).

In:  a slide, its deck. Out: data alone, of which the engine makes `$nav`, `$frontmatter` and the like.
A slide that is given it depends on the titles and settings of all others: the context notices that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from slidegen.core.deck import Heading, Slide
from slidegen.passes.context import Context
from slidegen.passes.toc import TocItem, marked_tree


def vue_scope(slide: Slide, context: Context) -> dict[str, Any]:
    """The globals of `slide`."""
    config = context.config
    themes = config.values.get("themeConfig")
    frontmatter = dict(slide.settings)
    outline = context.outline()
    path = str(slide.settings.get("routeAlias") or slide.no)
    return {
        "nav": _nav(slide, context, outline, f"/{path}"),
        "clicksTotal": 0,
        "clicksStart": first_click(slide),
        "frontmatter": frontmatter,
        "configs": {**config.values, "title": config.title, "slidesTitle": config.title},
        "themeConfigs": dict(themes) if isinstance(themes, Mapping) else {},
        "route": {"path": f"/{path}", "name": path, "params": {"no": path}, "query": {}, "meta": {}},
        "dark": config.schema == "dark",
        "zoom": slide.settings.get("zoom") or 1,
        "width": config.width,
        "height": config.height,
    }


def first_click(slide: Slide) -> int:
    """The click at which `slide` begins."""
    first = slide.settings.get("clicksStart")
    return first if isinstance(first, int) and not isinstance(first, bool) and first > 0 else 0


def _nav(slide: Slide, context: Context, outline: tuple[Heading, ...], path: str) -> dict[str, Any]:
    defaults = context.config.values.get("defaults")
    shared = dict(defaults) if isinstance(defaults, Mapping) else {}
    slides = [_route(heading, title, shared) for heading, title in zip(outline, context.titles, strict=True)]
    current = slides[slide.no - 1]
    return {
        "total": context.total,
        "currentPage": slide.no,
        "currentSlideNo": slide.no,
        "currentPath": path,
        "currentLayout": slide.layout,
        "currentFrontmatter": dict(slide.settings),
        "currentSlideRoute": {**current, "meta": {**current["meta"], "layout": slide.layout}},
        "currentTransition": slide.settings.get("transition"),
        "clicksStart": first_click(slide),
        "slides": slides,
        "nextRoute": slides[slide.no] if slide.no < len(slides) else None,
        "prevRoute": slides[slide.no - 2] if slide.no > 1 else None,
        "tocTree": _items(marked_tree(outline, slide.no), outline),
    }


def _route(heading: Heading, title: str | None, shared: Mapping[str, Any]) -> dict[str, Any]:
    frontmatter = {**shared, **heading.settings}
    layout = frontmatter.get("layout") or ("cover" if heading.no == 1 else "default")
    slide = {
        "no": heading.no,
        "index": heading.no - 1,
        "title": heading.title,
        "level": heading.level,
        "frontmatter": frontmatter,
    }
    meta = {"slide": slide, "layout": layout, "class": frontmatter.get("class")}
    return {"no": heading.no, "path": f"/{heading.no}", "title": title, "meta": meta}


def _items(tree: Iterable[TocItem], outline: tuple[Heading, ...]) -> list[dict[str, Any]]:
    """A table of contents in Slidev's words (Slidev reference §5.4)."""
    return [
        {
            "no": item.no,
            "title": outline[item.no - 1].title,
            "path": outline[item.no - 1].address.removeprefix("#"),
            "level": item.level,
            "titleLevel": outline[item.no - 1].level or item.level,
            "hideInToc": item.is_hidden,
            "active": item.is_active,
            "activeParent": item.is_active_parent,
            "hasActiveParent": item.has_active_parent,
            "children": _items(item.children, outline),
        }
        for item in tree
    ]
