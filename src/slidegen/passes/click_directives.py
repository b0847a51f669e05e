"""The directives of an element → the clicks that it registers.

    v-click   v-click.hide="[2, '+1']"   v-after   v-click.up.fade="3"   v-mark.circle.red="'+1'"

In:  an element, whose directives are taken off it. Out: a `Step` each, in the order in which they are
written. A value that is no click is an error at its place, and the element stays as if it had none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from slidegen.core.diagnostics import Report, Span
from slidegen.core.literals import LiteralError, parse_literal
from slidegen.core.nodes import Element
from slidegen.core.records import record
from slidegen.passes.attributes import Prop
from slidegen.passes.click_counter import (
    NEXT,
    SAME,
    Absolute,
    At,
    ClickRange,
    NotAClickError,
    Relative,
    lift,
    read_at,
)
from slidegen.passes.index import CLICK_DIRECTIVES
from slidegen.passes.marks import Mark, read_mark

DIRECTIVE_HINT = "write 2, '+1' or [2, 4]"
PROP_HINT = "write 2 or +1"
_UNQUOTED = re.compile(r"\s*([+-])\s*(\d+)\s*")


@record
class Step:
    """One registration of an element."""

    at: At
    span: Span | None
    hide: bool = False
    """Shown, and hidden while the step is active."""
    presets: tuple[str, ...] = ()
    """Names of animations; empty: those of the slide."""
    mark: Mark | None = None
    """The step draws a mark; the element itself stays as it is."""
    draws: bool = True
    """False: it takes a click at which nothing is seen to happen."""


@record
class _Written:
    """A directive as it stands in the source."""

    word: str
    modifiers: list[str]
    text: str
    span: Span | None


def take_steps(element: Element, report: Report) -> tuple[list[Step], list[Mark]]:
    """The steps of `element`, and the marks on it that are there from the start."""
    steps: list[Step] = []
    drawn: list[Mark] = []
    if not element.attrs:
        return steps, drawn
    for name in [name for name in element.attrs if name.partition(".")[0] in CLICK_DIRECTIVES]:
        word, *modifiers = name.split(".")
        written = _Written(word, modifiers, element.get(name) or "", element.span_of(name))
        del element.attrs[name]
        if word == "v-mark":
            step, mark = _read_mark(written, report)
            drawn += [mark] if mark else []
        else:
            step = _read_click(written, report)
        steps += [step] if step else []
    return steps, drawn


def _read_click(written: _Written, report: Report) -> Step | None:
    """`v-click`, `v-after`, and `v-click-hide`, the old form of `v-click.hide`."""
    names = tuple(name for name in written.modifiers if name != "hide")
    hide = "hide" in written.modifiers or written.word == "v-click-hide"
    if written.word == "v-after":
        return Step(SAME, written.span, hide, names)
    try:
        value = _value(written)
    except LiteralError:
        _refuse(written.text, written.span, report, DIRECTIVE_HINT)
        return None
    _warn_of_sign(written.text, written.span, report)
    at = check_at(value, written.text, written.span, report)
    return Step(at, written.span, hide, names) if at is not None else None


def _read_mark(written: _Written, report: Report) -> tuple[Step | None, Mark | None]:
    """The step that draws a mark, or the mark that is there from the start.

    `v-mark="false"` is drawn at once; `true` as well, though it takes a click (§4.9).
    """
    try:
        value = _value(written)
    except LiteralError:
        _refuse(written.text, written.span, report, DIRECTIVE_HINT)
        return None, read_mark(written.modifiers, {}, written.span, report)
    options: Mapping[str, Any] = value if isinstance(value, dict) else {}
    when = options.get("at") if isinstance(value, dict) else value
    mark = read_mark(written.modifiers, options, written.span, report)
    at = check_at(when, written.text, written.span, report)
    if at is None:
        return None, mark
    if when is True or when == "true":  # 1 is equal to True
        return Step(at, written.span, draws=False), mark
    return Step(at, written.span, mark=mark), None


def _value(written: _Written) -> Any:
    """What the directive holds. Raises LiteralError."""
    return parse_literal(written.text) if written.text.strip() else None


def check_at(
    value: Any, written: str, span: Span | None, report: Report, hint: str = DIRECTIVE_HINT
) -> At | None:
    """The click that `value` is; None when it is none, with a diagnostic unless that was meant."""
    try:
        at = read_at(value)
    except NotAClickError:
        _refuse(written, span, report, hint)
        return None
    if at is None:
        return None
    lifted = lift(at)
    if span is not None and lifted != at and not _UNQUOTED.fullmatch(written):
        report.warning(
            "click-below-one",
            f"`{written}` is before the first click, 1 is used",
            span,
            "clicks count from 1",
        )
    if isinstance(lifted, ClickRange) and _is_empty(lifted):
        if span is not None:
            report.error(
                "click-range-is-empty",
                f"`{written}` leaves before it comes",
                span,
                "write [2, 4] or ['+1', '+1']",
            )
        return None
    return lifted


def check_prop(prop: Prop | None, report: Report, *, default: At = NEXT) -> At | None:
    """The click of a component's `at`."""
    if prop is None:
        return default
    return check_at(prop.value, prop.written, prop.span, report, PROP_HINT)


def refuse_range(
    at: At | None, written: str, span: Span | None, report: Report
) -> Relative | Absolute | None:
    """`at` where only one click makes sense; a range is an error."""
    if not isinstance(at, ClickRange):
        return at
    _refuse(written, span, report, "a range is for v-click, write 2 or '+1'")
    return None


def preset_names(value: Any) -> tuple[str, ...]:
    """The animations that `clickAnimation` or `animation` names, separated by commas or spaces."""
    return tuple(re.split(r"[\s,]+", value.strip())) if isinstance(value, str) and value.strip() else ()


def _refuse(text: str, span: Span | None, report: Report, hint: str) -> None:
    if span is not None:
        report.error("click-not-a-number", f"`{text}` is not a click", span, hint)


def _warn_of_sign(text: str, span: Span | None, report: Report) -> None:
    """`v-click="+2"` is the number 2 (§4.1): most who write it mean two clicks later."""
    match = _UNQUOTED.fullmatch(text)
    if match and span is not None:
        sign, number = match.groups()
        click = max(1, int(number)) if sign == "+" else 1
        away = f"{number} click{'' if number == '1' else 's'} {'later' if sign == '+' else 'earlier'}"
        report.warning(
            "click-sign-without-quotes",
            f"`{text}` without quotes is click {click}, not {away}",
            span,
            f"write `'{sign}{number}'` for that, or `{click}`",
        )


def _is_empty(at: ClickRange) -> bool:
    match at:
        case ClickRange(_, Relative(by)):
            return by <= 0
        case ClickRange(Absolute(enter), Absolute(leave)):
            return leave <= enter
        case _:
            return False
