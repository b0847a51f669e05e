"""Footnotes (Slidev reference §3.1).

    text[^1] and^[one written in place]

    [^1]: The note.

The notes stand at the end of the slide, in the order in which they are referred to. Ids are unique in
the deck: the slide's prefix is part of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from slidegen.core.diagnostics import Span
from slidegen.core.nodes import Element, Node, Text
from slidegen.parse.stretch import SlideText, Stretch

UNUSED = "unused_footnotes"
"""Key of the environment: label and 0-based line of each note that nothing refers to."""


def footnotes(md: MarkdownIt) -> None:
    """Let `md` find references and notes."""
    footnote_plugin(md)
    md.inline.ruler.at("footnote_ref", _placed(footnote_ref))
    md.inline.ruler.at("footnote_inline", _placed(footnote_inline))
    md.core.ruler.before("footnote_tail", "unused_footnotes", find_unused)


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """The plugin's `rule`, whose token keeps its place in the text."""

    def placed(state: StateInline, silent: bool) -> bool:
        at = state.pos
        found = rule(state, silent)
        if found and not silent:
            state.tokens[-1].meta["at"] = at
        return found

    return placed


def find_unused(state: StateCore) -> None:
    """List the notes that the plugin is about to drop."""
    known = state.env.get("footnotes", {}).get("refs", {})
    for token in state.tokens if known else ():
        if token.type == "footnote_reference_open" and known[f":{token.meta['label']}"] < 0:
            line = token.map[0] if token.map else 0
            state.env.setdefault(UNUSED, []).append((token.meta["label"], line))


@dataclass(slots=True)
class Footnotes:
    """The footnotes of one slide, while its tree is built."""

    prefix: str
    places: dict[int, Stretch] = field(default_factory=dict)
    """Where the text of a note written in place starts, by the note's number from 0."""

    def reference(self, token: Token, place: Stretch) -> Element:
        """`[1]` in the text, which leads to the note."""
        number, again = _numbers(token)
        at = int(token.meta["at"])
        if not token.meta.get("label"):
            self.places[number] = place.part(at + 2)
        link = Element("a", {"href": f"#{self.prefix}fn{number + 1}", "id": self._anchor(number, again)})
        link.children.append(Text(f"[{number + 1}{f':{again}' if again else ''}]"))
        return Element("sup", {"class": "footnote-ref"}, [link], place.span(at, 2))

    def item(self, token: Token, span: Span | None) -> Element:
        """The list item that holds a note."""
        number, _ = _numbers(token)
        return Element("li", {"id": f"{self.prefix}fn{number + 1}", "class": "footnote-item"}, [], span)

    def back(self, token: Token) -> list[Node]:
        """The arrow that leads back to where the note is referred to."""
        number, again = _numbers(token)
        href = f"#{self._anchor(number, again)}"
        attrs = {"href": href, "class": "footnote-backref", "aria-label": f"Back to reference {number + 1}"}
        return [Text(" "), Element("a", {**attrs}, [Text("↩\ufe0e")])]

    def _anchor(self, number: int, again: int) -> str:
        return f"{self.prefix}fnref{number + 1}{f':{again}' if again else ''}"


def _numbers(token: Token) -> tuple[int, int]:
    """Number of the note and of the reference to it, both from 0."""
    return int(token.meta["id"]), int(token.meta.get("subId") or 0)


def report_unused(found: list[tuple[str, int]], source: SlideText) -> None:
    """Say which notes are left out."""
    for label, line in found:
        text = source.line(line)
        source.report.warning(
            "unused-footnote",
            f"nothing refers to the footnote `{label}`, it is left out",
            source.span(line, text.find("[^") + 1, len(label) + 3),
            f"write [^{label}] where it belongs",
        )
