"""Decks on disk: pages and what goes with them on a site; lists on the terminal."""

from slidegen.output.command import build_decks
from slidegen.output.listings import print_outline, print_themes
from slidegen.output.options import WriteOptions, site_address
from slidegen.output.watching import watch_decks

__all__ = [
    "WriteOptions",
    "build_decks",
    "print_outline",
    "print_themes",
    "site_address",
    "watch_decks",
]
