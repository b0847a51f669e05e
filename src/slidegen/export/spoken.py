"""The speaker notes of slides → text, as they were written, under the slides' numbers and titles."""

from __future__ import annotations

from collections.abc import Sequence

from slidegen.core.deck import Slide


def write_notes(slides: Sequence[Slide]) -> str:
    """The notes; a slide without one is passed over."""
    parts = [f"{heading(slide)}\n\n{note}\n" for slide in slides if (note := note_text(slide))]
    return "\n".join(parts)


def note_text(slide: Slide) -> str:
    """A slide's note as written; empty without one."""
    return (slide.source.note or "").strip()


def heading(slide: Slide) -> str:
    """`3 · Goals`, or `3`."""
    return f"{slide.no} · {slide.title_text}" if slide.title_text else str(slide.no)
