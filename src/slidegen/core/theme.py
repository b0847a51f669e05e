"""A theme: data, then templates, then CSS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Template:
    """A layout or a component: its file, its declared props and slots, its markup."""

    name: str
    path: Path
    source: str = field(repr=False)
    """The Jinja text after the declarations."""
    props: Mapping[str, Mapping[str, Any]]
    """Prop name → its declaration: `default`, `kind` (`image`)."""
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """CSS as written, with its place: `url(…)` in it starts from its folder."""

    path: Path
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FontFace:
    """One font file of a family that ships with slidegen."""

    family: str
    path: Path
    style: str
    """`normal` or `italic`."""
    weight: str
    """`400`, or a range of a variable font: `200 900`."""
    unicode_range: str
    """As in CSS: `U+0000-00FF, U+0131`."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with all that it inherits."""

    name: str
    folder: Path | None
    """None for `theme: none`."""
    description: str
    schemes: tuple[str, ...]
    """Of `light`, `dark`."""
    defaults: Mapping[str, Any]
    """Headmatter that the theme sets where a deck says nothing."""
    theme_config: Mapping[str, Any]
    """`--slidev-theme-<key>` on the page."""
    fonts: Mapping[str, str]
    """`sans`, `serif`, `mono` → families, comma separated."""
    fallbacks: Mapping[str, str]
    """Script (`zh`, `ja`, `ko`, `ar`, `emoji`) → families of the system, comma separated."""
    layouts: Mapping[str, Template]
    components: Mapping[str, Template]
    styles: tuple[Stylesheet, ...]
    """In cascade order: the parent theme's first."""
    scripts: tuple[Path, ...]
    """ES modules of the theme."""
