"""slidegen turns a Slidev-flavoured Markdown deck into one HTML file that presents itself.

What `__all__` names is for programs; it is imported when it is first asked for, so that `slidegen --help`
waits for none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from slidegen.api import (
        BrowserFailedError,
        BuildOptions,
        BuiltDeck,
        Diagnostic,
        NoBrowserError,
        NoDeckError,
        SourceFile,
        Span,
        UnreadableDeckError,
        build_deck,
        check_deck,
    )

__all__ = [
    "BrowserFailedError",
    "BuildOptions",
    "BuiltDeck",
    "Diagnostic",
    "NoBrowserError",
    "NoDeckError",
    "SourceFile",
    "Span",
    "UnreadableDeckError",
    "__version__",
    "build_deck",
    "check_deck",
]


def __getattr__(name: str) -> object:
    """One of the names of `__all__`, from `slidegen.api` (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from slidegen import api

    return getattr(api, name)
