"""The `transition` of a slide → the names that the runtime plays (Slidev reference §6.1)."""

from __future__ import annotations

from collections.abc import Mapping

REVERSED = {
    "slide-left": "slide-right",
    "slide-right": "slide-left",
    "slide-up": "slide-down",
    "slide-down": "slide-up",
}
"""These turn round when one goes back; others look the same both ways."""


def slide_transition(own: object, deck: object, usual: str | None = None) -> tuple[str, str] | None:
    """The names for leaving the slide forward and for coming back to it; None is a cut.

    `own` is the slide's setting, `deck` the headmatter's, `usual` the theme's where those say nothing;
    `a | b` names both ways.
    """
    chosen = next((one for one in (own, deck, usual) if one is not None), None)
    if isinstance(chosen, Mapping):
        chosen = chosen.get("name")
    if not isinstance(chosen, str) or chosen.strip() in ("", "none"):
        return None
    forward, _, back = (part.strip() for part in chosen.partition("|"))
    return (forward, back or REVERSED.get(forward, forward))
