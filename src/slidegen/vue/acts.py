"""What a handler asks of the deck → an action that the page's runtime knows.

    @click="$slidev.nav.next()"     next
    @click="$nav.go(3, 1)"          go:3:1
    @click="$nav.clicks++"          clicks:1

In:  a handler as written, or the calls that it made when Vue ran it. Out: the text of
`data-slidegen-action`, or None: then nothing in a page without Vue can do what it does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from slidegen.core.nodes import Element, Node, elements
from slidegen.core.patterns import pattern
from slidegen.vue.names import is_handler

ACTION = "data-slidegen-action"

_PRESSED = frozenset({"a", "button", "summary", "input", "area"})
"""Elements that keys reach by themselves."""
_CLICK = frozenset({"@click", "v-on:click"})
_MOVES = {
    "next": "next",
    "prev": "prev",
    "nextSlide": "nextSlide",
    "prevSlide": "prevSlide",
    "goFirst": "first",
    "goLast": "last",
    "toggleOverview": "overview",
    "toggleDark": "dark",
    "enterPresenter": "presenter",
}
_NAV = r"(?:\(\)\s*=>\s*)?(?:\$slidev\.|\$)nav\."
_CALL = pattern(rf"{_NAV}(\w+)(?:\(([\s\d,'\"]*)\))?;?")
_CLICKS = pattern(rf"{_NAV}clicks\s*(?:(\+\+|--)|([+-])=\s*(\d+));?")


def written_action(handler: str) -> str | None:
    """The action of a handler that is one plain call."""
    text = handler.strip()
    if match := _CLICKS.fullmatch(text):
        sign = (match[1] or match[2])[0]
        return f"clicks:{'-' if sign == '-' else ''}{match[3] or 1}"
    match = _CALL.fullmatch(text)
    if match is None or (match[2] is None and "=>" in text):
        return None
    args = [part.strip().strip("'\"") for part in (match[2] or "").split(",") if part.strip()]
    return _action(match[1], args, {})


def called_action(calls: Sequence[Mapping[str, Any]], aliases: Mapping[str, int]) -> str | None:
    """The action of a handler that made `calls`; the last one says where the deck goes."""
    if not calls:
        return None
    return _action(str(calls[-1]["name"]), [str(arg) for arg in calls[-1]["args"]], aliases)


def write_actions(nodes: list[Node]) -> None:
    """Put an action in the place of each click handler below `nodes` that is one plain call."""
    for element in elements(nodes):
        for name in [name for name in element.attrs if is_handler(name)]:
            if name.split(".")[0] in _CLICK and (action := written_action(element.get(name) or "")):
                del element.attrs[name]
                element.attrs[ACTION] = action


def reach_by_keys(nodes: list[Node]) -> None:
    """Let the keyboard come to whatever has an action."""
    for element in elements(nodes):
        if ACTION in element.attrs and not _is_pressed(element):
            element.attrs.setdefault("role", "button")
            element.attrs.setdefault("tabindex", "0")


def _is_pressed(element: Element) -> bool:
    return element.tag in _PRESSED and (element.tag != "a" or "href" in element.attrs)


def _action(name: str, args: Sequence[str], aliases: Mapping[str, int]) -> str | None:
    if name == "clicks" and args:
        return f"clicks:{int(float(args[0]))}"
    if name == "go" and args:
        numbers = [str(aliases.get(arg, arg)) for arg in args[:2]]
        return ":".join(["go", *numbers]) if all(number.isdecimal() for number in numbers) else None
    return _MOVES.get(name)
