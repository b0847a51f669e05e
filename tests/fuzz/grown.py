"""Decks that grow out of the language's own pieces, whose slides are known by their titles."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st
from words import BLOCKS, HEADMATTER, INLINE, NASTY

_SEPARATES = ("---", "src:", "<<<")
_OPENS = ("```", "````", "~~~", "$$", "<!--", "<script", "<style", "<pre", "<textarea", "{{")
WHOLE = [one for one in BLOCKS if not one.startswith(_SEPARATES)]
"""Blocks that begin no slide."""
CLOSED = [
    one
    for one in WHOLE
    if (not one.startswith(_OPENS) or one.count(one[:3]) > 1 or "</" in one)
    and one.count("<!--") == one.count("-->")
]
"""Blocks that hide nothing of what follows; to Slidev `<!--` opens a comment in a script, too."""
SETTINGS = [one for one in HEADMATTER if "\n" not in one and not one.startswith(("wrong", "'", "\t", "a:"))]

nasty_text = st.text(alphabet=NASTY, max_size=8)
line = st.lists(st.sampled_from(INLINE) | nasty_text, min_size=1, max_size=5).map(" ".join)
block = st.sampled_from(BLOCKS) | line
wild = st.lists(block, min_size=1, max_size=6).map("\n\n".join)
"""Anything after anything."""


@dataclass(frozen=True)
class Grown:
    """A deck that was put together so that its slides are known."""

    text: str
    titles: tuple[str, ...]


@st.composite
def known_deck(draw: st.DrawFn) -> Grown:
    """Slides with a title each, of blocks that end where they end."""
    count = draw(st.integers(1, 4))
    titles = tuple(f"Slide number {number}" for number in range(1, count + 1))
    slides = []
    for title in titles:
        blocks = draw(st.lists(st.sampled_from(CLOSED), max_size=3))
        setting = draw(st.none() | st.sampled_from(SETTINGS))
        head = f"---\n{setting}\n---\n\n" if setting else "---\n\n"
        slides.append(head + "\n\n".join([f"# {title}", *blocks]) + "\n")
    return Grown("\n".join(slides), titles)
