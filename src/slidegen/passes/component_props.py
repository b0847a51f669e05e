"""What is written on a component's tag → its props, and the attributes of its root.

    <Arrow x1="10" :y1="20" two-way class="z-1" v-click>

A prop is written in kebab or camel case, as text or bound to a literal (Slidev reference §5.3). All that
the component does not declare goes to its root, directives included.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from slidegen.core.diagnostics import Report, Span, did_you_mean
from slidegen.core.literals import LiteralError, parse_literal
from slidegen.core.nodes import AttrValue, Element
from slidegen.core.patterns import pattern
from slidegen.core.theme import Template

NOT_A_PROP = object()

_BOUND = ("v-bind:", ":")
_NUMBER = pattern(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.IGNORECASE)
KIND_NAMES: Mapping[str, str] = {
    "text": "text",
    "image": "the address of a picture",
    "number": "a number",
    "bool": "true or false",
    "list": "a list",
    "map": "a map",
    "classes": "classes",
    "any": "a value",
}
_EXAMPLES: Mapping[str, str] = {
    "number": '{0}="2"',
    "bool": '{0}, or :{0}="false"',
    "list": ":{0}=\"['one', 'two']\"",
    "map": ":{0}=\"{{ name: 'value' }}\"",
}


@dataclass(slots=True)
class Written:
    """A component's tag, taken apart."""

    props: dict[str, Any] = field(default_factory=dict)
    attrs: dict[str, AttrValue] = field(default_factory=dict)
    """For the root of what it becomes."""
    spans: dict[str, Span] = field(default_factory=dict)
    """Of both, by the names that they have there."""


def read_written(element: Element, template: Template, report: Report) -> Written:
    """The props and attributes of `element`, a use of the component `template`."""
    written = Written()
    for name, value in element.attrs.items():
        span = element.span_of(name)
        lead = next((lead for lead in _BOUND if name.startswith(lead)), "")
        bare = name.removeprefix(lead)
        declared = _declared(bare, template)
        if declared is not None:
            found = _prop(element, name, declared, template, report)
            if found is not NOT_A_PROP:
                written.props[declared] = found
                if span is not None:
                    written.spans[declared] = span
            continue
        kept, text = (bare, _bound_attribute(bare, value)) if lead else (name, value)
        if text is NOT_A_PROP:
            kept, text = name, value
        elif text is False:
            continue
        written.attrs[kept] = text
        if span is not None:
            written.spans[kept] = span
    return written


def bind_literals(element: Element) -> None:
    """Write out `:src="'/x.png'"` and `:style="{ color: 'red' }"`: what is a literal needs no Vue."""
    for name in [name for name in element.attrs if name.startswith(_BOUND)]:
        bare = name.removeprefix("v-bind:") if name.startswith("v-bind:") else name[1:]
        if bare == "key":
            del element.attrs[name]
            continue
        value = _bound_attribute(bare, element.attrs[name])
        if value is NOT_A_PROP:
            continue
        _replace(element, name, bare, value)


def _replace(element: Element, name: str, bare: str, value: Any) -> None:
    span = element.span_of(name)
    del element.attrs[name]
    if element.attr_spans:
        element.attr_spans.pop(name, None)
        if span is not None:
            element.attr_spans.setdefault(bare, span)
    if value is False:
        return
    if bare == "class":
        element.add_class(*str(value).split())
    elif bare == "style":
        element.add_style(str(value))
    else:
        element.attrs[bare] = value


def _declared(name: str, template: Template) -> str | None:
    """The declared prop that `name` is in Vue's spellings: `two-way` is `twoWay`."""
    if name in template.props:
        return name
    head, *rest = name.split("-")
    camel = head + "".join(part.capitalize() for part in rest)
    return camel if camel in template.props else None


