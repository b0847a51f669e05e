"""What rendering yields (`Page`) and what bundling yields (`Files`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from slidegen.core.assets import Asset, CssUrl
from slidegen.core.records import record


@record
class ImageSource:
    """The whole `src` attribute of an image that shows an asset: several may share one copy."""

    asset: Asset


@record
class MediaSource:
    """The whole `src` or `poster` attribute of a film or sound: several may share one copy."""

    name: str
    asset: Asset


@record
class MediaPlace:
    """The place behind a film or sound, for readers without scripts.

    Where the film has no copy of its own, a link to the one that has it stands there.
    """

    asset: Asset


@record
class InlineScript:
    """A whole `<script>` element of the author's, kept as it is: the policy lets it run by its hash."""

    attributes: str
    """Finished markup with a space in front of each: ` type="module"`."""
    code: str


Shared = CssUrl | ImageSource | MediaSource | MediaPlace
"""What the bundler writes as it sees fit, since several may share one copy."""
Piece = str | Asset | Shared | InlineScript
Markup = tuple[Piece, ...]
"""Finished markup or CSS, with the assets still to be put in: an `Asset` becomes its bare address, a
`CssUrl` a whole `url(…)`, an `ImageSource` or `MediaSource` a whole attribute."""


@record
class Page:
    """A deck as parts of a document."""

    title: str
    lang: str
    html_attrs: Mapping[str, str]
    head: Markup
    """Further elements of `<head>`, such as a theme has."""
    styles: Markup
    """The whole style sheet."""
    body: Markup
    """The slides."""
    data: Mapping[str, object]
    """What the runtime is told, as JSON."""
    scripts: tuple[Path, ...]
    """Theme scripts: ES modules with one exported function each."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """`<meta>` name → content: `description`, `author`, `keywords`, `og:title`, `twitter:card`."""
    icon: Asset | None = None
    """The deck's own `favicon`; slidegen's when there is none."""
    embeds: tuple[str, ...] = ()
    """Origins that frames may show: headmatter `embeds`."""


Files = Mapping[str, bytes]
"""POSIX path → bytes, of all that a build yields."""
