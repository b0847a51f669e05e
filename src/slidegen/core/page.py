"""What rendering yields (`Page`) and what bundling yields (`Files`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from slidegen.core.assets import Asset


@dataclass(frozen=True, slots=True)
class ImageSource:
    """A whole `src` attribute that shows an asset: the bundler may let several share one copy."""

    asset: Asset


Markup = tuple[str | Asset | ImageSource, ...]
"""Finished markup or CSS, with the assets still to be put in."""


@dataclass(frozen=True, slots=True)
class Page:
    """A deck as parts of a document."""

    title: str
    lang: str
    html_attrs: Mapping[str, str]
    head: Markup
    """Further elements of `<head>`: description, icon."""
    styles: Markup
    """The whole style sheet."""
    body: Markup
    """The slides."""
    data: Mapping[str, object]
    """What the runtime is told, as JSON."""
    scripts: tuple[str, ...]
    """Theme scripts: ES modules' texts."""


Files = Mapping[str, bytes]
"""POSIX path → bytes, of all that a build yields."""
