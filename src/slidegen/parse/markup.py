"""The Markdown of one slide → its nodes by slot.

    text ─ markdown ─▶ tokens ─ tokens, html ─▶ tree ─▶ {"default": […], "right": […]}

Nothing is resolved here: links are marked, code and formulas are `Fence` and `Formula` with all that
their author said, components stay elements of their name. Every mistake is a diagnostic, and every
slide gets a tree.
"""

from __future__ import annotations

from typing import Any

from slidegen.core.deck import SlideSource
from slidegen.core.nodes import Element, Node
from slidegen.parse.context import MarkupContext
from slidegen.parse.markdown import read_markdown
from slidegen.parse.stretch import SlideText
from slidegen.parse.syntax.comark_block import MISTAKES, report_mistakes
from slidegen.parse.syntax.footnotes import UNUSED, report_unused
from slidegen.parse.syntax.math import UNCLOSED, report_unclosed
from slidegen.parse.syntax.slots import TEMPLATE_SLOT
from slidegen.parse.syntax.tasks import PREFIX
from slidegen.parse.tokens import TokenReader

__all__ = ["MarkupContext", "parse_markup"]


def parse_markup(slide: SlideSource, markup: MarkupContext) -> dict[str, list[Node]]:
    """Slot name → nodes of `slide`; `default` is always there. Mistakes go to `markup.report`."""
    source = SlideText(slide, markup)
    env: dict[str, Any] = {PREFIX: markup.prefix}
    tokens = read_markdown(slide.content, env, markup.dialect)
    report_unclosed(env.get(UNCLOSED, []), source)
    report_unused(env.get(UNUSED, []), source)
    report_mistakes(env.get(MISTAKES, []), source)
    reader = TokenReader(source, has_notes=bool(env.get("footnotes", {}).get("refs")))
    reader.read(tokens)
    slots = reader.tree.finish()
    _take_templates(slots)
    return slots


def _take_templates(slots: dict[str, list[Node]]) -> None:
    """Vue's own way to fill a slot: what is in `<template #right>` goes to `right`."""
    for nodes in list(slots.values()):
        for node in [node for node in nodes if isinstance(node, Element) and node.tag == "template"]:
            name = next((match[1] for key in node.attrs if (match := TEMPLATE_SLOT.match(key))), None)
            if name is not None:
                nodes.remove(node)
                slots.setdefault(name, []).extend(node.children)
