"""Other forms of a built deck: PDF, pictures, PowerPoint, a hand-out, the notes (contract, `export`)."""

from slidegen.export.command import export_deck
from slidegen.export.options import ExportOptions

__all__ = ["ExportOptions", "export_deck"]