def _prop(element: Element, name: str, prop: str, template: Template, report: Report) -> Any:
    declared = template.props[prop]
    text = element.get(name) or ""
    if name.startswith(_BOUND):
        try:
            value = parse_literal(text)
        except LiteralError as error:
            _tell(
                report,
                "not-a-value",
                f"`{prop}` of `{template.name}` cannot be worked out: {error}",
                element.span_of(name),
                "write a number, 'text', a list, true or false",
            )
            return NOT_A_PROP
    else:
        value = True if element.attrs[name] is None and "bool" in _kinds(declared) else text
    for kind in _kinds(declared):
        found = _as(kind, value)
        if found is not NOT_A_PROP and _is_choice(found, kind, declared):
            return found
    if value is not None:
        _tell_wrong(prop, template, text, element.span_of(name), report)
    return NOT_A_PROP


def _kinds(declared: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(declared.get("kinds") or (declared.get("kind", "text"),))


def _is_choice(value: Any, kind: str, declared: Mapping[str, Any]) -> bool:
    choices = declared.get("choices")
    if not choices or kind == "bool":
        return True
    return all(str(one) in choices for one in (value if isinstance(value, list) else [value]))


def _as(kind: str, value: Any) -> Any:
    """`value` as a `kind`; NOT_A_PROP where it is none."""
    match kind, value:
        case "any", _:
            return value
        case "bool", bool():
            return value
        case "bool", "" | "true" | "false":
            return value != "false"
        case "number", int() | float() if not isinstance(value, bool):
            return value
        case "number", str() if _NUMBER.fullmatch(value.strip()):
            number = float(value)
            return int(number) if number.is_integer() else number
        case "list", list():
            return value
        case "map", dict():
            return value
        case "classes", _:
            return class_words(value)
        case "text" | "image", str():
            return value
        case "text", int() | float() if not isinstance(value, bool):
            return _number_text(value)
        case _:
            return NOT_A_PROP


def class_words(value: Any) -> str:
    """Vue's forms of a class: text, a list, a map of class → whether it is on."""
    match value:
        case None | bool():
            return ""
        case list():
            return " ".join(filter(None, map(class_words, value)))
        case dict():
            return " ".join(str(name) for name, on in value.items() if on)
        case _:
            return str(value)


def _bound_attribute(name: str, value: AttrValue) -> Any:
    """The text of a bound attribute; False where Vue leaves it out, NOT_A_PROP where it is no literal."""
    try:
        found = parse_literal(value if isinstance(value, str) else "")
    except LiteralError:
        return NOT_A_PROP
    match found:
        case _ if name == "class":
            return class_words(found)
        case {**declarations} if name == "style":
            return "; ".join(f"{_property(str(key))}: {given}" for key, given in declarations.items())
        case list() if name == "style":
            return NOT_A_PROP
        case None | False:
            return False
        case True:
            return ""
        case list() | dict():
            return NOT_A_PROP
        case float() | int():
            return _number_text(found)
        case _:
            return str(found)


def _number_text(number: float) -> str:
    return str(number) if isinstance(number, int) else f"{number:g}"


def _property(name: str) -> str:
    """`fontSize` → `font-size`; a custom property stays."""
    return name if name.startswith("--") else re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", name)


def _tell_wrong(prop: str, template: Template, text: str, span: Span | None, report: Report) -> None:
    declared = template.props[prop]
    kinds, choices = _kinds(declared), declared.get("choices") or ()
    expected = " or ".join(KIND_NAMES[kind] for kind in kinds if not (choices and kind == "text"))
    if choices:
        listed = f"one of {', '.join(choices)}" if len(choices) > 1 else f"`{choices[0]}`"
        expected = f"{expected} or {listed}" if expected else listed
    meant = did_you_mean(text, choices) or next(iter(choices), "")
    form = f'{{0}}="{meant}"' if choices else _EXAMPLES.get(kinds[0], '{0}="…"')
    message = f"`{prop}` of `{template.name}` is {expected}, not `{text}`"
    _tell(report, "wrong-prop", message, span, f"write {form.format(prop)}")


def _tell(report: Report, code: str, message: str, span: Span | None, hint: str) -> None:
    if span is not None:
        report.error(code, message, span, hint)
