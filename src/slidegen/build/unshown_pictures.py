"""Pictures that a slide asks for and its layout has no place for: `background` on most layouts.

In:  a slide with its settings, the theme. Out: a warning for each. None where a layer of the deck or the
     slide itself may read the setting: `{{ $frontmatter.image }}`.
"""

from __future__ import annotations

from slidegen.build.own_keys import layer_texts, names_key, reads_frontmatter, template_text
from slidegen.core.deck import Slide
from slidegen.core.settings import key_span
from slidegen.core.theme import Theme
from slidegen.passes.context import Context
from slidegen.passes.layout import layout_name

KEYS = ("background", "image")


def tell_unshown_pictures(slide: Slide, context: Context) -> None:
    """Only what the slide says itself: `defaults` are for those slides whose layouts take them."""
    name, theme = layout_name(slide.settings, slide.no), context.theme
    for key in KEYS:
        span = slide.settings.spans.get(key)
        if span is None or not slide.settings.get(key) or _is_shown(key, name, slide, context):
            continue
        context.report.warning(
            "picture-not-shown", f"layout `{name}` shows no `{key}`", key_span(key, span), _able(key, theme)
        )


def _is_shown(key: str, name: str, slide: Slide, context: Context) -> bool:
    """Whether the layout, a layer or the slide may show it; of a layout in Vue that is not known."""
    theme = context.theme
    layout = theme.layouts.get(name)
    if layout is None or names_key(template_text(layout), key):
        return True
    if any(names_key(text, key) for text in layer_texts(theme, context.sources)):
        return True
    readers = (slide.source.content, *(component.source for component in theme.components.values()))
    return any(reads_frontmatter(text, key) for text in readers)


def _able(key: str, theme: Theme) -> str:
    able = [name for name, layout in sorted(theme.layouts.items()) if key in layout.props]
    return f"layouts that do: {', '.join(able)}" if able else "`layout: image` shows an `image`"
