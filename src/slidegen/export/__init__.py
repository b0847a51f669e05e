"""Other forms of a built deck: PDF, pictures, PowerPoint, a hand-out, the notes (contract, `export`)."""

from slidegen.export.command import export_deck

__all__ = ["export_deck"]
