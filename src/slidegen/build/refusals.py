"""Why a build makes no page: the only mistakes that are exceptions; all others are in the report."""

from __future__ import annotations


class UnreadableDeckError(Exception):
    """The entry is missing or is not text: nothing can be made of it."""

    status = 1
    """The exit status that says so."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line
        """1-based line of the entry at which reading ended."""


class MissingThemeError(UnreadableDeckError):
    """The command line asks for a theme that is not there: the command is wrong, not the deck."""

    status = 2
