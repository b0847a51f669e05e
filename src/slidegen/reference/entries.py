"""One thing that a deck can say, and what is written of such things in `assets/reference/*.md`.

    ## two-cols

    Two columns; `::right::` on a line of its own begins the second one.

        ---
        layout: two-cols
        ---

A section is an entry: its name, one sentence or two, and what else there is to say, examples indented by
four. What stands above the first section is said of the topic.
"""

from __future__ import annotations

from slidegen.core.records import record
from slidegen.shipped import assets_dir


@record
class Entry:
    """One thing: a setting, a layout, a key."""

    topic: str
    name: str
    kind: str
    """What it is: `a setting of the deck`."""
    brief: str
    """What it takes, as it stands beside the name in a list."""
    summary: str
    facts: tuple[tuple[str, str], ...] = ()
    """Label and value: `default`, `16/9`."""
    text: str = ""
    """Paragraphs and examples, as they are to be shown."""


def written(topic: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """What is said of `topic` itself; name → its summary and its further text."""
    head, *sections = (assets_dir() / "reference" / f"{topic}.md").read_text("utf-8").split("\n## ")
    found = {}
    for section in sections:
        name, _, said = section.partition("\n")
        summary, _, text = said.strip("\n").partition("\n\n")
        found[name.strip()] = summary, text.rstrip()
    return head.strip(), found
