"""Task lists (Slidev reference §3.1).

    - [ ] to do
    - [x] done

become `ul.contains-task-list > li.task-list-item.enabled > input.task-list-item-checkbox + label`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

PREFIX = "prefix"
"""Key of the environment: what keeps this slide's ids apart from others'."""

_MARK = re.compile(r"\[([ xX])\]\s")


def tasks(md: MarkdownIt) -> None:
    """Let `md` turn list items that start with a box into tasks."""
    md.core.ruler.after("inline", "tasks", mark_tasks)


def mark_tasks(state: StateCore) -> None:
    """Give task items their classes and their box."""
    if _MARK.search(state.src) is None:
        return
    lists: list[Token] = []
    tokens = state.tokens
    for index, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and _put_box(tokens[index + 1 : index + 3], state.env):
            token.attrs = {"class": "task-list-item enabled"}
            lists[-1].attrs["class"] = "contains-task-list"


def _put_box(start: list[Token], env: EnvType) -> bool:
    """Turn the mark at the start of an item into a box with a label; `start`: the item's first tokens."""
    if start[0].type != "paragraph_open":
        return False
    inline = start[1]
    match = _MARK.match(inline.content)
    children = inline.children or []
    if match is None or not children or not children[0].content.startswith(match[0][:3]):
        return False
    first = children[0]
    first.content = first.content[3:].lstrip()
    line = inline.map[0] if inline.map else 0
    name = f"{env.get(PREFIX, '')}task-item-{line}"
    box = Token("task_box", "input", 0)
    box.attrs = {"class": "task-list-item-checkbox", "type": "checkbox", "data-line": str(line), "id": name}
    if match[1] != " ":
        box.attrs["checked"] = ""
    label = Token("task_label_open", "label", 1, attrs={"for": name})
    inline.children = [box, label, *children, Token("task_label_close", "label", -1)]
    return True
