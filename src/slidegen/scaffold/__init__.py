"""First files to start from, written where there are none."""

from slidegen.scaffold.deck import new_deck
from slidegen.scaffold.theme import new_theme

__all__ = ["new_deck", "new_theme"]
