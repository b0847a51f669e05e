"""The words that Marp and Deckset read in front of a picture.

    ![bg left:40% contain blur:4px](hills.jpg)   ![w:300 grayscale The old town](town.jpg)   ![right](a.jpg)

In:  the text of a picture. Out: what its words ask for, and the words that are none: those are its text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from slidegen.core.patterns import pattern
from slidegen.core.records import record

FITS = {"cover": "cover", "contain": "contain", "fit": "contain", "auto": "none", "original": "none"}
SIDES = ("left", "right")
PLACES = (*SIDES, "bg", "vertical", "inline", "filtered")
FILTERS: Mapping[str, tuple[str, str]] = {
    "blur": ("blur", "10px"),
    "brightness": ("brightness", "1.5"),
    "contrast": ("contrast", "2"),
    "drop-shadow": ("drop-shadow", "0 5px 10px rgb(0 0 0 / 0.4)"),
    "grayscale": ("grayscale", "1"),
    "hue-rotate": ("hue-rotate", "180deg"),
    "invert": ("invert", "1"),
    "opacity": ("opacity", "0.5"),
    "saturate": ("saturate", "2"),
    "sepia": ("sepia", "1"),
}
"""Word → the filter of CSS that it is, and Marp's strength where none is given."""
SIZES = {"w": "width", "width": "width", "h": "height", "height": "height"}
WORDS = (*PLACES, *FITS, *FILTERS, *SIZES)

_SHARE = pattern(r"(\d+(?:\.\d+)?)%")
_LENGTH = pattern(r"\d+(?:\.\d+)?(?:px|%|r?em|vw|vh|cm|mm|in|pt|pc|ch)?|auto")
_STRENGTH = pattern(r"[\w.%#,() +-]+")


@record
class PictureWords:
    """What the words of a picture ask for."""

    text: str
    """The words that are none."""
    is_backdrop: bool = False
    side: str | None = None
    share: str = "50%"
    """Of the slide's width, that a backdrop on a side takes."""
    is_vertical: bool = False
    """Several backdrops stand below each other."""
    fit: str | None = None
    """As `object-fit` has it."""
    scale: str | None = None
    """Of the box, in percent."""
    size: Mapping[str, str] | None = None
    """`width` and `height`."""
    filters: tuple[str, ...] = ()
    """As `filter` has them."""
    is_dimmed: bool = False
    """Deckset's `filtered`: white text reads on it."""
    strange: tuple[str, ...] = ()
    """Words that look like one of these, and are none."""


def read_picture_words(text: str) -> PictureWords | None:
    """What `text` asks for; None where it is the text of a picture and no more."""
    parts = text.split()
    known = [part for part in parts if _is_known(part)]
    others = [part for part in parts if not _is_known(part)]
    is_marked = "bg" in parts or any(":" in part or _SHARE.fullmatch(part) for part in known)
    if not known or (others and not is_marked):
        return None  # `the left bank` is a text
    names = {part.partition(":")[0]: part.partition(":")[2] for part in known}
    side = next((name for name in reversed(list(names)) if name in SIDES), None)
    is_backdrop = "bg" in names or (side is not None and "inline" not in names)
    filters = tuple(
        f"{FILTERS[name][0]}({value or FILTERS[name][1]})" for name, value in names.items() if name in FILTERS
    )
    return PictureWords(
        text=" ".join(other for other in others if ":" not in other or not is_marked or not _is_slip(other)),
        is_backdrop=is_backdrop,
        side=side,
        share=_share(names.get(side or "")),
        is_vertical="vertical" in names,
        fit=next((FITS[name] for name in names if name in FITS), None),
        scale=next((part for part in known if _SHARE.fullmatch(part)), None),
        size={SIZES[name]: _length(value) for name, value in names.items() if name in SIZES} or None,
        filters=(*filters, *(("brightness(0.45)",) if "filtered" in names else ())),
        is_dimmed="filtered" in names,
        strange=tuple(other for other in others if _is_slip(other)) if is_marked else (),
    )


def _is_known(part: str) -> bool:
    name, colon, value = part.partition(":")
    if _SHARE.fullmatch(part):
        return True
    if not colon:
        return name in PLACES or name in FITS or name in FILTERS
    if name in SIDES:
        return _SHARE.fullmatch(value) is not None
    if name in SIZES:
        return _LENGTH.fullmatch(value) is not None
    return name in FILTERS and _STRENGTH.fullmatch(value) is not None


def _is_slip(part: str) -> bool:
    """`lefft:40%` is no text."""
    return re.fullmatch(r"[a-z-]+:[\w.%]+", part) is not None


def _share(value: str | None) -> str:
    match = _SHARE.fullmatch(value or "")
    return f"{min(95.0, max(5.0, float(match[1]))):g}%" if match else "50%"


def _length(value: str) -> str:
    return f"{value}px" if value.replace(".", "").isdecimal() else value
