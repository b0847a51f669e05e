"""A text that breaks something → a smaller one that breaks it, too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

TRIES = 600


def shrink(text: str, breaks: Callable[[str], bool]) -> str:
    """The smallest text found within `TRIES` tries: first whole lines go, then characters."""
    tries = 0

    def still(parts: Sequence[str], between: str) -> bool:
        nonlocal tries
        tries += 1
        return tries <= TRIES and breaks(between.join(parts))

    for between in ("\n", ""):
        parts = text.split("\n") if between else list(text)
        size = max(1, len(parts) // 2)
        while size:
            at = 0
            while at < len(parts):
                rest = parts[:at] + parts[at + size :]
                if still(rest, between):
                    parts = rest
                else:
                    at += size
            size //= 2
        text = between.join(parts)
    return text
