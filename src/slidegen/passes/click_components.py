"""What the click components say of themselves (Slidev reference §4.4, §4.6, §4.7).

    <v-clicks depth="2" every="2" at="+2" hide animation="up">   <v-click-gap size="3" />
    <v-switch at="2" tag="ul" childTag="li"> <template #1> … <template #5-7> …

In:  an element as written. Out: its props as values, each mistake at its place, and the attributes that
     are no props.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from slidegen.core.diagnostics import Report, Span
from slidegen.core.literals import LiteralError
from slidegen.core.nodes import AttrValue, Comment, Element, Node, Text
from slidegen.core.patterns import pattern
from slidegen.core.records import record
from slidegen.passes.attributes import Prop, is_on, read_prop
from slidegen.passes.click_counter import NEXT, SAME, Absolute, At, ClickRange, Relative
from slidegen.passes.click_directives import PROP_HINT, check_at, preset_names
from slidegen.passes.click_lists import ALL_AT_ONCE, Reveal

_SLOT = pattern(r"(\d+)(?:-(\d+))?")
_NAME = pattern(r"[\w-]+")
_SLOT_NAMES = ("#", "v-slot:")


def _spellings(names: str) -> frozenset[str]:
    """The attributes that give the props `names`, plain or bound."""
    return frozenset(f"{lead}{name}" for name in names.split() for lead in ("", ":", "v-bind:"))


REVEAL_PROPS = _spellings("animation at depth every fade handle-special-elements handleSpecialElements hide")
"""How the attributes of `<v-click>` and `<v-clicks>` are written (Slidev reference §4.6)."""
_SWITCH_PROPS = _spellings("at tag child-tag childTag unmount transition")


@record
class Slot:
    """A part of a switch: shown from step `start` (counted from 1) up to, and without, `end`."""

    start: int
    end: int
    children: list[Node]
    span: Span | None


@record
class Switch:
    """A `<v-switch>` as written."""

    at: Relative | Absolute | None
    tag: str
    child_tag: str
    transition: str = ""
    """Name of the classes by which its slots come and go; empty: at once."""
    slots: list[Slot] = field(default_factory=list)
    """In the order of their starts."""

    @property
    def steps(self) -> int:
        """How many clicks it takes."""
        return max((slot.end for slot in self.slots), default=1) - 1


def read_reveal(element: Element, name: str, report: Report) -> Reveal:
    """The props of `<v-clicks>`, `<v-click>` or `<v-after>`."""
    lists = name == "v-clicks"
    presets = preset_names(_text(element, "animation", report))
    fade = is_on(_prop(element, report, "fade"))
    at = SAME if name == "v-after" else _at(element, report)
    if lists and isinstance(at, ClickRange):
        _refuse_range(element, report)
        at = None
    return Reveal(
        at=at,
        span=element.span,
        depth=_number(element, "depth", 1, report) if lists else 1,
        every=_number(element, "every", 1, report) if lists else ALL_AT_ONCE,
        hide=name != "v-after" and is_on(_prop(element, report, "hide")),
        presets=(*presets, "fade") if fade and "fade" not in presets else presets,
        opens_lists=lists,
    )


def other_attrs(element: Element) -> dict[str, AttrValue]:
    """The attributes of a revealing component that are not its props."""
    return {name: value for name, value in element.attrs.items() if name not in REVEAL_PROPS}


def read_size(element: Element, report: Report) -> int:
    """How many clicks a `<v-click-gap>` skips."""
    return _number(element, "size", 1, report, least=None)


def read_single_at(element: Element, report: Report) -> Relative | Absolute | None:
    """The `at` of what steps more than once; None: it does not step."""
    at = _at(element, report)
    if not isinstance(at, ClickRange):
        return at
    _refuse_range(element, report)
    return None


def read_switch(element: Element, report: Report) -> Switch:
    """The props and slots of a `<v-switch>`."""
    slots = _slots(element, report)
    return Switch(
        at=read_single_at(element, report),
        tag=_text(element, "tag", report) or "div",
        child_tag=_text(element, "child-tag", report) or _text(element, "childTag", report) or "div",
        transition=_transition(element, report),
        slots=slots,
    )


def _transition(element: Element, report: Report) -> str:
    """A name, or Vue's object with one; a bare `transition` has Vue's own name, `v`."""
    prop = _prop(element, report, "transition")
    given = prop.value if prop is not None else False
    name = given.get("name") if isinstance(given, Mapping) else given
    if name in (True, ""):
        return "v"
    return name if isinstance(name, str) and _NAME.fullmatch(name) else ""


def switch_attrs(element: Element) -> dict[str, AttrValue]:
    """The attributes of a switch that are not its props."""
    return {name: value for name, value in element.attrs.items() if name not in _SWITCH_PROPS}


def _slots(element: Element, report: Report) -> list[Slot]:
    found: list[tuple[int, int | None, Element]] = []
    for child in element.children:
        name = _slot_name(child)
        match = _SLOT.fullmatch(name) if name is not None else None
        if match and isinstance(child, Element):
            found.append((int(match[1]), int(match[2]) if match[2] else None, child))
        elif not (isinstance(child, Text) and not child.text.strip()):
            _refuse_slot(child, name, element, report)
    slots: list[Slot] = []
    following: int | None = None
    for start, end, template in sorted(found, key=lambda one: one[0], reverse=True):
        last = end if end is not None else (following if following is not None else start + 1)
        slots.append(Slot(start, last, template.children, template.span))
        following = start
    return slots[::-1]


def _slot_name(node: Node) -> str | None:
    """`#1` or `v-slot:1` of a template."""
    if not isinstance(node, Element) or node.tag != "template":
        return None
    for attribute in node.attrs:
        for lead in _SLOT_NAMES:
            if attribute.startswith(lead):
                return attribute.removeprefix(lead)
    return "default"


def _refuse_slot(node: Node, name: str | None, switch: Element, report: Report) -> None:
    span = getattr(node, "span", None) or switch.span
    if span is None or isinstance(node, Comment):
        return
    what = "v-switch has this outside its slots" if name is None else f"slot `#{name}` is no number"
    report.error(
        "switch-slot",
        f"{what}, it is not shown",
        span,
        "write <template #1>, <template #2>, <template #5-7>",
    )


def _at(element: Element, report: Report) -> At | None:
    try:
        prop = read_prop(element, "at")
    except LiteralError:
        written = element.get(":at") or element.get("v-bind:at") or ""
        span = element.span_of(":at" if ":at" in element.attrs else "v-bind:at")
        if span is not None:
            report.error("click-not-a-number", f"`{written}` is not a click", span, PROP_HINT)
        return None
    return NEXT if prop is None else check_at(prop.value, prop.written, prop.span, report, PROP_HINT)


def _refuse_range(element: Element, report: Report) -> None:
    span = element.span_of(":at")
    if span is not None:
        text = element.get(":at") or ""
        report.error(
            "click-not-a-number", f"`{text}` is not a click", span, "a range is for <v-click> and v-click"
        )


def _prop(element: Element, report: Report, *names: str) -> Prop | None:
    try:
        return read_prop(element, *names)
    except LiteralError as error:
        span = element.span_of(f":{names[0]}")
        if span is not None:
            report.error(
                "not-a-value",
                f"`{names[0]}` cannot be worked out: {error}",
                span,
                "write a number, 'text', true or false",
            )
        return None


def _text(element: Element, name: str, report: Report) -> str | None:
    prop = _prop(element, report, name)
    return prop.value if prop is not None and isinstance(prop.value, str) else None


def _number(element: Element, name: str, default: int, report: Report, least: int | None = 1) -> int:
    prop = _prop(element, report, name)
    if prop is None:
        return default
    try:
        number = int(str(prop.value))
    except ValueError:
        number = None
    if number is not None and (least is None or number >= least):
        return number
    if prop.span is not None:
        report.error(
            "not-a-number",
            f"`{name}` must be a whole number, not `{prop.written}`",
            prop.span,
            f'write {name}="2"',
        )
    return default
