"""What a slide looks like at each click → one slide whose differences are steps.

In:  the drawn slide at every click, in order; elements have numbers that stay theirs from click to click.
Out: it drawn once. What is there at some clicks only has `data-slidev-clicks-start` and `-end` and leaves
no room behind while it is away; an element whose attributes change has `data-slidegen-states`.

    {"class": [[0, "red"], [2, "blue"]]}     from click 0, from click 2
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Sequence
from itertools import groupby
from typing import Any

from slidegen.core.nodes import VERSION
from slidegen.core.tags import is_native
from slidegen.vue.restore import Drawn
from slidegen.vue.template import LEAF, NUMBER

STATES = "data-slidegen-states"
_START = "data-slidev-clicks-start"
TARGET = "slidev-vclick-target"
_ADDRESSES = frozenset({"href", "poster", "src", "srcset", "xlink:href", "id", NUMBER})
_SVG_TEXT = frozenset({"text", "textPath", "tspan"})
_INLINE = frozenset("p span a b i em strong code small sub sup label button h1 h2 h3 h4 h5 h6".split())
"""A `div` in them would end them, or stand where none belongs."""
_GONE = ("v-click", "v-after", "v-click-hide")
_READ = ("v-", ":", "#", "@")
"""What passes read."""

Rows = Sequence[Sequence[Drawn]]


def merge_clicks(rows: Rows, clicks: Sequence[int]) -> list[Drawn]:
    """The drawn nodes of all `clicks` as one; `rows` has them at each."""
    return _merge(rows, clicks, "")


def _merge(rows: Rows, clicks: Sequence[int], parent: str) -> list[Drawn]:
    if all(row == rows[0] for row in rows[1:]):
        return list(rows[0])
    merged: list[Drawn] = []
    order = _order(rows)
    if order is None:
        for first, last in _runs(list(range(len(rows))), lambda k: [node["i"] for node in rows[k]]):
            part = _merge(rows[first : last + 1], clicks[first : last + 1], parent)
            merged += [_timed(node, clicks, first, last, parent) for node in part]
        return merged
    for number in order:
        found = {k: node for k, row in enumerate(rows) for node in row if node["i"] == number}
        for first, last in _presences(found):
            versions = [found[k] for k in range(first, last + 1)]
            merged += _versions(versions, clicks, (first, last), parent)
    return merged


def _order(rows: Rows) -> list[int] | None:
    """All numbers in an order that each row keeps; None where there is none."""
    order: list[int] = []
    for row in rows:
        at = 0
        for node in row:
            number = node["i"]
            if number in order:
                if order.index(number) < at:
                    return None
                at = order.index(number) + 1
            else:
                order.insert(at, number)
                at += 1
    return order


def _presences(found: dict[int, Drawn]) -> list[tuple[int, int]]:
    """First and last row of each stretch in which a node is there."""
    stretches: list[tuple[int, int]] = []
    for k in sorted(found):
        if stretches and stretches[-1][1] == k - 1:
            stretches[-1] = (stretches[-1][0], k)
        else:
            stretches.append((k, k))
    return stretches


def _runs(ks: list[int], key: Callable[[int], Hashable | list[Any]]) -> list[tuple[int, int]]:
    groups = [list(group) for _, group in groupby(ks, key)]
    return [(group[0], group[-1]) for group in groups]


def _versions(
    versions: list[Drawn], clicks: Sequence[int], there: tuple[int, int], parent: str
) -> list[Drawn]:
    """One node over the rows in which it is there, cut where it becomes another."""
    first = there[0]
    made: list[Drawn] = []
    runs = _runs(list(range(len(versions))), lambda k: _identity(versions[k]))
    for start, end in runs:
        part = versions[start : end + 1]
        node = part[0]
        if "c" in node and node["t"] != LEAF:
            own = clicks[first + start : first + end + 1]
            children = _merge([one["c"] for one in part], own, str(node["t"]))
            node = {**node, "a": _states(part, own), "c": children}
        timed = _timed(node, clicks, first + start, first + end, parent)
        if len(runs) > 1 and "x" not in node and "t" in timed:
            timed = {**timed, "a": {**timed["a"], VERSION: str(node["i"])}}
        made.append(timed)
    return made


def _identity(node: Drawn) -> list[Any]:
    """What cannot change without it being another node: text, addresses, what passes read."""
    if "x" in node:
        return [node["x"]]
    whole = not is_native(node["t"])
    kept = {
        name: value
        for name, value in node["a"].items()
        if whole or name in _ADDRESSES or name.startswith(_READ) or (name == "style" and "url(" in value)
    }
    return [node["t"], kept, node.get("h")]


def _states(versions: list[Drawn], clicks: Sequence[int]) -> dict[str, Any]:
    """The attributes of the last version, with those that change over `clicks`."""
    names = dict.fromkeys(name for version in versions for name in version["a"])
    changes: dict[str, list[list[Any]]] = {}
    for name in names:
        values = [version["a"].get(name) for version in versions]
        if any(value != values[0] for value in values):
            runs = _runs(list(range(len(values))), lambda k, values=values: values[k])  # type: ignore[misc]
            changes[name] = [[clicks[first], values[first]] for first, _ in runs]
    attrs = dict(versions[-1]["a"])
    if changes:
        attrs[STATES] = json.dumps(changes, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return attrs


def _timed(node: Drawn, clicks: Sequence[int], first: int, last: int, parent: str) -> Drawn:
    """`node`, shown from row `first` to row `last` of `clicks`."""
    if first == 0 and last == len(clicks) - 1:
        return node
    if "x" in node and not node["x"].strip():
        return node
    timing = {_START: str(clicks[first]), "data-slidegen-switch": "quiet"}
    if last < len(clicks) - 1:
        timing["data-slidev-clicks-end"] = str(clicks[last + 1])
    if not _takes_timing(node):
        tag = _wrapper(node, parent)
        style = {} if "x" in node or tag == "g" else {"style": "display: contents"}
        return {"i": node["i"], "t": tag, "a": {"class": TARGET, **style, **timing}, "c": [node]}
    classes = f"{node['a'].get('class', '')} {TARGET}".strip()
    return {**node, "a": {**node["a"], "class": classes, **timing}}


def _takes_timing(node: Drawn) -> bool:
    """Whether the element itself can come and go: a leaf, a component and what has a click cannot."""
    if "x" in node or node["t"] == LEAF or not is_native(node["t"]):
        return False
    return not any(name == _START or name.split(".")[0] in _GONE for name in node["a"])


def _wrapper(node: Drawn, parent: str) -> str:
    if parent in _SVG_TEXT:
        return "tspan"
    if _is_drawn(parent):
        return "g"
    return "span" if "x" in node or parent in _INLINE else "div"


def _is_drawn(tag: str) -> bool:
    """Whether `tag` is of SVG, in which a `div` is nothing."""
    return tag in ("svg", "g", "defs", "marker", "clipPath", "mask", "pattern", "symbol")
