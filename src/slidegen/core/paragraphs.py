"""A paragraph that holds what HTML does not allow in one.

Slidev makes elements one by one, so a `<div>` in the middle of a paragraph stays there and has the
paragraph's font and margins. A page that is written and read again loses that: the browser ends a
paragraph at the first block in it. So

* a `div` in a paragraph becomes a `span` of class `slidegen-block`, which the base styles show as a
  block: it looks the same, and nothing moves;
* around any other block (a list, a table, a heading) the paragraph itself becomes a `div` of class
  `slidegen-paragraph`, which has the paragraph's look: what is inside keeps its meaning.
"""

from __future__ import annotations

from slidegen.core.nodes import Node, elements, raw_nodes

ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center details dialog dir div dl dd dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table "
    "ul".split()
)
"""Start tags at which a browser ends an open paragraph (HTML standard, tree construction, "in body")."""


def mend_paragraphs(nodes: list[Node]) -> None:
    """Make every paragraph below `nodes` one that a browser reads back as it is."""
    for element in elements(nodes):
        if element.tag != "p":
            continue
        blocks = [inner for inner in elements(element.children) if inner.tag in ENDS_PARAGRAPH]
        code = any(raw.html.startswith("<pre") for raw in raw_nodes(element.children))
        if code or any(block.tag != "div" for block in blocks):
            element.tag = "div"
            element.add_class("slidegen-paragraph")
            continue
        for block in blocks:
            block.tag = "span"
            block.add_class("slidegen-block")
