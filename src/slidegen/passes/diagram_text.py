"""What is said of a diagram: to those who do not see it, and to the author whose text does not parse.

In:  the answer of entries/pele.js. Out: sentences.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

KINDS = {
    "agentflow": "Agent flow",
    "architecture": "Architecture diagram",
    "block": "Block diagram",
    "c4": "C4 diagram",
    "class": "Class diagram",
    "cynefin": "Cynefin framework",
    "er": "Entity relationship diagram",
    "eventmodeling": "Event model",
    "flowchart": "Flowchart",
    "gantt": "Gantt chart",
    "gitGraph": "Git graph",
    "info": "Information",
    "ishikawa": "Fishbone diagram",
    "journey": "User journey",
    "kanban": "Kanban board",
    "mindmap": "Mind map",
    "packet": "Packet diagram",
    "pie": "Pie chart",
    "quadrantChart": "Quadrant chart",
    "radar": "Radar chart",
    "railroad": "Railroad diagram",
    "requirement": "Requirement diagram",
    "sankey": "Sankey diagram",
    "sequence": "Sequence diagram",
    "state": "State diagram",
    "swimlane": "Swimlane diagram",
    "timeline": "Timeline",
    "treeView": "Tree",
    "treemap": "Treemap",
    "usecase": "Use case diagram",
    "venn": "Venn diagram",
    "wardley": "Wardley map",
    "xychart": "Chart",
}
_LONGEST = 1200
"""Characters of a description: nobody listens to more."""
_EXPECTING = re.compile(r"Expecting (.+?), got (.+)$", re.MULTILINE)
_QUOTED = re.compile(r"'([^']*)'")
_TOKENS = {
    "$end": "the end",
    "EOF": "the end",
    "NEWLINE": "a line end",
    "SQE": "]",
    "PE": ")",
    "DIAMOND_STOP": "}",
    "COLON": ":",
    "MINUS": "-",
    "NODE_STRING": "a name",
    "UNICODE_TEXT": "text",
    "TEXT": "text",
    "TXT": "`: text`",
    "ACTOR": "a participant",
}
"""Of Mermaid's grammars → what an author writes for them; others keep quiet."""
_FIRST_WORD = re.compile(r"[\w-]+")


def kind_name(kind: str) -> str:
    """What a type of diagram is called."""
    return KINDS.get(kind, "Diagram")


def describe(answer: Mapping[str, Any]) -> str:
    """What the diagram shows: what is joined to what, or else all of its text in order."""
    names = answer["names"]
    told = [
        f"{names.get(link['from'], link['from'])} to {names.get(link['to'], link['to'])}"
        + (f": {link['label']}" if link["label"] else "")
        for link in answer["links"]
    ]
    if not told:
        reader = _Texts()
        reader.feed(answer["svg"])
        reader.close()
        told = reader.texts
    said = ""
    for one in told:
        if len(said) + len(one) > _LONGEST:
            return f"{said}; …"
        said = f"{said}; {one}" if said else one
    return _plain(said)


def explain(answer: Mapping[str, Any], code: str) -> tuple[str, str | None, int]:
    """What is wrong, what to write, and how many characters it is about."""
    if answer["code"] == "unsupported-diagram":
        word = _FIRST_WORD.search(code)
        if not code.strip():
            return "there is nothing in this diagram", "write its type first: flowchart LR", 1
        name = word[0] if word else code.strip().split()[0]
        hint = (
            "write its type first: flowchart, sequenceDiagram, classDiagram, stateDiagram-v2, pie, gantt, …"
        )
        return f"`{name}` is no type of Mermaid diagram that is drawn, its source is shown", hint, len(name)
    if answer["code"] == "limit":
        return f"this diagram {_limit(answer['err'])}", "draw less in one diagram", 1
    expected = _EXPECTING.search(answer["err"])
    if expected:
        return f"this diagram does not parse{_expected(expected)}", None, 1
    first = answer["err"].split("\n")[0]
    first = re.sub(r"^(?:Lexical|Parse|Parsing) error on line \d+[.:]?\s*", "", first) or "unrecognized text"
    first = first.split(". ")[0].rstrip(".")
    return f"this diagram does not parse: {first[:1].lower()}{first[1:]}", None, 1


def _limit(message: str) -> str:
    return message if message.startswith(("took", "needs")) else f"is {message}"


def _expected(match: re.Match[str]) -> str:
    wanted = [_TOKENS[name] for name in _QUOTED.findall(match[1]) if name in _TOKENS]
    got = _QUOTED.search(match[2])
    name = got[1] if got else match[2]
    found = _TOKENS.get(name)
    parts = []
    if wanted:
        parts.append(f"expected {' or '.join(_marked(one) for one in dict.fromkeys(wanted))}")
    if found:
        parts.append(f"found {_marked(found)}")
    return f": {', '.join(parts)}" if parts else ""


def _marked(word: str) -> str:
    return f"`{word}`" if len(word) == 1 else word


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<br\s*/?>|\\n", " ", text)).strip()


class _Texts(HTMLParser):
    """The texts of an SVG, in order, each once."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._depth = 0
        self._now = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "text"
        if tag == "tspan" and self._now and not self._now.endswith(" "):
            self._now += " "

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape has no text."""

    def handle_endtag(self, tag: str) -> None:
        if tag == "text":
            self._depth -= 1
            text = self._now.strip()
            self._now = ""
            if text and text not in self.texts:
                self.texts.append(text)

    def handle_data(self, data: str) -> None:
        if self._depth:
            self._now += data
