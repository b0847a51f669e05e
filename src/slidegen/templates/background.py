"""A picture or colour of a slide's frontmatter as an inline style (Slidev reference §5.1, "Image style")."""

from __future__ import annotations

import re

from slidegen.core.patterns import pattern

_COLOUR = pattern(
    r"#|(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color|color-mix|var|light-dark)a?\(|[a-z]+$", re.IGNORECASE
)
_GRADIENT = pattern(r"(?:repeating-)?(?:linear|radial|conic)-gradient\(", re.IGNORECASE)
_HEX = pattern(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_DARK = 0.179
"""The relative luminance below which white reads better than black (WCAG 2.2, contrast ratio)."""
_DIM = "linear-gradient(#0005, #0008)"


def background_style(image: object, size: object = "cover", dim: bool = False) -> str:
    """CSS declarations that show `image` behind a layout; empty when there is none.

    A colour is a plain background; on one written as `#…` the text is white or black, whichever reads
    (Slidev leaves it as it is: black on `#222`). With white text comes all that the dark scheme has, so that
    code and links read, too. Slidev writes a gradient as
    `url("linear-gradient(…)")`, which shows nothing; here it is the gradient. `dim` darkens a picture so
    that white text reads on it.
    """
    value = str(image or "").strip()
    if not value:
        return ""
    if _COLOUR.match(value):
        return f"{_on_colour(value)}background: {value}"
    if not _GRADIENT.match(value):
        value = 'url("{}")'.format(value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", ""))
    layers = f"{_DIM}, {value}" if dim else value
    fit = "cover" if dim else str(size or "cover")
    return (
        f"color: white; color-scheme: dark; background-image: {layers}; background-repeat: no-repeat; "
        f"background-position: center; background-size: {fit}"
    )


def _on_colour(colour: str) -> str:
    """Of text on a hexadecimal colour: white as in the dark scheme, or black as in the light one, whichever
    reads; nothing for another form.
    """
    match = _HEX.fullmatch(colour)
    if match is None:
        return ""
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    is_dark = 0.2126 * red + 0.7152 * green + 0.0722 * blue < _DARK
    return "color: white; color-scheme: dark; " if is_dark else "color: black; color-scheme: light; "
