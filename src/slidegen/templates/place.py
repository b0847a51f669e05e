"""A template with its props and slots → nodes.

In:  a `Template`, the values of its props, what was written beyond them (attributes of the root), and
     the nodes for each slot.
Out: the template's tree with each `<slot>` replaced by its nodes (or by the slot's own content when
     nothing was given). The first template given shares its nodes with nobody: the caller owns them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

from slidegen.core.nodes import AttrValue, Element, Node, Text, elements
from slidegen.core.theme import Template
from slidegen.templates.background import background_style
from slidegen.templates.load import TemplateError
from slidegen.templates.markup import parse_template_markup


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # A prop that is not given and has no default leaves no word behind.
        finalize=lambda value: "" if value is None else value,
    )
    environment.globals["background_style"] = background_style
    return environment


@lru_cache(maxsize=256)
def _compile(source: str) -> jinja2.Template:
    return _environment().from_string(source)


@lru_cache(maxsize=256)
def _plain(source: str) -> str | None:
    """The markup of a template that says the same of every slide, as most layouts do."""
    return None if "{" in source else _compile(source).render()


def place(
    template: Template,
    props: Mapping[str, Any],
    attrs: Mapping[str, AttrValue],
    slots: Mapping[str, list[Node]],
    given: Mapping[str, Any] | None = None,
) -> list[Node]:
    """The nodes of `template`.

    `props` may leave out declared ones, which then have their default. `given` are further values that
    the template may use, below the props. `attrs` go to the root element: `class` and `style` are added
    to its own, others win over its own. Raises TemplateError.
    """
    try:
        html = _plain(template.source) or _compile(template.source).render(_values(template, props, given))
    except jinja2.TemplateError as error:
        line = getattr(error, "lineno", None) or 0
        raise TemplateError(template.path, line, str(error.message or error)) from error
    nodes = [_copy(node) for node in _read(html, template.path)]
    root = next((node for node in nodes if isinstance(node, Element)), None)
    if root is not None:
        _add_attrs(root, attrs)
    return _fill(nodes, slots)


@lru_cache(maxsize=256)
def _read(html: str, path: Path) -> tuple[Node, ...]:
    """The nodes of `html`; most slides have a layout with the same props. They are nobody's to change."""
    nodes = parse_template_markup(html, path)
    root = next((node for node in nodes if isinstance(node, Element)), None)
    for element in elements(nodes):
        element.inner = element is not root
    return tuple(nodes)


def _values(template: Template, props: Mapping[str, Any], given: Mapping[str, Any] | None) -> dict[str, Any]:
    """What `template` may use."""
    values = dict(given or {})
    values.update({name: declared["default"] for name, declared in template.props.items()})
    values.update({name: value for name, value in props.items() if name in template.props})
    return values


def _copy(node: Node) -> Node:
    if isinstance(node, Element):
        children = [_copy(child) for child in node.children]
        return Element(node.tag, dict(node.attrs), children, inner=node.inner)
    return Text(node.text) if isinstance(node, Text) else node


def _add_attrs(root: Element, attrs: Mapping[str, AttrValue]) -> None:
    for name, value in attrs.items():
        if name == "class" and not isinstance(value, tuple):
            root.add_class(*(value or "").split())
        elif name == "style" and value and isinstance(value, str):
            root.add_style(value)
        else:
            root.attrs[name] = value


def _fill(nodes: list[Node], slots: Mapping[str, list[Node]]) -> list[Node]:
    filled: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag == "slot":
            given = slots.get(node.get("name") or "default")
            filled += given if given and not _is_blank(given) else _fill(node.children, slots)
        else:
            if isinstance(node, Element):
                node.children = _fill(node.children, slots)
            filled.append(node)
    return filled


def _is_blank(nodes: list[Node]) -> bool:
    return all(isinstance(node, Text) and not node.text.strip() for node in nodes)
