"""The headmatter's `keys:`: which keys do what, in place of those that the runtime binds.

    keys:
      blank: [b, F8]
      next: Enter
      dark: false

In:  the map as written. Out: for each action a list of keys, by the names that the runtime knows them
     by; an empty list takes an action's keys away. What names no key is left out with a diagnostic.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slidegen.core.deck import DeckSource, Settings
from slidegen.core.diagnostics import Report, Span, did_you_mean

KEYS = (
    "ArrowLeft ArrowRight ArrowUp ArrowDown PageUp PageDown Home End Enter Escape Space Tab Backspace "
    "Delete Insert F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 AudioVolumeUp AudioVolumeDown MediaTrackNext "
    "MediaTrackPrevious MediaPlayPause BrowserBack BrowserForward"
).split()
"""Keys of more than one character, as browsers name them."""

_ALSO = {
    "left": "ArrowLeft",
    "right": "ArrowRight",
    "up": "ArrowUp",
    "down": "ArrowDown",
    "esc": "Escape",
    "return": "Enter",
}
_NAMES = {name.lower(): name for name in KEYS} | _ALSO
_TAKEN = frozenset("ctrl control alt option meta cmd command super win".split())


def chosen_keys(values: Settings, source: DeckSource, report: Report) -> dict[str, list[str]]:
    """The keys of each action that the headmatter names."""
    written = values.get("keys")
    chosen: dict[str, list[str]] = {}
    for action, keys in (written if isinstance(written, Mapping) else {}).items():
        span = values.spans.get(f"keys.{action}") or values.spans.get("keys") or Span(source.file, 1)
        if keys is None or keys is False:
            chosen[action] = []
            continue
        listed = keys if isinstance(keys, list) else [keys]
        found = [_key(key, span, report) for key in listed]
        # Where nothing of it is a key, the runtime's own hold.
        if any(found):
            chosen[action] = [key for key in found if key]
    return chosen


def _key(written: Any, span: Span, report: Report) -> str | None:
    """The key's name in the runtime's form: `b`, `Space`, `Shift+ArrowUp`; None where it is none."""
    text = str(written)
    *modifiers, name = text.split("+") if len(text) > 1 else [text]
    if any(modifier.strip().lower() in _TAKEN for modifier in modifiers):
        message = f"`{text}` is the browser's: slides have no keys with Ctrl, Alt or Meta"
        report.warning("key-of-browser", message, span, f"write `{name}`")
        return None
    name = name.strip() if len(name) > 1 else name
    known = (
        name.lower()
        if len(name) == 1 and name != " "
        else "Space"
        if name == " "
        else _NAMES.get(name.lower())
    )
    if not known or any(modifier.strip().lower() != "shift" for modifier in modifiers):
        near = did_you_mean(name, KEYS)
        hint = f"write `{near}`" if near else "write a character, or a name such as `Space`, `F8`, `PageDown`"
        report.warning("unknown-key", f"there is no key `{text}`", span, hint)
        return None
    # Shift has made a character what it is, already.
    return f"Shift+{known}" if modifiers and len(known) > 1 else known
