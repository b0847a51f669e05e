"""How a click gets its number: Slidev's way of counting, in small."""

from dataclasses import dataclass


# region counter
@dataclass
class Counter:
    """Counts the clicks of one slide."""

    offset: int = 0
    total: int = 0

    def relative(self, step: int = 1) -> int:
        """Count on from the last one."""
        self.offset += step
        self.total = max(self.total, self.offset)
        return self.offset

    def absolute(self, click: int) -> int:
        """Take a number; nobody else moves."""
        self.total = max(self.total, click)
        return click


# endregion counter
