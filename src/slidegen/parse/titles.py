"""The title of a slide and its level (Slidev reference §1.4).

A title of the frontmatter, else the first heading written with `#`, whatever its level. Headings in
code blocks are none, nor are underlined ones or `<h1>`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from slidegen.core.deck import Settings
from slidegen.core.patterns import pattern
from slidegen.parse.syntax.emoji import with_emoji
from slidegen.parse.syntax.props import read_props, says_more_than_words

_HEADING = re.compile(r"^(#+) (.*)$", re.MULTILINE)
_FENCE = pattern(r" {0,3}(`{3,}|~{3,})(.*)")
_MARKUP = re.compile(r"[\\*_`\[\]<&~:!^]")


def find_title(content: str, settings: Settings) -> tuple[str | None, int | None]:
    """The title of a slide, its Markdown kept raw, and its level; None where it has none."""
    level = settings.get("level") or None
    named = settings.get("title") or settings.get("name")
    if named:
        return str(named), level
    heading = _first_heading(content)
    if heading is None:
        return None, level
    return heading[2].strip() or None, level or len(heading[1])


def _first_heading(content: str) -> re.Match[str] | None:
    found = _HEADING.search(content)
    if found is None or not _may_hold_fence(content, found.start()):
        return found
    return _HEADING.search(_without_fences(content))


def _may_hold_fence(content: str, end: int) -> bool:
    return content.find("```", 0, end) >= 0 or content.find("~~~", 0, end) >= 0


def _without_fences(content: str) -> str:
    """`content` without its code blocks. One that is never closed hides nothing, as in Slidev."""
    lines = content.split("\n")
    kept: list[str] = []
    at = 0
    while at < len(lines):
        match = _FENCE.match(lines[at])
        end = _fence_end(lines, at, match[1]) if match and not ("`" in match[1] and "`" in match[2]) else None
        if end is None:
            kept.append(lines[at])
            at += 1
        else:
            at = end + 1
    return "\n".join(kept)


def _fence_end(lines: list[str], at: int, mark: str) -> int | None:
    for index in range(at + 1, len(lines)):
        text = lines[index].strip()
        if text.startswith(mark) and not text.strip(mark[0]):
            return index
    return None


def plain_title(title: str, dialect: frozenset[str] = frozenset()) -> str:
    """`title` as plain text: marks, links, tags and Comark's attributes are gone, what they hold stays."""
    if "comark" in dialect:
        title = _without_props(title)
    if "emoji" in dialect:
        title = with_emoji(title)
    if not _MARKUP.search(title):
        return title.strip()
    tokens = _markdown().parseInline(title)[0].children or []
    return re.sub(r"\s+", " ", _text(tokens)).strip()


def _without_props(title: str) -> str:
    """A heading without the attributes at its end."""
    start = title.rfind("{")
    read = read_props(title, start) if start >= 0 else None
    if read is None or title[read[1] :].strip() or not says_more_than_words(read[0]):
        return title
    return title[:start].rstrip()


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("js-default", {"html": True, "typographer": False})


def _text(tokens: list[Token]) -> str:
    parts = []
    for token in tokens:
        match token.type:
            case "html_inline":
                parts.append(" " if re.match(r"<br\b", token.content, re.IGNORECASE) else "")
            case "softbreak" | "hardbreak":
                parts.append(" ")
            case "image":
                parts.append(_text(token.children or []))
            case _:
                parts.append(token.content)
    return "".join(parts)
