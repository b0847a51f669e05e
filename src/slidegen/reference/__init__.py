"""What a deck can say, told to its author: `slidegen reference`."""

from slidegen.reference.command import print_reference
from slidegen.reference.entries import Entry
from slidegen.reference.topics import TOPICS, all_entries

__all__ = ["TOPICS", "Entry", "all_entries", "print_reference"]
