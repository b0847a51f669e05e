"""A picture or colour of a slide's frontmatter as an inline style (Slidev reference §5.1, "Image style")."""

from __future__ import annotations

import re

_COLOUR = re.compile(r"#|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|var|light-dark)a?\(|[a-z]+$", re.IGNORECASE)
_GRADIENT = re.compile(r"(?:repeating-)?(?:linear|radial|conic)-gradient\(", re.IGNORECASE)
_DIM = "linear-gradient(#0005, #0008)"


def background_style(image: object, size: object = "cover", dim: bool = False) -> str:
    """CSS declarations that show `image` behind a layout; empty when there is none.

    A colour is a plain background. Slidev writes a gradient as `url("linear-gradient(…)")`, which
    shows nothing; here it is the gradient. `dim` darkens a picture so that white text reads on it.
    """
    value = str(image or "").strip()
    if not value:
        return ""
    if _COLOUR.match(value):
        return f"background: {value}"
    if not _GRADIENT.match(value):
        value = 'url("{}")'.format(value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", ""))
    layers = f"{_DIM}, {value}" if dim else value
    fit = "cover" if dim else str(size or "cover")
    return (
        f"color: white; background-image: {layers}; background-repeat: no-repeat; "
        f"background-position: center; background-size: {fit}"
    )
