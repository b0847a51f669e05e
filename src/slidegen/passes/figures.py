"""What the figures for teaching are given beside their props: parts that are checked, in their order.

In:  the tag of a `<Timeline>`, `<Pipeline>`, `<Stack>`, `<Pyramid>`, `<TokenStrip>`, `<Compare>`.
Out: values for the template. What is wrong in a prop is an error at that prop, and the rest is drawn.

`steps` brings the parts in one by one: the first one is there from the start, the second comes with the
next click, or with click `at`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from slidegen.core.deck import Slide
from slidegen.core.diagnostics import did_you_mean
from slidegen.core.nodes import Element
from slidegen.core.records import record
from slidegen.passes.component_props import Written
from slidegen.passes.context import Context

PART_KEYS = ("title", "text", "at")
SPACE = "␣"
POINT = 34
"""How wide the upper edge of a pyramid is, in per cent of its foot."""


@record
class Part:
    """An event, a stage, a layer, a level."""

    title: str
    text: str = ""
    at: str = ""
    """When: the year of an event."""
    click: str | None = None
    """What `v-click` says of it; None: it is there from the start."""
    is_active: bool = False


@record
class FigureProps:
    """The props of one figure, and where mistakes in them are told."""

    element: Element
    written: Written
    slide: Slide
    context: Context

    def get(self, prop: str, default: Any = None) -> Any:
        """The value of `prop` as it was written, else `default`."""
        return self.written.props.get(prop, default)

    def wrong(self, prop: str, message: str, hint: str) -> None:
        """Tell what is wrong with `prop`, at its place."""
        span = self.written.spans.get(prop) or self.element.span or self.slide.source.span
        self.context.report.error("wrong-prop", message, span, hint)

    def needed(self, prop: str, example: str) -> Any:
        """The value of a prop without which there is nothing to draw; None where it is missing."""
        value = self.get(prop)
        if value in (None, "", []):
            spelled = {name.lstrip(":").removeprefix("v-bind:") for name in self.element.attrs}
            if value is not None or prop not in spelled:  # of another kind: that was told
                self.wrong(prop, f"`<{self.element.tag}>` needs `{prop}`", f"write {example}")
            return None
        return value

    def click(self, number: int, steps: bool | None = None) -> str | None:
        """What `v-click` says of part `number`, counted from 0."""
        if number == 0 or not (self.get("steps", False) if steps is None else steps):
            return None
        at = self.get("at")
        return "'+1'" if at is None else str(int(at) + number - 1)

    def chosen(self, prop: str, count: int) -> frozenset[int]:
        """The parts that `prop` names by number, counted from 1; those that are not there are told."""
        found = set()
        given = self.get(prop) or []
        for number in given if isinstance(given, list) else [given]:
            if isinstance(number, int) and 1 <= number <= count:
                found.add(number)
            else:
                self.wrong(prop, f"`{prop}` names part {number}, there are {count}", f"write 1 to {count}")
        return frozenset(found)

    def labels(self, prop: str, count: int, what: str) -> list[str]:
        """The texts of `prop`, one for each of `count` things; none where they are not as many."""
        given = self.get(prop) or []
        if not given:
            return []
        if len(given) != count:
            self.wrong(prop, f"`{prop}` has {len(given)} texts for {count} {what}", f"write {count} of them")
            return []
        return [plain(one) for one in given]

    def parts(self, prop: str, example: str) -> list[Part]:
        """The parts that `prop` lists, as texts or as maps with `title`, `text`, `at`."""
        given = self.needed(prop, example) or []
        active = self.chosen("active", len(given))
        found: list[Part] = []
        for number, one in enumerate(given):
            words = self._words(prop, number, one)
            if words is not None:
                is_active = number + 1 in active
                found.append(Part(**words, click=self.click(len(found)), is_active=is_active))
        return found

    def _words(self, prop: str, number: int, one: object) -> dict[str, str] | None:
        if not isinstance(one, dict):
            if isinstance(one, list) or one is None:
                self.wrong(prop, f"part {number + 1} of `{prop}` is no text", "write 'a title', or a map")
                return None
            return {"title": plain(one)}
        for key in one:
            if key not in PART_KEYS:
                near = did_you_mean(str(key), PART_KEYS)
                known = f"write `{near}`" if near else f"it may have {', '.join(PART_KEYS)}"
                self.wrong(prop, f"part {number + 1} of `{prop}` has the unknown key `{key}`", known)
        words = {key: plain(one[key]) for key in PART_KEYS if key in one}
        if not words.get("title"):
            self.wrong(prop, f"part {number + 1} of `{prop}` has no `title`", "write { title: 'a title' }")
            return None
        return words


def plain(value: object) -> str:
    """A value of a deck as text: numbers with a true minus."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value).lower()
    if isinstance(value, int | float):
        return f"{value:g}".replace("-", "−")
    return str(value)


