"""Everything that is wrong or doubtful in a deck, without a page being written (`rules.py` is the table)."""

from slidegen.check.audit import audit_file
from slidegen.check.command import CheckOptions, check_decks
from slidegen.check.explain import explain

__all__ = ["CheckOptions", "audit_file", "check_decks", "explain"]
