"""How wide the characters of the fonts are that come with slidegen: what pictures are laid out with.

In:  the name of a family. Out: its table as the engine's bundles read it (assets/vendor/widths.mjs).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from slidegen.shipped import vendor_dir

DEFAULT = "Inter"
"""Stands in for a family that does not ship: it is wider than most, so no label is cut off."""

Widths = dict[str, list[list[Any]]]
"""Weight (`400`, `700`) → runs of the first code point and the widths, in thousandths of an em."""


def measured_family(families: Iterable[str]) -> str:
    """The first of `families` whose widths are known."""
    known = {name.lower(): name for name in _index()}
    return next((known[name.lower()] for name in families if name.lower() in known), DEFAULT)


@lru_cache(maxsize=4)
def widths_of(family: str) -> Widths:
    """The table of a family that `measured_family` gave, else that of the default."""
    path = vendor_dir() / "widths" / f"{_index()[family or DEFAULT]}.json"
    widths: Widths = json.loads(path.read_text(encoding="utf-8"))
    return widths


@cache
def _index() -> dict[str, str]:
    index: dict[str, str] = json.loads((vendor_dir() / "widths/index.json").read_text(encoding="utf-8"))
    return index
