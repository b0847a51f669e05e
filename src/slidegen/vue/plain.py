"""A slide that Vue could not draw: its nodes as they are written, without what only Vue reads."""

from __future__ import annotations

from collections.abc import Mapping

from slidegen.core.nodes import Element, Node
from slidegen.vue.names import CONTROL, bound_name, directive, is_handler
from slidegen.vue.needs import is_setup_script


def without_vue(slots: Mapping[str, list[Node]]) -> dict[str, list[Node]]:
    """The slots with Vue's attributes and scripts taken off; text stays as it is written."""
    return {name: _plain(nodes) for name, nodes in slots.items()}


def _plain(nodes: list[Node]) -> list[Node]:
    kept = [node for node in nodes if not is_setup_script(node)]
    for node in kept:
        if isinstance(node, Element):
            for name in [name for name in node.attrs if _is_vues(name)]:
                del node.attrs[name]
            node.children = _plain(node.children)
    return kept


def _is_vues(name: str) -> bool:
    return directive(name) in CONTROL or is_handler(name) or bound_name(name) is not None
