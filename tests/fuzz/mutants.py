"""Real decks, changed by seeded chance: what people write, and what happens to it in an editor."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from words import BLOCKS, HEADMATTER, INLINE, NASTY

LONGEST = 1_500
"""Characters of a mutant: a second is meant for a slide, not for a book."""
_BREAK = re.compile(r"^---$", re.MULTILINE)


def read_corpus(root: Path) -> list[str]:
    """Runs of some slides out of the decks and fixtures of the repository, in one order."""
    decks = sorted(root.glob("decks/*/slides.md"))
    texts = [path.read_text(encoding="utf-8") for path in decks]
    pieces = [piece for text in texts for piece in runs_of(text)]
    for path in sorted(root.glob("tests/spec/*.md")):
        found = re.findall(r"^(`{3,})md\b[^\n]*\n(.*?)^\1$", path.read_text(encoding="utf-8"), re.M | re.S)
        pieces += [text for _, text in found]
    return [piece for piece in pieces if len(piece) <= LONGEST]


def runs_of(text: str) -> list[str]:
    """Pieces of a deck: slides with what separates them."""
    parts = _BREAK.split(text)
    return ["---".join(parts[at : at + 3]) for at in range(0, len(parts), 2)]


def mutant(number: int, corpus: Sequence[str]) -> str:
    """The text of this number: the same for the same corpus, on every machine."""
    chance = random.Random(f"mutant {number}")
    text = chance.choice(corpus)
    for change in chance.choices(CHANGES, k=chance.choice((1, 1, 2, 3, 5, 8))):
        text = change(text, chance, corpus)[:LONGEST]
    return text


def _place(text: str, chance: random.Random) -> int:
    return chance.randint(0, len(text))


def _some_lines(text: str, chance: random.Random) -> tuple[list[str], int, int]:
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    return lines, start, min(len(lines), start + chance.choice((1, 1, 1, 2, 4)))


def delete_lines(text: str, chance: random.Random, _: Sequence[str]) -> str:
    lines, start, end = _some_lines(text, chance)
    return "\n".join(lines[:start] + lines[end:])


def repeat_lines(text: str, chance: random.Random, _: Sequence[str]) -> str:
    lines, start, end = _some_lines(text, chance)
    return "\n".join(lines[:end] + lines[start:end] * chance.choice((1, 1, 2, 5)) + lines[end:])


def move_lines(text: str, chance: random.Random, _: Sequence[str]) -> str:
    lines, start, end = _some_lines(text, chance)
    rest = lines[:start] + lines[end:]
    at = chance.randint(0, len(rest))
    return "\n".join(rest[:at] + lines[start:end] + rest[at:])


def indent_lines(text: str, chance: random.Random, _: Sequence[str]) -> str:
    lines, start, end = _some_lines(text, chance)
    indent = chance.choice((" ", "  ", "    ", "\t", "> ", "- ", "1. ", ":", "\\"))
    return "\n".join(lines[:start] + [indent + line for line in lines[start:end]] + lines[end:])


def delete_characters(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = _place(text, chance)
    return text[:at] + text[at + chance.choice((1, 1, 2, 3, 10, 60)) :]


def insert_characters(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = _place(text, chance)
    return text[:at] + "".join(chance.choices(NASTY, k=chance.choice((1, 1, 2, 4)))) + text[at:]


def repeat_a_character(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = _place(text, chance)
    return text[:at] + text[at : at + 1] * chance.choice((2, 3, 30, 300)) + text[at:]


def insert_a_word(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = _place(text, chance)
    return text[:at] + chance.choice(INLINE) + text[at:]


def insert_a_block(text: str, chance: random.Random, _: Sequence[str]) -> str:
    lines = text.split("\n")
    at = chance.randint(0, len(lines))
    blank = chance.choice(([""], []))
    return "\n".join([*lines[:at], *blank, chance.choice(BLOCKS), *blank, *lines[at:]])


def add_a_setting(text: str, chance: random.Random, _: Sequence[str]) -> str:
    return f"---\n{chance.choice(HEADMATTER)}\n---\n{text}"


def splice(text: str, chance: random.Random, corpus: Sequence[str]) -> str:
    other = chance.choice(corpus)
    at, from_ = _place(text, chance), _place(other, chance)
    return text[:at] + other[from_ : from_ + chance.choice((20, 200, 1000))] + text[at:]


def cut_off(text: str, chance: random.Random, _: Sequence[str]) -> str:
    return text[: _place(text, chance)]


def change_the_case(text: str, chance: random.Random, _: Sequence[str]) -> str:
    at = _place(text, chance)
    return text[:at] + text[at : at + 8].swapcase() + text[at + 8 :]


CHANGES: tuple[Callable[[str, random.Random, Sequence[str]], str], ...] = (
    delete_lines,
    repeat_lines,
    move_lines,
    indent_lines,
    delete_characters,
    delete_characters,
    insert_characters,
    insert_characters,
    repeat_a_character,
    insert_a_word,
    insert_a_word,
    insert_a_block,
    insert_a_block,
    add_a_setting,
    splice,
    cut_off,
    change_the_case,
)
