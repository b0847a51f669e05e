"""Colours as CSS writes them → numbers, and how well one reads on another (WCAG 2.2, 1.4.3).

#fff   white   rgb(254 202 202 / var(--un-text-opacity))   light-dark(#000, #fff)
color-mix(in srgb, currentcolor 72%, transparent)   oklch(…) is not read: what is not sure is None
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping

from slidegen.core.records import record

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

NAMED: Mapping[str, str] = {
    "transparent": "#0000", "black": "#000", "white": "#fff", "red": "#f00", "green": "#008000",
    "blue": "#00f", "yellow": "#ff0", "orange": "#ffa500", "gray": "#808080", "grey": "#808080",
    "silver": "#c0c0c0", "lightgray": "#d3d3d3", "lightgrey": "#d3d3d3", "darkgray": "#a9a9a9",
    "darkgrey": "#a9a9a9", "dimgray": "#696969", "navy": "#000080", "purple": "#800080", "teal": "#008080",
    "maroon": "#800000", "olive": "#808000", "lime": "#0f0", "aqua": "#0ff", "cyan": "#0ff",
    "magenta": "#f0f", "fuchsia": "#f0f", "pink": "#ffc0cb", "gold": "#ffd700", "brown": "#a52a2a",
    "crimson": "#dc143c", "tomato": "#ff6347", "coral": "#ff7f50", "salmon": "#fa8072",
    "lightblue": "#add8e6", "lightgreen": "#90ee90", "skyblue": "#87ceeb", "steelblue": "#4682b4",
    "darkblue": "#00008b", "darkgreen": "#006400", "darkred": "#8b0000", "whitesmoke": "#f5f5f5",
}  # fmt: skip
"""The colours that people write by name; another name is not known."""

_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_CALL = re.compile(r"([\w-]+)\((.*)\)", re.DOTALL)
_DEPTH = 20
"""Custom properties that lead to each other."""


@record
class Palette:
    """Custom properties, in one colour scheme."""

    tokens: Mapping[str, str]
    dark: bool
    current: Colour | None = None
    """What `currentcolor` is."""

    def colour(self, text: str, depth: int = 0) -> Colour | None:
        """What a browser makes of `text`; None where that is not known."""
        text = text.strip().lower() if "var(" not in text else text.strip()
        text = NAMED.get(text, text)
        if depth > _DEPTH:
            return None
        if text == "currentcolor":
            return self.current
        if _HEX.fullmatch(text):
            return _from_hex(text[1:])
        call = _CALL.fullmatch(text)
        if call is None:
            return None
        name, inside = call.groups()
        match name:
            case "var":
                value = self._value(inside)
                return None if value is None else self.colour(value, depth + 1)
            case "light-dark":
                parts = list(arguments(inside))
                return self.colour(parts[self.dark], depth + 1) if len(parts) == 2 else None
            case "color-mix":
                return self._mixed(list(arguments(inside)), depth)
            case "rgb" | "rgba" | "hsl" | "hsla":
                return self._channels(name, inside)
        return None

    def _value(self, inside: str) -> str | None:
        name, *fallback = arguments(inside)
        # Utilities give their opacity a property of its own, which is 1 where nothing else is said.
        usual = "1" if name.startswith("--un-") and name.endswith("-opacity") else None
        return self.tokens.get(name, fallback[0] if fallback else usual)

    def _mixed(self, parts: list[str], depth: int) -> Colour | None:
        """`in srgb, ONE 72%, transparent`: what is not said of one share is what the other leaves."""
        if len(parts) != 3 or parts[0] != "in srgb":
            return None
        words, _, share = parts[1].rpartition(" ")
        if share.startswith("var("):
            share = self._value(share[4:-1]) or ""
        one, other = self.colour(words, depth + 1), self.colour(parts[2], depth + 1)
        if one is None or other is None or not share.endswith("%"):
            return None
        part = float(share[:-1]) / 100
        opacity = one[3] * part + other[3] * (1 - part)
        if not opacity:
            return (0, 0, 0, 0)
        red, green, blue = (
            (one[at] * one[3] * part + other[at] * other[3] * (1 - part)) / opacity for at in range(3)
        )
        return red, green, blue, opacity

    def _channels(self, name: str, inside: str) -> Colour | None:
        while "var(" in inside:
            call = re.search(r"var\(([^()]*)\)", inside)
            value = self._value(call[1]) if call else None
            if call is None or value is None:
                return None
            inside = inside.replace(call[0], value)
        words = [word for word in re.split(r"[\s,/]+", inside.strip()) if word]
        numbers = [_number(word) for word in words]
        if len(words) not in (3, 4) or None in numbers:
            return None
        first, second, third, *rest = (number or 0.0 for number in numbers)
        opacity = (rest[0] / 100 if words[3].endswith("%") else rest[0]) if rest else 1.0
        if name.startswith("hsl"):
            return (*colorsys.hls_to_rgb(first / 360 % 1, third / 100, second / 100), opacity)
        share = 100 if words[0].endswith("%") else 255
        return first / share, second / share, third / share, opacity


def arguments(inside: str) -> Iterator[str]:
    """The parts between commas that stand in no brackets, without the spaces around them."""
    depth, start = 0, 0
    for position, char in enumerate(inside):
        depth += (char == "(") - (char == ")")
        if char == "," and not depth:
            yield inside[start:position].strip()
            start = position + 1
    yield inside[start:].strip()


def over(upper: Colour, lower: Colour, opacity: float = 1.0) -> Colour:
    """`upper` as it is seen on `lower`, which is opaque."""
    share = upper[3] * opacity
    red, green, blue = (upper[at] * share + lower[at] * (1 - share) for at in range(3))
    return red, green, blue, 1.0


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (alike) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in colour[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _from_hex(digits: str) -> Colour:
    pairs = [digit * 2 for digit in digits] if len(digits) <= 4 else re.findall("..", digits)
    red, green, blue, *opacity = (int(pair, 16) / 255 for pair in pairs)
    return red, green, blue, opacity[0] if opacity else 1.0


def _number(word: str) -> float | None:
    match = re.fullmatch(r"(-?[\d.]+)(?:%|deg)?", word)
    return float(match[1]) if match else None
