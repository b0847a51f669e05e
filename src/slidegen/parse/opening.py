"""What a line of three dashes opens when text follows it at once: frontmatter, or a slide.

Slidev takes everything down to the next `---` for YAML (Slidev reference §1.1). That eats slides whose
author left no blank line after the separator, and those whose frontmatter was never closed. Here the
lines below the dashes are looked at first:

    ---                 ---                  ---
    layout: center      # A heading          layout: center
    ---                 and text             ⏎
    frontmatter         a slide              # A heading, after frontmatter that was not closed
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from slidegen.core.records import record
from slidegen.core.settings import DECK_KEYS, SLIDE_KEYS, slip_of
from slidegen.core.yaml import YamlSyntaxError, load_yaml

KNOWN_KEYS = DECK_KEYS | SLIDE_KEYS

KEY = re.compile(r"(['\"]?)([\w$@:][\w$@.:/-]*?|<<)\1[ \t]*:(?=\s|$)")
"""`layout: center`. YAML's keys may have spaces; those of frontmatter do not, and those of prose do."""
TIGHT_KEY = re.compile(r"(\w+):(?=\S)")
"""`layout:center`: text to YAML, a slip where the key is known."""


@record
class Opening:
    """How the lines below three dashes are read. Lines are 0-based."""

    kind: Literal["frontmatter", "prose"]
    end: int = 0
    """The line after the last one of YAML."""
    content: int = 0
    """The first line of the slide's content."""
    closed: bool = True
    """Whether a line of three dashes ends the frontmatter."""
    heading: int | None = None
    """A line that was taken for a comment and could be a heading."""


PROSE = Opening("prose")


@dataclass(slots=True)
class _Outline:
    """What stands at the start of the lines from `first` to `stop`."""

    lines: Sequence[str]
    first: int
    stop: int
    keys: list[str] = field(default_factory=list)
    last_yaml: int = 0
    """The line after the last key, and what is indented below it."""
    prose: int | None = None
    """The first line that is no YAML."""
    prose_after_blank: bool = False
    known_after_prose: bool = False
    heading: int | None = None
    """The first comment since the last key that may be a heading."""
    heading_after_blank: bool = False
    has_blank: bool = False

    @property
    def is_known(self) -> bool:
        """Whether a key is one that decks have."""
        return any(is_known(key) for key in self.keys)


def is_known(key: str) -> bool:
    """Whether decks have this key, or one that this is a slip of."""
    return key in KNOWN_KEYS or slip_of(key, KNOWN_KEYS) is not None


def read_opening(lines: Sequence[str], first: int, close: int | None) -> Opening:
    """How `lines` from `first` on are to be read; `close` is the next line of three dashes, if any."""
    stop = len(lines) if close is None else close
    if lines[first].startswith("{") and not lines[first].startswith("{{"):
        return _flow(lines, first, close)
    outline = _outline(lines, first, stop)
    if not outline.keys:
        return _without_keys(outline, close)
    after_blank = _unclosed_at(outline, close)
    if not outline.is_known and (outline.prose is not None or after_blank is not None or close is None):
        return PROSE
    if after_blank is not None:
        return Opening("frontmatter", after_blank, after_blank, closed=False)
    if close is None:
        return Opening("frontmatter", stop, stop, closed=False)
    return Opening("frontmatter", close, close + 1)


def holds_only_known_keys(lines: Sequence[str], first: int, close: int) -> bool:
    """Whether these lines are surely settings: keys that decks have, and nothing else."""
    outline = _outline(lines, first, close)
    return bool(outline.keys) and outline.prose is None and all(key in KNOWN_KEYS for key in outline.keys)


def _flow(lines: Sequence[str], first: int, close: int | None) -> Opening:
    """`{layout: center}`: a whole map in braces."""
    if close is None:
        return PROSE
    try:
        is_map = isinstance(load_yaml("\n".join(lines[first:close])), dict)
    except YamlSyntaxError:
        is_map = False
    return Opening("frontmatter", close, close + 1) if is_map else PROSE


def _outline(lines: Sequence[str], first: int, stop: int) -> _Outline:
    outline = _Outline(lines, first, stop, last_yaml=first)
    since_blank = False
    for index in range(first, stop):
        line = lines[index]
        if not line.strip():
            since_blank = outline.has_blank = True
        elif match := KEY.match(line if outline.keys else line.lstrip()) or _tight(line):
            _note_key(outline, match[match.lastindex or 1], index)
            since_blank = since_blank and outline.prose is not None
        elif line[0] in " \t" and outline.keys:
            if outline.prose is None:
                outline.last_yaml = index + 1
        elif line[0] == "#" and outline.prose is None:
            if outline.heading is None and not KEY.match(line.lstrip("# \t")):
                outline.heading, outline.heading_after_blank = index, since_blank
        elif _goes_on(line, outline):
            outline.last_yaml = index + 1
        elif outline.prose is None:
            outline.prose, outline.prose_after_blank = index, since_blank
    return outline


def _tight(line: str) -> re.Match[str] | None:
    match = TIGHT_KEY.match(line)
    return match if match and match[1] in KNOWN_KEYS else None


def _note_key(outline: _Outline, key: str, index: int) -> None:
    if outline.prose is not None:
        outline.known_after_prose = outline.known_after_prose or is_known(key)
        return
    outline.keys.append(key)
    outline.last_yaml = index + 1
    outline.heading = None


def _goes_on(line: str, outline: _Outline) -> bool:
    """Whether a line that is not indented belongs to the key above it: `- an item`, a closing bracket."""
    if outline.prose is not None or not outline.keys or outline.heading is not None:
        return False
    if line[0] in "]}":
        return True
    above = outline.lines[outline.last_yaml - 1].rstrip()
    is_item = line.startswith("- ") or line.rstrip() == "-"
    return is_item and (above.endswith(":") or above.lstrip().startswith("-"))


def _without_keys(outline: _Outline, close: int | None) -> Opening:
    """Comments and blank lines, or prose."""
    if outline.prose is not None or close is None:
        return PROSE
    heading = outline.heading
    if heading is not None:
        after = outline.lines[close + 1] if close + 1 < len(outline.lines) else ""
        # In a deck of `---` and headings without blank lines, each heading would be a comment.
        if outline.has_blank or outline.lines[heading].startswith("##") or after.strip():
            return PROSE
    return Opening("frontmatter", close, close + 1, heading=heading)


def _unclosed_at(outline: _Outline, close: int | None) -> int | None:
    """The line at which the slide starts, where the frontmatter before it was never closed."""
    if outline.prose is None:
        return outline.last_yaml if _is_heading(outline, close) else None
    if outline.known_after_prose:
        return None
    if outline.prose_after_blank or outline.heading is not None or close is None:
        return outline.last_yaml
    has_paragraphs = any(not line.strip() for line in outline.lines[outline.prose : outline.stop])
    return outline.last_yaml if has_paragraphs else None


def _is_heading(outline: _Outline, close: int | None) -> bool:
    """Whether the comment at the end stands as a heading does: alone between blank lines."""
    heading = outline.heading
    if heading is None or close is None:
        return heading is not None
    after = outline.lines[close + 1].strip() if close + 1 < len(outline.lines) else ""
    blank_below = any(not line.strip() for line in outline.lines[heading:close])
    return outline.heading_after_blank and blank_below and (not after or bool(KEY.match(after)))