def timeline(props: FigureProps) -> Mapping[str, Any]:
    """The events of `<Timeline>`; more than six stand above and below the line by turns."""
    parts = props.parts("events", ":events=\"[{ at: '2017', title: 'Transformer' }]\"")
    return {"parts": parts, "is_alternating": len(parts) > 6}


def pipeline(props: FigureProps) -> Mapping[str, Any]:
    """The stages of `<Pipeline>`."""
    return {"parts": props.parts("stages", ":stages=\"['Collect', 'Train', 'Ship']\"")}


def stack(props: FigureProps) -> Mapping[str, Any]:
    """The layers of `<Stack>` from the bottom up, as they come in; they are listed from the top."""
    return {"parts": _risen(props, "layers", ":layers=\"['on top', 'at the bottom']\"")}


def pyramid(props: FigureProps) -> Mapping[str, Any]:
    """The levels of `<Pyramid>` from the bottom up: how wide each is, and its slopes, in %."""
    parts = _risen(props, "levels", ":levels=\"['the top', 'the foot']\"")
    count = len(parts)
    # The uppermost does not end in a point: there would be no room for its text.
    edges = [100 - (100 - POINT) * number / count for number in range(count + 1)] if count else []
    return {
        "drawn": [
            {"part": part, "width": f"{below:.2f}", "cut": f"{50 - 50 * above / below:.2f}"}
            for part, below, above in zip(parts, edges, edges[1:], strict=False)
        ]
    }


def _risen(props: FigureProps, prop: str, example: str) -> list[Part]:
    """The parts of `prop` from the last to the first, which come in this order."""
    parts = props.parts(prop, example)
    clicks = [part.click for part in parts]
    return [replace(part, click=click) for part, click in zip(reversed(parts), clicks, strict=True)]


def token_strip(props: FigureProps) -> Mapping[str, Any]:
    """The tokens of `<TokenStrip>`, cut where the deck says: a space at an end of one is shown."""
    given = props.needed("tokens", 'tokens="un|believ|able| reaction"') or []
    pieces = given.split("|") if isinstance(given, str) else [plain(one) for one in given]
    ids = props.labels("ids", len(pieces), "tokens")
    active = props.chosen("active", len(pieces))
    return {
        "pieces": [
            {
                "text": _shown(piece),
                "id": ids[number] if ids else "",
                "series": number % 4 + 1,
                "click": props.click(number),
                "is_active": number + 1 in active,
            }
            for number, piece in enumerate(pieces)
        ],
        "text": "".join(pieces),
    }


def _shown(piece: str) -> str:
    bare = piece.strip(" ")
    lead = len(piece) - len(piece.lstrip(" "))
    return SPACE * lead + bare + (SPACE * (len(piece) - lead - len(bare)) if bare else "")


def compare(props: FigureProps) -> Mapping[str, Any]:
    """When the second column and the verdict of `<Compare>` come."""
    return {"second": props.click(1), "last": props.click(2)}
