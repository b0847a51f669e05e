"""`:tada:` is 🎉, with `markdown: {emoji: true}` in the headmatter. Slidev shows it as it is written.

The names are GitHub's. What is no name of one stays text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from slidegen.core.patterns import pattern
from slidegen.shipped import vendor_dir

_CODE = pattern(r":([a-z0-9_+-]+):")


def emoji(md: MarkdownIt) -> None:
    """Let `md` find the names of emoji."""
    md.inline.ruler.before("linkify", "emoji", emoji_rule)


def emoji_rule(state: StateInline, silent: bool) -> bool:
    """`:name:`, not within a word or a time."""
    match = _CODE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == ":" else None
    if match is None or (state.pos and state.src[state.pos - 1].isalnum()):
        return False
    found = _names().get(match[1])
    if found is None:
        return False
    if not silent:
        state.pending += found
    state.pos = match.end()
    return True


def with_emoji(text: str) -> str:
    """`text` with emoji in place of their names."""
    return re.sub(rf"(?<!\w){_CODE.pattern}", lambda match: _names().get(match[1], match[0]), text)


@cache
def _names() -> Mapping[str, str]:
    names: dict[str, str] = json.loads((vendor_dir() / "emoji.json").read_text(encoding="utf-8"))
    return names
