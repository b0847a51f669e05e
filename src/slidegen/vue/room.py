"""A slide with Vue in it → plain nodes, with all that a click changes as steps.

    slots ─ template ─▶ Vue, at each click ─ steps ─▶ drawn once ─ restore ─▶ nodes

Vue itself runs, in the engine. First it draws the slide at its first click; only where that depended on
`$clicks` it is counted how many clicks there are, and each of them is drawn. What Vue throws, what it
misses and what would need a page that lives becomes diagnostics; the slide always has nodes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache as once
from typing import Any

from slidegen.cache import Cache, cache_key
from slidegen.core.nodes import Element, Node
from slidegen.core.paragraphs import mend_paragraphs
from slidegen.engine import Engine, EngineError, engine_version
from slidegen.vue.acts import ACTION, called_action
from slidegen.vue.job import Job, make_job
from slidegen.vue.messages import report_limit, report_result, report_slots
from slidegen.vue.plain import without_vue
from slidegen.vue.restore import Drawn, Restorer
from slidegen.vue.slide import Parts, VueRoom, VueSlide
from slidegen.vue.steps import merge_clicks
from slidegen.vue.template import ABOVE, BELOW, LAYOUT, LEAF

MOST_CLICKS = 60
SECONDS = 5.0
"""What drawing one slide may take; an ordinary one takes 2 ms."""
_ROUNDS = 4
_KIND = "vue"


def draw_slide(slide: VueSlide, room: VueRoom) -> Parts:
    """The parts of `slide`, drawn by Vue."""
    job = make_job(slide, room)
    result = _draw(job, [slide.first_click], slide, room)
    if result is None:
        return Parts(without_vue(slide.slots), styles=job.modules.styles)
    rows = result["snapshots"]
    clicks = [slide.first_click]
    if result["clicks"] or result["total"]:
        total = -1
        for _ in range(_ROUNDS):
            counted = max(
                room.count_clicks(_parts(merge_clicks(rows, clicks), job, room, copies=True)), clicks[0]
            )
            if counted <= total:
                break
            total = counted
            clicks = _clicks(slide, total, room)
            job.scope["clicksTotal"] = total
            again = _draw(job, clicks, slide, room)
            if again is None:
                break
            result, rows = again, again["snapshots"]
            clicks = clicks[: len(rows)]
    report_result(result, job, slide.source, room.report)
    if slide.layout is not None:
        report_slots(set(_leaves(rows[-1])), job, room.report)
    _put_actions(rows, result["acts"], room.aliases)
    parts = _parts(merge_clicks(rows, clicks), job, room)
    parts.styles = job.modules.styles
    return parts


def _clicks(slide: VueSlide, total: int, room: VueRoom) -> list[int]:
    last = min(total, slide.first_click + MOST_CLICKS)
    if last < total:
        room.report.warning(
            "vue-click-cap",
            f"what depends on `$clicks` is drawn for {MOST_CLICKS} clicks, the slide has {total}",
            slide.source.span,
            "split the slide",
        )
    return list(range(slide.first_click, last + 1))


def _draw(job: Job, clicks: Sequence[int], slide: VueSlide, room: VueRoom) -> dict[str, Any] | None:
    """What Vue drew; None where nothing can be drawn, which has been said then."""
    suspects = job.suspects()
    stopped: frozenset[str] = frozenset()
    limit: EngineError | None = None
    while True:
        try:
            result = _run(job.as_json(clicks, stopped), room.cache)
        except EngineError as error:
            limit, tried = error, stopped
            stopped = next(suspects, tried)
            if stopped == tried:
                report_limit(error, job, frozenset(), room.report)
                return None
            continue
        if result["errors"]:
            if not job.drop_errors(result["errors"], room.report):
                return None
            continue
        if limit is not None:
            job.broken |= stopped
            report_limit(limit, job, stopped, room.report)
        return result if result["snapshots"] else None


def _run(job: Mapping[str, Any], cache: Cache) -> dict[str, Any]:
    """What the engine gives for `job`, from the cache where it was asked before."""
    written = json.dumps(job, sort_keys=True, default=str)
    key = cache_key(engine_version(_KIND), written)
    kept = cache.get(_KIND, key)
    if kept is None:
        result = _engine().call("render", json.loads(written))
        cache.put(_KIND, key, json.dumps(result).encode())
        return dict(result)
    return dict(json.loads(kept))


@once
def _engine() -> Engine:
    return Engine(_KIND, seconds=SECONDS)


def _put_actions(
    rows: Sequence[Sequence[Drawn]], acts: Sequence[Mapping[str, Any]], aliases: Mapping[str, int]
) -> None:
    """Write the actions of handlers on the elements that have them."""
    actions = {
        act["i"]: action
        for act in acts
        if act["event"] == "onClick" and (action := called_action(act["calls"], aliases))
    }
    if actions:
        for row in rows:
            _put(row, actions)


def _put(row: Sequence[Drawn], actions: Mapping[int, str]) -> None:
    for node in row:
        if "t" in node:
            if node["i"] in actions:
                node["a"][ACTION] = actions[node["i"]]
            _put(node.get("c", ()), actions)


def _leaves(drawn: Sequence[Drawn]) -> Iterator[int]:
    """The numbers of the leaves among `drawn`."""
    for node in drawn:
        if node.get("t") == LEAF:
            yield int(node["a"]["n"])
        yield from _leaves(node.get("c", ()))


def _parts(drawn: Sequence[Drawn], job: Job, room: VueRoom, *, copies: bool = False) -> Parts:
    """The nodes of a slide, taken apart."""
    parts = Parts()
    for node in Restorer(job.template, room.read_html, copies).nodes(drawn):
        tag = node.tag if isinstance(node, Element) else ""
        if isinstance(node, Element) and tag == BELOW:
            parts.below = node.children
        elif isinstance(node, Element) and tag == ABOVE:
            parts.above = node.children
        elif isinstance(node, Element) and tag == LAYOUT:
            parts.slots = _slots(node)
        else:
            parts.body.append(node)
    for nodes in (*parts.slots.values(), parts.body, parts.below, parts.above):
        mend_paragraphs(nodes)  # a component in a line of text may have become a block
    return parts


def _slots(layout: Element) -> dict[str, list[Node]]:
    slots: dict[str, list[Node]] = {"default": []}
    for node in layout.children:
        name = (
            next((name for name in node.attrs if name.startswith("#")), "")
            if isinstance(node, Element)
            else ""
        )
        if isinstance(node, Element) and node.tag == "template" and name:
            slots[name[1:]] = node.children
        else:
            slots["default"].append(node)
    return slots
