"""Every colour that a theme gives to text reads on its ground: WCAG 2.2 AA, from the tokens alone."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from itertools import pairwise

import pytest

from slidegen.core.theme import Theme
from slidegen.shipped import themes_dir
from slidegen.themes import load_theme, theme_names

TEXT, SIGN = 4.5, 3.0
"""Least contrast of running text, and of what is a sign rather than text (WCAG 1.4.3, 1.4.11)."""

Colour = tuple[float, float, float, float]
"""Red, green, blue and opacity, each from 0 to 1."""

DECLARATION = re.compile(r"(--[\w-]+):\s*([^;]+);")
NAMED = {"black": "#000", "white": "#fff", "transparent": "rgb(0 0 0 / 0)"}
ON_BACKGROUND = {
    "--slidegen-foreground": TEXT,
    "--slidegen-heading": TEXT,
    "--slidegen-link": TEXT,
    "--slidegen-link-hover": TEXT,
    "--slidegen-error": TEXT,
    "--slidegen-marker": SIGN,
    "--slidegen-alert-note": TEXT,
    "--slidegen-alert-tip": TEXT,
    "--slidegen-alert-important": TEXT,
    "--slidegen-alert-warning": TEXT,
    "--slidegen-alert-caution": TEXT,
    **{f"--slidegen-series-{number}": TEXT for number in range(1, 9)},
}
WORN_BY_WORDS = {
    "dracula": ("comment", "orange", "yellow", "green", "cyan", "purple"),
    "rubric": ("rubric-red",),
    "seriph": ("slidegen-title",),
    "vernier": ("vernier-signal",),
    "matrix": ("matrix-leaf", "matrix-moss", "matrix-bright", "matrix-phosphor"),
}
"""Tokens of its own that a theme's rules give to text on the background."""


@dataclass(frozen=True)
class Palette:
    """A theme's custom properties, in one colour scheme."""

    tokens: dict[str, str]
    dark: bool

    def colour(self, text: str) -> Colour:
        """What the browser makes of a value."""
        text = NAMED.get(text.strip(), text.strip())
        if text == "currentcolor":
            return self.colour("var(--slidegen-foreground)")
        if text.startswith("#"):
            return _hex(text[1:])
        name, _, inside = text.removesuffix(")").partition("(")
        match name:
            case "var":
                return self.colour(self.tokens[inside])
            case "light-dark":
                return self.colour(_arguments(inside)[int(self.dark)])
            case "color-mix":
                return self._mix(*_arguments(inside)[1:])
            case "rgb" | "hsl":
                return _function(name, inside)
        raise ValueError(f"no colour: {text}")

    def _mix(self, one: str, other: str) -> Colour:
        """`color-mix(in srgb, ONE SHARE, OTHER)`: the channels weigh as much as they are opaque."""
        words, _, share = one.rpartition(" ")
        first, second = self.colour(words), self.colour(other)
        part = self.share(share)
        opacity = first[3] * part + second[3] * (1 - part)
        red, green, blue = (
            (a * first[3] * part + b * second[3] * (1 - part)) / (opacity or 1)
            for a, b in zip(first[:3], second[:3], strict=True)
        )
        return (red, green, blue, opacity)

    def share(self, text: str) -> float:
        """`62%`, or a token that says so, as a number from 0 to 1."""
        if text.startswith("var("):
            text = self.tokens[text[4:-1]]
        return float(text.strip().removesuffix("%")) / 100


def palette(theme: Theme, scheme: str) -> Palette:
    tokens: dict[str, str] = {}
    for sheet in theme.styles:
        if sheet.path.name == "tokens.css":
            tokens |= dict(DECLARATION.findall(re.sub(r"/\*.*?\*/", "", sheet.text, flags=re.DOTALL)))
    return Palette(tokens, scheme == "dark")


def contrast(text: Colour, ground: Colour) -> float:
    """WCAG's ratio, 1 to 21, of `text` painted on the opaque `ground`."""
    painted = [a * text[3] + b * (1 - text[3]) for a, b in zip(text[:3], ground[:3], strict=True)]
    low, high = sorted((_luminance(painted), _luminance(ground[:3])))
    return (high + 0.05) / (low + 0.05)


def _luminance(channels: list[float] | tuple[float, ...]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _hex(digits: str) -> Colour:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[at:end], 16) / 255 for at, end in pairwise(range(0, len(digits) + 1, 2))]
    red, green, blue, opacity = [*channels, 1.0][:4]
    return (red, green, blue, opacity)


def _function(name: str, inside: str) -> Colour:
    main, _, opacity = inside.partition("/")
    one, two, three = (float(part.strip().removesuffix("%")) for part in main.split())
    if name == "rgb":
        red, green, blue = one / 255, two / 255, three / 255
    else:
        red, green, blue = colorsys.hls_to_rgb(one / 360, three / 100, two / 100)
    return (red, green, blue, float(opacity or 1))


def _arguments(text: str) -> list[str]:
    """`text` at its commas outside parentheses."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def _pairs(name: str, colours: Palette) -> list[tuple[str, str, str, float]]:
    """What it is called, the text, its ground, and the least contrast."""
    background, code = "var(--slidegen-background)", "var(--slidev-code-background)"
    pairs = [(token, f"var({token})", background, least) for token, least in ON_BACKGROUND.items()]
    pairs += [(token, f"var(--{token})", background, TEXT) for token in WORN_BY_WORDS.get(name, ())]
    for dimmed in ("foreground", "heading"):
        text = f"color-mix(in srgb, var(--slidegen-{dimmed}) var(--slidegen-dim), transparent)"
        pairs.append((f"{dimmed}, dimmed", text, background, TEXT))
    on_code = [token for token in colours.tokens if token.startswith("--slidegen-code-")]
    on_code += ["--slidegen-foreground", "--slidev-code-foreground"]
    on_code += ["--slidev-code-tab-text-color", "--slidev-code-tab-active-text-color"]
    pairs += [(f"{token} on code", f"var({token})", code, TEXT) for token in on_code]
    return pairs


SCHEMES = [(name, scheme) for name in theme_names() for scheme in load_theme(themes_dir() / name).schemes]


@pytest.mark.parametrize(("name", "scheme"), SCHEMES)
def test_text_reads_on_its_ground(name: str, scheme: str) -> None:
    colours = palette(load_theme(themes_dir() / name), scheme)
    faint = {
        what: round(ratio, 2)
        for what, text, ground, least in _pairs(name, colours)
        if (ratio := contrast(colours.colour(text), colours.colour(ground))) < least
    }
    assert faint == {}


def test_the_plain_layouts_read_in_both_schemes() -> None:
    for scheme in ("light", "dark"):
        colours = palette(load_theme(None), scheme)
        for what, text, ground, least in _pairs("none", colours):
            assert contrast(colours.colour(text), colours.colour(ground)) >= least, (what, scheme)


def test_contrast_is_what_the_guideline_says_it_is() -> None:
    colours = Palette({}, dark=False)
    assert contrast(colours.colour("#000"), colours.colour("#fff")) == pytest.approx(21)
    assert contrast(colours.colour("#777777"), colours.colour("white")) == pytest.approx(4.48, abs=0.01)
    assert contrast(colours.colour("rgb(0 0 0 / 0.5)"), colours.colour("#fff")) == pytest.approx(
        3.95, abs=0.03
    )
    assert contrast(colours.colour("hsl(225 27% 51%)"), colours.colour("hsl(231 15% 18%)")) < SIGN + 0.1
