"""What stands in a table, so that a browser leaves it there.

Text and elements between rows and cells go before the table when a browser reads the page; drawn element
by element, as in Slidev, they get a cell and a row of their own (CSS 2.2, 17.2.1). So they are given them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from slidegen.core.nodes import Comment, Element, Node, Text

TABLE_PARTS = {
    "caption": frozenset({"table"}),
    "colgroup": frozenset({"table"}),
    "col": frozenset({"colgroup"}),
    "thead": frozenset({"table"}),
    "tbody": frozenset({"table"}),
    "tfoot": frozenset({"table"}),
    "tr": frozenset({"thead", "tbody", "tfoot"}),
    "td": frozenset({"tr"}),
    "th": frozenset({"tr"}),
}
"""Part → what it stands in."""

BODIES = frozenset({"thead", "tbody", "tfoot"})
_OF_TABLE = BODIES | {"caption", "colgroup"}
_CELLS = frozenset({"td", "th"})
_ANYWHERE = frozenset({"script", "style", "template"})


def mend_table(table: Element) -> None:
    """Give each child of `table` the row, the cell or the group of columns that it stands in."""
    table.children = _wrapped(table.children, _OF_TABLE, _group)
    for part in table.children:
        if not isinstance(part, Element):
            continue
        tag = part.tag.lower()
        if tag in BODIES:
            part.children = _wrapped(part.children, {"tr"}, lambda nodes: Element("tr", children=nodes))
            for row in part.children:
                if isinstance(row, Element) and row.tag.lower() == "tr":
                    row.children = _wrapped(row.children, _CELLS, lambda nodes: Element("td", children=nodes))
        elif tag == "colgroup":
            part.children = [node for node in part.children if _is_column(node)]


def _group(nodes: list[Node]) -> Element:
    columns = [node for node in nodes if isinstance(node, Element)]
    name = "colgroup" if columns and all(one.tag.lower() == "col" for one in columns) else "tbody"
    return Element(name, children=nodes)


def _wrapped(nodes: Sequence[Node], allowed: Iterable[str], wrap: Callable[[list[Node]], Node]) -> list[Node]:
    """`nodes`, with each run of what is not `allowed` here in an element of its own."""
    done: list[Node] = []
    run: list[Node] = []
    for node in nodes:
        is_part = isinstance(node, Element) and node.tag.lower() in allowed
        if is_part and run:
            done.append(wrap(run))
            run = []
        if is_part or (not run and _may_stand_anywhere(node)):
            done.append(node)
        elif run and _needs_columns(run) != _needs_columns([node]) and not _may_stand_anywhere(node):
            done.append(wrap(run))
            run = [node]
        else:
            run.append(node)
    if run:
        done.append(wrap(run))
    return done


def _needs_columns(nodes: list[Node]) -> bool:
    return any(isinstance(node, Element) and node.tag.lower() == "col" for node in nodes)


def _may_stand_anywhere(node: Node) -> bool:
    match node:
        case Text(text):
            return not text.strip(" \t\n\f\r")
        case Comment():
            return True
        case Element():
            return node.tag.lower() in _ANYWHERE
        case _:
            return False


def _is_column(node: Node) -> bool:
    return _may_stand_anywhere(node) or (isinstance(node, Element) and node.tag.lower() == "col")
