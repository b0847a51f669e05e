"""First files to start from, written where there are none."""

from slidegen.scaffold.theme import new_theme

__all__ = ["new_theme"]
