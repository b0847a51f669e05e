"""Mistakes that an author does not want to hear of: `ignore: [remote-asset]`, for the deck or for a slide."""

from __future__ import annotations

from collections.abc import Iterable

from slidegen.core.deck import Settings
from slidegen.core.diagnostics import Diagnostic


def without_ignored(found: Iterable[Diagnostic], settings: Settings) -> list[Diagnostic]:
    """Those of `found` whose codes `settings` do not list under `ignore`."""
    listed = settings.get("ignore")
    codes = frozenset(map(str, listed)) if isinstance(listed, list) else frozenset()
    return [diagnostic for diagnostic in found if diagnostic.code not in codes]
