"""Everything that is wrong or doubtful in a deck, without a page being written."""

from slidegen.check.command import check_decks

__all__ = ["check_decks"]
