"""A picture, font, sound or film that the page carries inside itself."""

from __future__ import annotations

from dataclasses import field

from slidegen.core.diagnostics import Severity
from slidegen.core.records import record


@record
class Asset:
    """Bytes with a type. Equal digests are the same asset, however often and wherever it is used."""

    digest: str
    """sha256 of the bytes, hexadecimal."""
    mime: str
    """`image/png`"""
    name: str = field(compare=False)
    """The file's name, for people."""
    data: bytes = field(compare=False, repr=False)
    width: int | None = field(default=None, compare=False)
    """CSS px, of pictures whose header says so."""
    height: int | None = field(default=None, compare=False)
    """CSS px."""


@record
class CssUrl:
    """A whole `url(…)` of CSS, in a style sheet or a `style` attribute, that shows an asset.

    A type of its own, since the bundler may write `var(…)` instead where several share one copy.
    """

    asset: Asset
    fragment: str = ""
    """`#name` of a part of an SVG file, or nothing."""


@record
class Remark:
    """What is to be said of an asset wherever it is used."""

    code: str
    message: str
    hint: str
    severity: Severity = "warning"
