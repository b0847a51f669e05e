"""HTML that a script made (`v-html`) → nodes, whatever it is.

An end tag closes the nearest element of its name, one that closes nothing is passed over, and what is left
open ends with the text: nothing in it reaches what stands around it.
"""

from __future__ import annotations

from slidegen.core.nodes import Comment, Element, Node, Text
from slidegen.parse.html import Characters, EndTag, Remark, StartTag, decode_text, is_void, read_html


def read_fragment(html: str) -> list[Node]:
    """The nodes of `html`."""
    root: list[Node] = []
    open_elements: list[Element] = []
    for part in read_html(html):
        nodes = open_elements[-1].children if open_elements else root
        match part:
            case StartTag():
                attrs = {one.name: one.value for one in reversed(part.attributes)}
                element = Element(part.name, dict(reversed(attrs.items())))
                nodes.append(element)
                if not part.self_closing and not is_void(part.name):
                    open_elements.append(element)
            case EndTag():
                _close(part.name, open_elements)
            case Characters():
                nodes.append(Text(part.text if part.raw else decode_text(part.text)))
            case Remark():
                nodes.append(Comment(part.text))
            case _:
                pass  # an unfinished tag: its characters follow
    return root


def _close(name: str, open_elements: list[Element]) -> None:
    found = [at for at, element in enumerate(open_elements) if element.tag.lower() == name.lower()]
    if found:
        del open_elements[found[-1] :]
