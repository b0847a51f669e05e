"""The settings of decks and slides: the table of all there are, and the check against it."""

from slidegen.core.settings.check import check_settings, check_value, key_span
from slidegen.core.settings.slips import slip_of
from slidegen.core.settings.table import DECK_KEYS, RESERVED, SETTINGS, SLIDE_KEYS, Kind, Scope, Setting
from slidegen.core.settings.values import NOTHING, parse_ratio

__all__ = [
    "DECK_KEYS",
    "NOTHING",
    "RESERVED",
    "SETTINGS",
    "SLIDE_KEYS",
    "Kind",
    "Scope",
    "Setting",
    "check_settings",
    "check_value",
    "key_span",
    "parse_ratio",
    "slip_of",
]
