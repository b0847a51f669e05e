"""Rehearsals that the page saved (`#/rehearse`), against the deck as it is now."""

from slidegen.rehearsal.command import print_rehearsals

__all__ = ["print_rehearsals"]
