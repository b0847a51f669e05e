"""What the parsing of one slide's Markdown needs beside the Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from slidegen.core.diagnostics import Report
from slidegen.core.records import record
from slidegen.core.sources import Sources


@record
class MarkupContext:
    """Where files are read from, where mistakes go, and what keeps a slide's ids apart from others'."""

    sources: Sources
    report: Report
    root: Path
    """The project root: `@/`."""
    prefix: str
    """Put before the ids that Markdown makes (`s3-fn1`), so that they are unique in the deck."""
    dialect: frozenset[str] = frozenset()
    """What is read beside Slidev's own Markdown, by the names of `DIALECT`."""


DIALECT = ("comark", "mark", "sub", "sup", "deflist", "emoji")
"""Comark (Slidev reference §3.11), and what else the headmatter's `markdown` may ask for."""


def read_dialect(headmatter: Mapping[str, Any]) -> frozenset[str]:
    """What a headmatter asks for: `comark`, of old `mdc`, and each of `markdown: {mark: true}`."""
    asked = headmatter.get("markdown")
    found = {name for name in DIALECT[1:] if isinstance(asked, Mapping) and asked.get(name) is True}
    has_comark = headmatter.get("comark") is True or headmatter.get("mdc") is True
    return frozenset({*found, *(["comark"] if has_comark else [])})
