"""What every template may use beside its props: where it stands, and in which deck.

    {{ page }} {{ total }} {{ title }} {{ layout }} {{ frontmatter.footer }} {{ configs.author }}
    {{ themeConfigs.primary }} {% for item in toc() %}…

The names are Slidev's, without the dollar (Slidev reference §3.13).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slidegen.core.deck import Slide
from slidegen.passes.context import Context
from slidegen.passes.toc import TableOfContents


class Known(dict[str, Any]):
    """Settings as a template reads them: what is not set is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def facts(slide: Slide, context: Context) -> Mapping[str, Any]:
    """The values that templates on `slide` may use."""
    values = context.config.values
    return {
        "page": slide.no,
        "total": context.total,
        "title": slide.title_text or "",
        "layout": slide.layout,
        "frontmatter": Known(slide.settings),
        "configs": Known({**values, "title": context.config.title}),
        "themeConfigs": Known(values.get("themeConfig") or {}),
        "toc": TableOfContents(slide, context),
    }
