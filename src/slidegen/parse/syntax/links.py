"""Links (Slidev reference §3.2).

    [to a slide](3)  [by its alias](/intro)  [elsewhere](https://sli.dev)  https://sli.dev

A target that is a number or starts with `.`, `/` or `#` is inside the deck: it is marked with
`data-slidegen-to`, and a pass resolves it. All others open in a new tab. A bare address is a link when
it says its protocol.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from slidegen.core.nodes import AttrValue
from slidegen.core.patterns import pattern

INTERNAL = "data-slidegen-to"
"""The attribute with the target as written."""

_SCHEME = pattern(r"(?:^|[^A-Za-z0-9.+-])((?:https?|ftp))$", re.IGNORECASE)
_HOST = r"(?:[\w.~%+-]+(?::[^\s@/]*)?@)?(?:[\w-]+(?:\.[\w-]+)*|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?"
_ADDRESS = pattern(rf"://{_HOST}(?:[/?#][^\s<>\"`|、。，；：！？（）《》「」『』【】“”‘’]*)?")
_TRAILING = pattern(r"[.,;:!?'*_~-]+$")
_DESTINATION = pattern(r"\]\(\s*(?:<([^<>\n]*)>|<?((?:[^\s()<>]|\([^\s()]*\))*))")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def links(md: MarkdownIt) -> None:
    """Let `md` find bare addresses."""
    md.inline.ruler.at("linkify", bare_link)


def bare_link(state: StateInline, silent: bool) -> bool:
    """`https://…` in running text."""
    if state.src[state.pos] != ":" or state.linkLevel > 0 or not state.src.startswith("://", state.pos):
        return False
    scheme = _SCHEME.search(state.pending)
    match = _ADDRESS.match(state.src, state.pos, state.posMax) if scheme else None
    if scheme is None or match is None:
        return False
    tail = _without_trailing(match[0])
    address = scheme[1] + tail
    if not silent:
        state.pending = state.pending[: -len(scheme[1])]
        end = state.pos
        state.pos -= len(scheme[1])
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": state.md.normalizeLink(address)}
        token.info = "auto"
        state.push("text", "", 0).content = state.md.normalizeLinkText(address)
        state.push("link_close", "a", -1).info = "auto"
        state.pos = end
    state.pos += len(tail)
    return True


def _without_trailing(address: str) -> str:
    """`address` less the marks that end a sentence or a bracket around it."""
    while True:
        shorter = _TRAILING.sub("", address)
        last = shorter[-1:]
        if last in _PAIRS and shorter.count(last) > shorter.count(_PAIRS[last]):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


def link_attrs(attrs: dict[str, AttrValue]) -> dict[str, AttrValue]:
    """The attributes of a Markdown link, marked as internal or external."""
    href = attrs.get("href")
    target = href if isinstance(href, str) else ""
    if target.startswith((".", "/", "#")) or re.fullmatch(r"\d+", target, re.ASCII):
        return {**attrs, INTERNAL: target}
    return {**attrs, "target": "_blank", "rel": "noopener"}


def destination(text: str, label_end: int) -> tuple[int, int]:
    """Offset and length of the target in `text`, when the `]` of its label is at `label_end`.

    A target that is defined elsewhere (`[text][name]`) is the label's own end.
    """
    match = _DESTINATION.match(text, label_end)
    if match is None:
        return max(0, label_end), 1
    group = 2 if match[1] is None else 1
    return match.start(group), max(1, len(match[group]))
