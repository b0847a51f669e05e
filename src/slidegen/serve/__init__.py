"""A deck on the author's machine, live: save the file, and the open page shows the change."""

from slidegen.serve.command import serve_deck

__all__ = ["serve_deck"]
