"""Decks on the author's machine, live: save the file, and the open page shows the change."""

from slidegen.serve.command import ServeOptions, serve_deck

__all__ = ["ServeOptions", "serve_deck"]
