"""The words of Vue's templates: which attributes and tags are whose.

In:  names as they are written. Out: what they are to Vue, to Slidev's directives, to HTML.
"""

from __future__ import annotations

import re
from functools import lru_cache

from slidegen.core.patterns import pattern

DIRECTIVES = frozenset({"v-after", "v-click", "v-click-hide", "v-drag", "v-mark", "v-motion"})
"""Slidev's own: the passes read them."""

CONTROL = frozenset(
    "v-if v-else-if v-else v-for v-show v-bind v-html v-text v-model v-on v-once v-memo v-cloak".split()
)
"""Vue's own."""

EXPRESSION = pattern(r"\{\{(.*?)\}\}", re.DOTALL)

_BOUND = ("v-bind:", ":")


def bound_name(attribute: str) -> str | None:
    """The attribute that `:name` or `v-bind:name` binds; None for another kind of attribute."""
    lead = next((lead for lead in _BOUND if attribute.startswith(lead)), None)
    return attribute.removeprefix(lead) if lead else None


def is_handler(attribute: str) -> bool:
    """`@click`, `v-on:click`."""
    return attribute.startswith(("@", "v-on:"))


def directive(attribute: str) -> str:
    """The directive without its argument and modifiers: `v-click.hide` → `v-click`."""
    return attribute.partition(".")[0].partition(":")[0]


@lru_cache(maxsize=1024)
def pascal(name: str) -> str:
    """`my-counter`, `myCounter` → `MyCounter`: by this, components are found in all spellings."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_.\s]+", name))
